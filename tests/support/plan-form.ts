/** A package as an owner would fill it in. */
import type { PlanEdit } from '../../src/contract/plan-form.ts'

export function planForm(change: Partial<PlanEdit> = {}): PlanEdit {
  return {
    name: 'Evening',
    kind: 'hotspot',
    timeLimitSeconds: 3_600,
    validitySeconds: null,
    validityFrom: 'first_login',
    dataLimitBytes: null,
    uploadKbps: 512,
    downloadKbps: 2_000,
    burstUploadKbps: null,
    burstDownloadKbps: null,
    burstSeconds: null,
    devices: 1,
    lockDevice: false,
    codeLength: 6,
    colour: null,
    routerId: null,
    taxRateId: null,
    activeHours: null,
    ...change,
  }
}
