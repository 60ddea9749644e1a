/** Plans: what is sold. On screen they are called packages. */

/** A package sells hotspot tokens or VPN accounts. */
export const PLAN_KINDS = ['hotspot', 'vpn'] as const
export type PlanKind = (typeof PLAN_KINDS)[number]

/** What the editor offers at present; VPN accounts come with their servers. */
export const OFFERED_KINDS: readonly PlanKind[] = ['hotspot']

/** Colours by which people find a package; never the only thing that tells two apart. */
export const PLAN_COLOURS = ['red', 'orange', 'yellow', 'green', 'blue', 'violet', 'pink', 'grey'] as const
export type PlanColour = (typeof PLAN_COLOURS)[number]

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
  /** The speeds that a customer has for the first `burstSeconds` of loading something; null where there are none. */
  readonly burstUploadKbps: number | null
  readonly burstDownloadKbps: number | null
  readonly burstSeconds: number | null
  /** Devices that may be online at once with one token. */
  readonly devices: number
  /** Only the first device that logs in may; it can be let go by hand. */
  readonly lockDevice: boolean
}

/** The limits of a plan or token alone, without what else its row holds. */
export function limitsOf(of: PlanLimits): PlanLimits {
  const { timeLimitSeconds, validitySeconds, validityFrom, dataLimitBytes, uploadKbps, downloadKbps } = of
  const { burstUploadKbps, burstDownloadKbps, burstSeconds, devices, lockDevice } = of
  return {
    timeLimitSeconds,
    validitySeconds,
    validityFrom,
    dataLimitBytes,
    uploadKbps,
    downloadKbps,
    burstUploadKbps,
    burstDownloadKbps,
    burstSeconds,
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
