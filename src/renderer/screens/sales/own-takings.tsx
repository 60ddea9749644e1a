/** What a cashier took themselves: today, and on their last days. */
import { useTranslation } from 'react-i18next'
import { useOwnTakings } from '../../bridge/takings-queries.ts'
import { Money } from '../../components/money.tsx'

const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' })

export function OwnTakings() {
  const { t } = useTranslation()
  const { data: own } = useOwnTakings()
  if (!own) return null
  return (
    <section aria-label={t('reports.ownToday')} className="mx-auto mt-4 w-full max-w-72">
      <p className="flex items-baseline justify-between font-semibold">
        {t('reports.ownToday')} <Money minor={own.today.netMinor} />
      </p>
      <h2 className="mt-4 text-sm text-muted">{t('reports.ownDays')}</h2>
      <ol className="flex max-h-80 flex-col overflow-y-auto">
        {own.days.map((one) => (
          <li key={one.day} className="flex items-baseline justify-between border-b border-line py-1.5 text-sm">
            <span>
              {day.format(Date.parse(`${one.day}T00:00:00Z`))}{' '}
              <span className="text-muted">{t('sales.count', { count: one.sales })}</span>
            </span>
            <Money minor={one.netMinor} />
          </li>
        ))}
      </ol>
    </section>
  )
}
