/** What somebody wants to put on a code, as it is typed: amounts with their units, and why. */
import type { z } from 'zod'
import type { TokenLife } from '../../contract/token.ts'
import { token as calls } from '../../contract/token.ts'
import { type Checked, check, readWhole } from '../forms/check.ts'

export type Extension = Omit<z.output<typeof calls.extend.input>, 'tokenId'>

export const TIME_UNITS = ['minutes', 'hours', 'days'] as const
export const DATA_UNITS = ['mb', 'gb'] as const
export type TimeUnit = (typeof TIME_UNITS)[number]
export type DataUnit = (typeof DATA_UNITS)[number]

const SECONDS: Readonly<Record<TimeUnit, number>> = { minutes: 60, hours: 3_600, days: 86_400 }
const BYTES: Readonly<Record<DataUnit, number>> = { mb: 1e6, gb: 1e9 }

export interface ExtendDraft {
  readonly time: string
  readonly timeUnit: TimeUnit
  readonly validity: string
  readonly validityUnit: TimeUnit
  readonly data: string
  readonly dataUnit: DataUnit
  readonly reason: string
}

export const NEW_EXTENSION: ExtendDraft = {
  time: '',
  timeUnit: 'minutes',
  validity: '',
  validityUnit: 'days',
  data: '',
  dataUnit: 'mb',
  reason: '',
}

/** Which amounts mean something for this code: what has no limit needs no more. */
export function extendable({ limits }: Pick<TokenLife, 'limits'>) {
  return {
    time: limits.timeLimitSeconds !== null,
    validity: limits.validitySeconds !== null,
    data: limits.dataLimitBytes !== null,
  }
}

const Candidate = calls.extend.input.omit({ tokenId: true })

/** An empty amount is none; when all of them are, the first that is shown asks for one. */
export function checkExtension(draft: ExtendDraft, token: Pick<TokenLife, 'limits'>): Checked<Extension> {
  const shown = extendable(token)
  const amount = (isShown: boolean, text: string, unit: number) =>
    !isShown || text.trim() === '' ? 0 : readWhole(text) * unit
  const candidate = {
    seconds: amount(shown.time, draft.time, SECONDS[draft.timeUnit]),
    validitySeconds: amount(shown.validity, draft.validity, SECONDS[draft.validityUnit]),
    bytes: amount(shown.data, draft.data, BYTES[draft.dataUnit]),
    reason: draft.reason,
  }
  const checked = check(Candidate, candidate)
  if (candidate.seconds + candidate.validitySeconds + candidate.bytes !== 0) return checked
  const first = shown.time ? 'seconds' : shown.validity ? 'validitySeconds' : 'bytes'
  return { ok: false, problems: { ...(checked.ok ? {} : checked.problems), [first]: 'required' } }
}
