/** What is behind a figure: its rows, and from a code its whole story. */
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Verdict } from '../../../contract/reconcile.ts'
import type { SaleView } from '../../../contract/sales.ts'
import type { Days } from '../../bridge/check-queries.ts'
import { useMe } from '../../bridge/queries.ts'
import { Button } from '../../components/button.tsx'
import { TokenPanel } from '../tokens/token-panel.tsx'
import { CashBehind } from './cash-behind.tsx'
import { CodesBehind } from './codes-behind.tsx'
import type { Figure } from './figures.ts'
import { HabitsBehind, PlansBehind, StrangersBehind } from './other-behind.tsx'

interface BehindProps {
  readonly figure: Figure
  readonly verdict: Verdict
  readonly days: Days
  readonly onOpenSale: (sale: SaleView) => void
  readonly onOpenShift: ((shiftId: string) => void) | undefined
}

export function Behind(props: BehindProps) {
  const { t } = useTranslation()
  const { data: me } = useMe()
  const [tokenId, setTokenId] = useState<string | null>(null)
  const { figure } = props
  if (tokenId !== null && me) {
    return (
      <div className="flex flex-col gap-3">
        <Button
          weight="quiet"
          className="-ms-4 self-start"
          icon={<ArrowLeft size={18} aria-hidden="true" className="rtl:rotate-180" />}
          onClick={() => setTokenId(null)}
        >
          {t('checks.back')}
        </Button>
        <TokenPanel tokenId={tokenId} me={me} onOpenSale={props.onOpenSale} />
      </div>
    )
  }
  return (
    <section aria-label={t(`checkFigure.${figure}.title`)} className="flex flex-col gap-4">
      <header>
        <h3 className="text-lg font-semibold">{t(`checkFigure.${figure}.title`)}</h3>
        <p className="text-sm text-muted">{t(`checkFigure.${figure}.lead`)}</p>
      </header>
      <Rows {...props} onOpenToken={setTokenId} />
    </section>
  )
}

function Rows({
  figure,
  verdict,
  days,
  onOpenShift,
  onOpenToken,
}: BehindProps & { onOpenToken: (id: string) => void }) {
  switch (figure) {
    case 'cash':
      return <CashBehind cash={verdict.cash} days={days} onOpenShift={onOpenShift} />
    case 'sold':
      return <PlansBehind days={days} />
    case 'strangers':
      return <StrangersBehind />
    case 'habits':
      return <HabitsBehind habits={verdict.habits} />
    default:
      return <CodesBehind figure={figure} days={days} onOpenToken={onOpenToken} />
  }
}
