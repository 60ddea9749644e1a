/** What is about to be sold where no ticket will be printed: the slip that was scanned, or the code that gets more. */
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Slip } from '../../../contract/slips.ts'
import { useMoment } from '../../frame/use-moment.ts'
import { moreInWords } from '../../tokens/more-words.ts'
import type { Goods } from './draft.ts'

export function GoodsCard({ goods }: { goods: Exclude<Goods, { kind: 'plan' }> }) {
  const { t } = useTranslation()
  if (goods.kind === 'slip') return <SlipCard slip={goods.slip} />
  const { offer, codeGroups } = goods
  return (
    <Card kind={t('goods.topUp')} codeGroups={codeGroups}>
      <p className="text-lg font-semibold">{offer.planName}</p>
      <p className="text-muted">{t('goods.putOn', { more: moreInWords(offer, t) })}</p>
    </Card>
  )
}

function SlipCard({ slip }: { slip: Slip }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const { codeGroups, planName, batchNumber, batchNote, sellerName, firstUsedAt } = slip
  return (
    <Card kind={t('goods.slip')} codeGroups={codeGroups}>
      <p className="text-lg font-semibold">{planName}</p>
      <p className="text-muted">
        {[t('goods.batch', { number: batchNumber }), batchNote].filter((part) => part !== '').join(' · ')}
      </p>
      {sellerName !== null && <p className="text-muted">{t('goods.seller', { name: sellerName })}</p>}
      {firstUsedAt !== null && (
        <p role="alert" className="flex gap-2 rounded-control bg-bad-soft p-3 text-bad">
          <CircleAlert size={20} aria-hidden="true" className="shrink-0" />
          {t('goods.used', { when: moment(firstUsedAt) })}
        </p>
      )}
    </Card>
  )
}

function Card(props: { kind: string; codeGroups: readonly string[]; children: ReactNode }) {
  const { kind, codeGroups, children } = props
  return (
    <article className="mx-auto flex w-full max-w-80 flex-col gap-3 rounded-card border border-line bg-surface p-6 text-center shadow-card">
      <p className="text-sm font-semibold text-muted">{kind}</p>
      <p className="code text-4xl font-bold">{codeGroups.join(' ')}</p>
      {children}
    </article>
  )
}
