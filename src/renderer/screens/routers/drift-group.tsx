/** The differences of one kind: some of them chosen or none, and the answers that go for those or for all. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DriftKind } from '../../../contract/router.ts'
import type { SaleView } from '../../../contract/sales.ts'
import { useDrift } from '../../bridge/router-queries.ts'
import { Button } from '../../components/button.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { DriftAnswers } from './drift-answers.tsx'
import { DriftLine } from './drift-line.tsx'

/** How many are shown at first, and how many more each time. */
const SHOWN = 20
/** The most that a call takes at once. */
const MOST_SHOWN = 200

interface DriftGroupProps {
  readonly kind: DriftKind
  readonly routerId: string | null
  readonly count: number
  readonly onOpenSale: (sale: SaleView) => void
}

export function DriftGroup({ kind, routerId, count, onOpenSale }: DriftGroupProps) {
  const { t } = useTranslation()
  const [limit, setLimit] = useState(SHOWN)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const { data, error, refetch } = useDrift(routerId, kind, limit)
  const rows = data?.rows ?? []
  // What was answered meanwhile is chosen no more.
  const chosen = rows.filter(({ id }) => picked.has(id)).map(({ id }) => id)
  const pick = (id: string, isPicked: boolean) => {
    const others = [...picked].filter((other) => other !== id)
    setPicked(new Set(isPicked ? [...others, id] : others))
  }
  return (
    <section aria-label={t(`driftKind.${kind}.title`)} className="flex flex-col gap-3">
      <header>
        <h3 className="font-semibold">
          {t(`driftKind.${kind}.title`)} <span className="money text-muted">({count.toLocaleString('en')})</span>
        </h3>
        <p className="text-muted">{t(`driftKind.${kind}.text`)}</p>
      </header>
      <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
      <ul className="rounded-card border border-line bg-surface shadow-card">
        {rows.map((row) => (
          <DriftLine
            key={row.id}
            row={row}
            withRouter={routerId === null}
            isPicked={picked.has(row.id)}
            onPick={(isPicked) => pick(row.id, isPicked)}
            onOpenSale={onOpenSale}
          />
        ))}
      </ul>
      {count > rows.length && limit < MOST_SHOWN && (
        <Button
          weight="quiet"
          className="self-center"
          onClick={() => setLimit(Math.min(MOST_SHOWN, limit === SHOWN ? 100 : MOST_SHOWN))}
        >
          {t('drift.showMore')}
        </Button>
      )}
      <DriftAnswers
        key={chosen.length === 0 ? 'all' : 'chosen'}
        kind={kind}
        routerId={routerId}
        ids={chosen.length === 0 ? null : chosen}
        onAnswered={() => setPicked(new Set())}
      />
    </section>
  )
}
