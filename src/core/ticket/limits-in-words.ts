/** What a token allows, as its ticket says it. */
import { formatBytes, formatDuration } from '../durations.ts'
import type { PlanLimits } from '../plan.ts'
import { remember } from '../remember.ts'
import type { TicketWords } from './languages/ticket-words.ts'

/** What is absent is no limit. */
export type TicketLimits = Pick<PlanLimits, 'devices'> & {
  readonly [K in 'timeLimitSeconds' | 'validitySeconds' | 'validityFrom' | 'dataLimitBytes' | 'lockDevice']?:
    | PlanLimits[K]
    | undefined
    | null
}

/** `['3 hours online', 'Valid 1 week from first login', '1.5 GB of data', '2 devices']`: a line each. */
export function limitsInWords(limits: TicketLimits, words: TicketWords): string[] {
  const lasting = (seconds: number) => formatDuration(seconds, words.locale, words.durationJoin)
  return [
    ...(limits.timeLimitSeconds ? [words.online(lasting(limits.timeLimitSeconds))] : []),
    ...(limits.validitySeconds
      ? [words.validFrom[limits.validityFrom ?? 'first_login'](lasting(limits.validitySeconds))]
      : []),
    ...(limits.dataLimitBytes ? [words.data(formatBytes(limits.dataLimitBytes, words.locale, words.dataUnits))] : []),
    ...(limits.devices > 1 ? [counted(limits.devices, words)] : []),
    ...(limits.lockDevice ? [words.lockDevice] : []),
  ]
}

const pluralRules = remember((locale = '') => new Intl.PluralRules(locale))

function counted(count: number, { devices, locale }: TicketWords): string {
  const form = devices[pluralRules(locale).select(count)] ?? devices.other
  return form.replace('#', String(count))
}
