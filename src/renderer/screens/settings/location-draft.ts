/** A location as somebody is typing it in. */
import type { z } from 'zod'
import { Currency } from '../../../contract/fields.ts'
import { LocationForm, type LocationView } from '../../../contract/people.ts'
import { type Checked, check } from '../../forms/check.ts'
import { currencyCode } from '../../forms/place-fields.tsx'

export interface LocationDraft {
  readonly name: string
  readonly currency: string
  readonly timeZone: string
}

const Candidate = LocationForm.extend({ currency: Currency })
export type LocationCandidate = z.output<typeof Candidate>

/** A new location is likely in the same country as this one. */
export function locationDraftOf(view: LocationView | null, here: LocationView | undefined): LocationDraft {
  const { name, currency, timeZone } = view ?? {
    name: '',
    currency: here?.currency ?? '',
    timeZone: here?.timeZone ?? '',
  }
  return { name, currency, timeZone }
}

export function checkLocation({ name, currency, timeZone }: LocationDraft): Checked<LocationCandidate> {
  return check(Candidate, { name, currency: currencyCode(currency), timeZone: timeZone.trim() })
}
