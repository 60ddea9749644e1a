/** An instant as people say it: the time if it was today, the day too if it was not. */
import { useContext } from 'react'
import { dayOf } from '../../core/time.ts'
import { PlaceContext, useTimeOfDay } from './counter-context.ts'

/** From one instant to another: the day is said once where both are of the same, `21 Nov, 07:45 – 22:00`. */
export function useSpan(): (fromMs: number, untilMs: number) => string {
  const { timeZone } = useContext(PlaceContext)
  const timeOfDay = useTimeOfDay()
  const moment = useMoment()
  return (fromMs, untilMs) => {
    const isOneDay = dayOf(fromMs, timeZone) === dayOf(untilMs, timeZone)
    return `${moment(fromMs)} – ${isOneDay ? timeOfDay(untilMs) : moment(untilMs)}`
  }
}

/** `14:05`, or `21 Nov, 14:05`, or with another year `21 Nov 2025, 14:05`, by the café's clock. */
export function useMoment(): (atMs: number) => string {
  const { timeZone } = useContext(PlaceContext)
  const timeOfDay = useTimeOfDay()
  const format = (year?: 'numeric') =>
    new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short', year })
  return (atMs) => {
    const [today, day] = [Date.now(), atMs].map((at) => dayOf(at, timeZone))
    if (day === today) return timeOfDay(atMs)
    const isThisYear = day?.slice(0, 4) === today?.slice(0, 4)
    return `${format(isThisYear ? undefined : 'numeric').format(atMs)}, ${timeOfDay(atMs)}`
  }
}
