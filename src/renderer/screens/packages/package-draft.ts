/** A package as somebody is filling it in: what the editor shows, and what it sends. */
import type { PlanRecord } from '../../../contract/plan.ts'
import { PlanEdit } from '../../../contract/plan-form.ts'
import { DEFAULT_RANDOM_LENGTH } from '../../../core/codes.ts'
import { parseAmount } from '../../../core/money.ts'
import type { PlanColour, PlanKind } from '../../../core/plan.ts'
import { type Checked, check, type Problems, readWhole } from '../../forms/check.ts'
import type { DataUnit, TimeUnit } from '../../tokens/extend-draft.ts'
import { type HoursDraft, hoursDraftOf, NO_HOURS, readHours } from './hours-draft.ts'

/** Amounts are as they were typed; an empty one is no limit. */
export interface PackageDraft {
  readonly name: string
  readonly kind: PlanKind
  /** Of a new package. */
  readonly price: string
  readonly time: string
  readonly timeUnit: TimeUnit
  readonly validity: string
  readonly validityUnit: TimeUnit
  readonly validityFrom: 'first_login' | 'sale'
  readonly data: string
  readonly dataUnit: DataUnit
  /** Speeds in Mbit/s. */
  readonly upload: string
  readonly download: string
  readonly burstUpload: string
  readonly burstDownload: string
  readonly burstSeconds: string
  readonly devices: string
  readonly lockDevice: boolean
  readonly codeLength: string
  readonly colour: PlanColour | null
  readonly routerId: string | null
  readonly taxRateId: string | null
  readonly hours: HoursDraft
}

const UNIT_SECONDS: Readonly<Record<TimeUnit, number>> = { minutes: 60, hours: 3_600, days: 86_400 }
const UNIT_BYTES: Readonly<Record<DataUnit, number>> = { mb: 1e6, gb: 1e9 }

export const NEW_PACKAGE: PackageDraft = {
  name: '',
  kind: 'hotspot',
  price: '',
  time: '1',
  timeUnit: 'hours',
  validity: '',
  validityUnit: 'days',
  validityFrom: 'first_login',
  data: '',
  dataUnit: 'gb',
  upload: '',
  download: '',
  burstUpload: '',
  burstDownload: '',
  burstSeconds: '',
  devices: '1',
  lockDevice: false,
  codeLength: String(DEFAULT_RANDOM_LENGTH),
  colour: null,
  routerId: null,
  taxRateId: null,
  hours: NO_HOURS,
}

export function packageDraftOf(plan: PlanRecord): PackageDraft {
  const time = inUnits(plan.timeLimitSeconds, UNIT_SECONDS, 'hours')
  const validity = inUnits(plan.validitySeconds, UNIT_SECONDS, 'days')
  const data = inUnits(plan.dataLimitBytes, UNIT_BYTES, 'gb')
  return {
    ...asChosen(plan),
    price: '',
    time: time.amount,
    timeUnit: time.unit,
    validity: validity.amount,
    validityUnit: validity.unit,
    data: data.amount,
    dataUnit: data.unit,
    upload: inMbit(plan.uploadKbps),
    download: inMbit(plan.downloadKbps),
    burstUpload: inMbit(plan.burstUploadKbps),
    burstDownload: inMbit(plan.burstDownloadKbps),
    burstSeconds: plan.burstSeconds === null ? '' : String(plan.burstSeconds),
    devices: String(plan.devices),
    codeLength: String(plan.codeLength),
    hours: hoursDraftOf(plan.activeHours),
  }
}

/** The form without its price. */
export function checkPackage(draft: PackageDraft): Checked<PlanEdit> {
  return check(PlanEdit, {
    ...asChosen(draft),
    timeLimitSeconds: times(draft.time, UNIT_SECONDS[draft.timeUnit]),
    validitySeconds: times(draft.validity, UNIT_SECONDS[draft.validityUnit]),
    dataLimitBytes: times(draft.data, UNIT_BYTES[draft.dataUnit]),
    uploadKbps: readMbit(draft.upload),
    downloadKbps: readMbit(draft.download),
    burstUploadKbps: readMbit(draft.burstUpload),
    burstDownloadKbps: readMbit(draft.burstDownload),
    burstSeconds: draft.burstSeconds.trim() === '' ? null : readWhole(draft.burstSeconds),
    devices: readWhole(draft.devices),
    codeLength: readWhole(draft.codeLength),
    activeHours: readHours(draft.hours),
  })
}

type Chosen = Pick<PackageDraft, 'name' | 'kind' | 'validityFrom' | 'lockDevice' | 'colour' | 'routerId' | 'taxRateId'>

/** What is the same in a draft and in a package. */
function asChosen({ name, kind, validityFrom, lockDevice, colour, routerId, taxRateId }: Chosen): Chosen {
  return { name, kind, validityFrom, lockDevice, colour, routerId, taxRateId }
}

/** A new package, with its price in the café's currency. */
export function checkNewPackage(
  draft: PackageDraft,
  currency: string,
): Checked<{ readonly plan: PlanEdit; readonly priceMinor: number }> {
  const plan = checkPackage(draft)
  const price = parseAmount(draft.price, currency)
  if (plan.ok && price.ok) return { ok: true, value: { plan: plan.value, priceMinor: price.value } }
  const problems: Problems = { ...(plan.ok ? {} : plan.problems), ...(price.ok ? {} : { priceMinor: price.error }) }
  return { ok: false, problems }
}

/** What is typed with a half, as in `1.5`, counts too. */
function times(text: string, unit: number): number | null {
  if (text.trim() === '') return null
  const thousandths = readThousandths(text)
  const amount = (thousandths * unit) / 1_000
  return Number.isInteger(amount) ? amount : Number.NaN
}

/** `2` and `0,5` Mbit/s in kbit/s. */
function readMbit(text: string): number | null {
  return text.trim() === '' ? null : readThousandths(text)
}

/** A number with at most three digits behind its point or comma, in thousandths; anything else is NaN. */
function readThousandths(text: string): number {
  const [, whole, fraction = ''] = /^(\d{1,6})(?:[.,](\d{1,3}))?$/.exec(text.trim()) ?? []
  return whole === undefined ? Number.NaN : Number(whole) * 1_000 + Number(fraction.padEnd(3, '0'))
}

const inMbit = (kbps: number | null): string => (kbps === null ? '' : String(kbps / 1_000))

/** In the largest unit in which it is a whole number, or in the smallest one. */
function inUnits<U extends string>(amount: number | null, units: Readonly<Record<U, number>>, usual: U) {
  if (amount === null) return { amount: '', unit: usual }
  const bySize = (Object.keys(units) as U[]).toSorted((a, b) => units[b] - units[a])
  const unit = bySize.find((each) => amount % units[each] === 0) ?? bySize.at(-1) ?? usual
  return { amount: String(amount / units[unit]), unit }
}
