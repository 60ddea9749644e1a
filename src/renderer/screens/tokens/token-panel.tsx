/** One code: how it stands, what is left, whose it is, what can be done, and everything that happened to it. */
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import type { Me } from '../../../contract/session.ts'
import type { TokenStory } from '../../../contract/token.ts'
import { useTokenStory } from '../../bridge/code-queries.ts'
import { CallProblem } from '../../components/problem.tsx'
import { StateChip } from '../../components/state-chip.tsx'
import { useMoment } from '../../frame/use-moment.ts'
import { GRANT_TONE } from '../../tickets/needs.ts'
import { TokenActions } from '../../tokens/token-actions.tsx'
import { TokenLife } from '../../tokens/token-life.tsx'
import { StoryActions } from './story-actions.tsx'
import { Timeline } from './timeline.tsx'
import { WORD_TONE } from './word-tone.ts'

interface TokenPanelProps {
  readonly tokenId: string
  readonly me: Me
  readonly onOpenSale: (sale: SaleView) => void
}

export function TokenPanel({ tokenId, me, onOpenSale }: TokenPanelProps) {
  const { t } = useTranslation()
  const { data: story, error } = useTokenStory(tokenId)
  if (error) return <CallProblem error={error} />
  if (!story) return <p className="text-muted">{t('codesRoom.loading')}</p>
  const { life, word, sale } = story
  const isLive = word === 'good' || word === 'over' || word === 'blocked'
  return (
    <article aria-labelledby="code" className="flex flex-col gap-4">
      <header className="flex flex-col gap-2">
        <h2 id="code" className="code text-4xl font-bold">
          {life.codeGroups.join(' ')}
        </h2>
        <div className="flex flex-wrap gap-2">
          <StateChip tone={WORD_TONE[word]}>{t(`tokenWord.${word}`)}</StateChip>
          {(word === 'good' || word === 'unsold') && life.routers.length > 0 && (
            <StateChip tone={GRANT_TONE[life.state]}>{t(`grantState.${life.state}`)}</StateChip>
          )}
        </div>
        <p className="font-semibold">{life.planName}</p>
        <TokenLife token={life} />
        <Origin story={story} />
      </header>
      <StoryActions story={story} me={me} onOpenSale={onOpenSale} />
      {sale && isLive && <TokenActions token={life} />}
      <Timeline events={story.events} />
    </article>
  )
}

/** Whose it is: the customer's words, the sale, the batch. */
function Origin({ story: { sale, batch, isStock } }: { story: TokenStory }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const lines = [
    sale && t('codesRoom.by', { name: sale.byName, when: moment(sale.at) }),
    batch && [t('codesRoom.batch', { number: batch.number }), batch.note, batch.sellerName].filter(Boolean).join(' · '),
    isStock && !sale ? t('codesRoom.stock') : null,
    sale && [sale.note, sale.phone].filter((part) => part !== null).join(' · '),
  ].filter((line) => line !== null && line !== '')
  return lines.map((line) => (
    <p key={line} className="text-sm break-words text-muted">
      {line}
    </p>
  ))
}
