/** What entries are said with: the texts, the café's money and clock, the names of locations. */
import { useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocations } from '../../bridge/queries.ts'
import { useCurrency } from '../../components/money.tsx'
import { PlaceContext } from '../../frame/counter-context.ts'
import type { FactWords } from './entry-facts.ts'

export function useFactWords(): FactWords {
  const { t } = useTranslation()
  const currency = useCurrency()
  const { data: locations } = useLocations()
  const locationNames = useMemo(() => new Map(locations?.map(({ id, name }) => [id, name])), [locations])
  return { t, currency, locationNames }
}

/** The day and the time of an instant, by the café's clock. */
export function useWhen() {
  const { timeZone } = useContext(PlaceContext)
  return useMemo(() => {
    const day = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full' })
    const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' })
    return { dayTitle: (atMs: number) => day.format(atMs), timeOf: (atMs: number) => time.format(atMs) }
  }, [timeZone])
}
