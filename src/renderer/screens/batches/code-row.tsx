/** One code of a batch on one line: where it is on the router, on paper, in the books, and in use. */
import { memo, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchToken } from '../../../contract/batch.ts'
import { StateChip } from '../../components/state-chip.tsx'
import { PlaceContext } from '../../frame/counter-context.ts'

const COLUMNS =
  'grid grid-cols-[4rem_minmax(9rem,1.1fr)_minmax(9rem,1fr)_minmax(8rem,1fr)_minmax(6rem,0.8fr)_minmax(8rem,1fr)] items-center gap-3 px-4'

export function CodeHeadings() {
  const { t } = useTranslation()
  return (
    <div aria-hidden="true" className={`${COLUMNS} h-8 shrink-0 text-sm text-muted`}>
      {(['place', 'code', 'router', 'paper', 'sale', 'use'] as const).map((name) => (
        <span key={name}>{t(`batchCodes.${name}`)}</span>
      ))}
    </div>
  )
}

/** What rows say, made once for all of them: drawing one must cost next to nothing. */
export function useCodeWords() {
  const { t } = useTranslation()
  const { timeZone } = useContext(PlaceContext)
  return useMemo(() => {
    const day = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone, ...day })
    return {
      coming: t('batchCodes.coming'),
      void: t('batchCodes.void'),
      over: t('batchCodes.over'),
      notThere: t('batchCodes.notThere'),
      closed: t('batchCodes.closed'),
      states: {
        on_router: t('tokenFilter.on_router'),
        waiting: t('tokenFilter.waiting'),
        refused: t('tokenFilter.refused'),
        removing: t('batchCodes.leaving'),
        off_router: t('batchCodes.gone'),
      },
      printed: (at: number) => t('batchCodes.printed', { when: clock.format(at) }),
      used: (at: number) => t('batchCodes.used', { when: clock.format(at) }),
      sold: (number: number) => t('batchCodes.sold', { number }),
    }
  }, [t, timeZone])
}

interface CodeRowProps {
  readonly token: BatchToken | undefined
  readonly place: number
  readonly words: ReturnType<typeof useCodeWords>
}

const TONES = { on_router: 'good', waiting: 'wait', refused: 'bad', removing: 'wait', off_router: 'ask' } as const

/** A row that has not come yet says so. */
export const CodeRow = memo(function CodeRow({ token, place, words }: CodeRowProps) {
  if (!token) {
    return (
      <div className={`${COLUMNS} h-full text-muted`}>
        <span className="money">{place}</span>
        <span>{words.coming}</span>
      </div>
    )
  }
  return (
    <div className={`${COLUMNS} h-full`}>
      <span className="money text-muted">{place}</span>
      <span className="code truncate font-semibold">{token.codeGroups.join(' ')}</span>
      <span className="truncate">
        <OnRouter token={token} words={words} />
      </span>
      <span className="truncate text-sm text-muted">{token.printedAt !== null && words.printed(token.printedAt)}</span>
      <span className="money truncate text-sm">{token.saleNumber !== null && words.sold(token.saleNumber)}</span>
      <span className="truncate text-sm text-muted">
        {token.isOver && token.voidedAt === null
          ? words.over
          : token.firstUsedAt !== null && words.used(token.firstUsedAt)}
      </span>
    </div>
  )
})

function OnRouter({ token, words }: { token: BatchToken; words: CodeRowProps['words'] }) {
  if (token.voidedAt !== null) return <span className="text-sm text-muted">{words.void}</span>
  if (token.state === null) return <span className="text-sm text-muted">{words.notThere}</span>
  const isClosed = token.isClosed && token.state === 'on_router'
  return <StateChip tone={TONES[token.state]}>{isClosed ? words.closed : words.states[token.state]}</StateChip>
}
