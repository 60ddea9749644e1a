/** A package's speeds as RouterOS writes them. */
import type { PlanLimits } from './plan.ts'

type Speeds = Pick<PlanLimits, 'uploadKbps' | 'downloadKbps' | 'burstUploadKbps' | 'burstDownloadKbps' | 'burstSeconds'>

/**
 * RouterOS `rate-limit`, `rx/tx` as the router sees it: the customer's upload first. Undefined when unlimited.
 *
 * With a burst: `512k/2000k 1024k/8000k 384k/1500k 22/43`, which is speed, burst speed, threshold and time. The router
 * lets somebody burst while their average over that time is below the threshold; at the burst speed it gets there after
 * time × threshold ÷ burst speed (manual, "Queues - Burst"), so that is turned round to give the seconds of the package.
 * The threshold is three quarters of the speed: whoever goes on loading stays at the speed and does not burst again.
 */
export function rateLimitOf(of: Speeds): string | undefined {
  if (of.uploadKbps === null && of.downloadKbps === null) return undefined
  const sides = [side(of.uploadKbps, of.burstUploadKbps, of), side(of.downloadKbps, of.burstDownloadKbps, of)]
  const part = (name: keyof Side) => sides.map((each) => each[name]).join('/')
  if (sides.every(({ time }) => time === 0)) return part('speed')
  return [part('speed'), part('burst'), part('threshold'), part('time')].join(' ')
}

/** One way of the line; `0` is no limit, or no burst. */
interface Side {
  readonly speed: string
  readonly burst: string
  readonly threshold: string
  /** Seconds. */
  readonly time: number
}

const NO_BURST = { burst: '0', threshold: '0', time: 0 }

function side(kbps: number | null, burstKbps: number | null, { burstSeconds }: Speeds): Side {
  if (kbps === null) return { speed: '0', ...NO_BURST }
  const speed = `${kbps}k`
  if (burstKbps === null || burstSeconds === null || burstKbps <= kbps) return { speed, ...NO_BURST }
  const thresholdKbps = Math.max(1, Math.floor((kbps * 3) / 4))
  const time = Math.ceil((burstSeconds * burstKbps) / thresholdKbps)
  return { speed, burst: `${burstKbps}k`, threshold: `${thresholdKbps}k`, time }
}
