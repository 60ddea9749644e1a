/** Facts about a person in words: where they work, when they last signed in. */
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocationView, PersonView } from '../../../contract/people.ts'
import { dayOf } from '../../../core/time.ts'
import { PlaceContext, useTimeOfDay } from '../../frame/counter-context.ts'

/** `All locations`, or their names; a manager is not told the names of locations they do not share. */
export function useWorksAt(locations: readonly LocationView[]): (person: PersonView) => string {
  const { t } = useTranslation()
  return ({ role, locationIds }) => {
    if (role === 'super_admin') return t('people.everywhere')
    const known = locations.filter(({ id }) => locationIds.includes(id)).map(({ name }) => name)
    const more = locationIds.length - known.length
    if (known.length === 0) return t('people.nowhere')
    return more > 0 ? t('people.more', { places: known.join(', '), count: more }) : known.join(', ')
  }
}

/** `today 14:05`, `21 Nov 2026`, or `never`, by the café's clock. */
export function useLastSignIn(): (person: PersonView) => string {
  const { t } = useTranslation()
  const { timeZone } = useContext(PlaceContext)
  const timeOfDay = useTimeOfDay()
  const date = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium' })
  return ({ lastSignInAt }) => {
    if (lastSignInAt === null) return t('people.never')
    const isToday = dayOf(lastSignInAt, timeZone) === dayOf(Date.now(), timeZone)
    return isToday ? t('people.today', { time: timeOfDay(lastSignInAt) }) : date.format(lastSignInAt)
  }
}
