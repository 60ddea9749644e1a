/** Selling more onto a code that somebody has: which packages fit it, and what each puts on it. */
import type { PlanLimits } from './plan.ts'
import type { Extension } from './token-life.ts'

const LIMITED = ['timeLimitSeconds', 'validitySeconds', 'dataLimitBytes'] as const
const SAME = [
  'uploadKbps',
  'downloadKbps',
  'burstUploadKbps',
  'burstDownloadKbps',
  'burstSeconds',
  'devices',
  'lockDevice',
] as const

/**
 * What a package puts on a code; undefined when it does not fit.
 *
 * It fits when both end by the same things, so that nothing that is paid for is lost to a limit the package says nothing
 * about, and when the code gives the speed and the devices that the package promises.
 */
export function topUpBy(plan: PlanLimits, token: PlanLimits): Extension | undefined {
  const isSameKind = LIMITED.every((limit) => (plan[limit] === null) === (token[limit] === null))
  const isSamePromise = SAME.every((promise) => plan[promise] === token[promise])
  const more = {
    seconds: plan.timeLimitSeconds ?? 0,
    bytes: plan.dataLimitBytes ?? 0,
    validitySeconds: plan.validitySeconds ?? 0,
  }
  return isSameKind && isSamePromise && more.seconds + more.bytes + more.validitySeconds > 0 ? more : undefined
}
