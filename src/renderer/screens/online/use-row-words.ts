/** What rows are said with, made once for all of them: a list that scrolls draws thousands of cells. */
import { useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnlineRow } from '../../../contract/online.ts'
import { secondsLeft } from '../../../core/session-left.ts'
import { PlaceContext } from '../../frame/counter-context.ts'
import { shortBytes, shortDuration, shortSpeed } from '../../text/amounts.ts'

/** A cell's two lines; the second may be empty. */
export interface Lines {
  readonly first: string
  readonly second: string
}

export interface RowWords {
  readonly downAndUp: (down: string, up: string) => string
  readonly package: (row: OnlineRow) => string
  readonly since: (row: OnlineRow, now: number) => Lines
  readonly left: (row: OnlineRow, now: number) => Lines
  readonly used: (row: OnlineRow) => Lines
  readonly speed: (row: OnlineRow) => Lines
}

/** A time of day says which day only for the next one. */
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

export function useRowWords(): RowWords {
  const { t } = useTranslation()
  const { timeZone } = useContext(PlaceContext)
  return useMemo(() => {
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
    const speedOf = (bitsPerSecond: number | null) => (bitsPerSecond === null ? '–' : shortSpeed(bitsPerSecond))
    return {
      downAndUp: (down, up) => t('online.downAndUp', { down, up }),
      package: ({ soldAs, origin }) => soldAs?.planName ?? t(`onlineOrigin.${origin}`),
      since: ({ since }, now) => ({
        first: now - since < MINUTE_MS ? t('online.justNow') : shortDuration((now - since) / 1_000),
        second: t('online.sinceTime', { time: clock.format(since) }),
      }),
      left: ({ left }, now) => {
        const seconds = secondsLeft(left, now)
        const { dataBytes, until } = left
        const isByClock = seconds !== undefined && until !== null && until - now < DAY_MS
        const [first = t('online.noLimit'), second = ''] = [
          seconds !== undefined && (seconds === 0 ? t('online.usedUp') : shortDuration(seconds)),
          dataBytes !== null && t('online.dataLeft', { amount: shortBytes(dataBytes) }),
          isByClock && t('online.untilTime', { time: clock.format(until) }),
        ].filter((line) => line !== false)
        return { first, second }
      },
      used: ({ bytesDown, bytesUp }) => ({ first: shortBytes(bytesDown), second: shortBytes(bytesUp) }),
      speed: ({ downBitsPerSecond, upBitsPerSecond }) => ({
        first: speedOf(downBitsPerSecond),
        second: speedOf(upBitsPerSecond),
      }),
    }
  }, [t, timeZone])
}
