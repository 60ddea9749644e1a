/** What should be in the drawer of each open shift. */
import { useTranslation } from 'react-i18next'
import type { TodayReport } from '../../../contract/report.ts'
import { formatMoney } from '../../../core/money.ts'
import { StateChip } from '../../components/state-chip.tsx'
import { Card } from './card.tsx'

export function DrawersCard({ drawers }: Pick<TodayReport, 'drawers'>) {
  const { t } = useTranslation()
  return (
    <Card title={t('reports.drawers')}>
      {drawers.length === 0 && <p className="text-sm text-muted">{t('reports.noDrawer')}</p>}
      {drawers.map(({ shiftNumber, personName, state, contents }) => (
        <div key={shiftNumber} className="flex items-baseline justify-between gap-3">
          <span className="flex flex-col items-start gap-1 text-sm">
            {t('reports.shiftOf', { number: shiftNumber, name: personName })}
            {state === 'counting' && <StateChip tone="wait">{t('reports.counting')}</StateChip>}
          </span>
          <span className="flex flex-col items-end">
            {contents.map(({ currency, expectedMinor }) => (
              <span key={currency} className="money font-semibold">
                {formatMoney(expectedMinor, currency)}
              </span>
            ))}
          </span>
        </div>
      ))}
    </Card>
  )
}
