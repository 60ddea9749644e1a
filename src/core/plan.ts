/** Plans: what is sold. On screen they are called packages. */

/** A package sells hotspot tokens or VPN accounts. */
export const PLAN_KINDS = ['hotspot', 'vpn'] as const
export type PlanKind = (typeof PLAN_KINDS)[number]

/** When a package is on sale, by the location's clock: on these days of the week, from one minute of the day to another. */
export interface ActiveHours {
  /** 1 is Monday, 7 is Sunday. */
  readonly days: readonly number[]
  /** Minutes since midnight; where `until` is not later than `from`, the hours go on past midnight. */
  readonly from: number
  readonly until: number
}

/** What a token of this plan may do on the router; null means no limit. */
export interface PlanLimits {
  /** Online time, counted only while connected. */
  readonly timeLimitSeconds: number | null
  /** Time by the wall clock, online or not, from the first login or from the sale. */
  readonly validitySeconds: number | null
  readonly validityFrom: 'first_login' | 'sale'
  readonly dataLimitBytes: number | null
  readonly uploadKbps: number | null
  readonly downloadKbps: number | null
  /** Devices that may be online at once with one token. */
  readonly devices: number
  /** Only the first device that logs in may; it can be let go by hand. */
  readonly lockDevice: boolean
}

/** The limits of a plan or token alone, without what else its row holds. */
export function limitsOf(of: PlanLimits): PlanLimits {
  const { timeLimitSeconds, validitySeconds, validityFrom, dataLimitBytes, uploadKbps, downloadKbps } = of
  const { devices, lockDevice } = of
  return {
    timeLimitSeconds,
    validitySeconds,
    validityFrom,
    dataLimitBytes,
    uploadKbps,
    downloadKbps,
    devices,
    lockDevice,
  }
}

/** A package as it is proposed: hours are counted online, days and weeks by the clock from the first login. */
interface SamplePlan extends Pick<PlanLimits, 'timeLimitSeconds' | 'validitySeconds'> {
  readonly name: string
  /** In whole units of the café's currency. */
  readonly priceUnits: number
}

/** The four packages a first run proposes; names and prices are the owner's to change. */
export const SAMPLE_PLANS: readonly SamplePlan[] = [
  { name: '1 hour', timeLimitSeconds: 3_600, validitySeconds: null, priceUnits: 1 },
  { name: '3 hours', timeLimitSeconds: 3 * 3_600, validitySeconds: null, priceUnits: 2 },
  { name: 'Day', timeLimitSeconds: null, validitySeconds: 86_400, priceUnits: 5 },
  { name: 'Week', timeLimitSeconds: null, validitySeconds: 7 * 86_400, priceUnits: 20 },
]

/** RouterOS `rate-limit`, `rx/tx` as the router sees it: the customer's upload first. Undefined when unlimited. */
export function rateLimitOf(limits: PlanLimits): string | undefined {
  if (limits.uploadKbps === null && limits.downloadKbps === null) return undefined
  const side = (kbps: number | null) => (kbps === null ? '0' : `${kbps}k`)
  return `${side(limits.uploadKbps)}/${side(limits.downloadKbps)}`
}
