/** The fields that forms share; each problem is one of core's words, so that screens can explain it. */
import { z } from 'zod'
import { isEasyPassword, isEasyPin, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../core/chosen-secrets.ts'
import { MAX_NOTE_LENGTH, MAX_PHONE_DIGITS, MIN_PHONE_DIGITS, phoneDigits } from '../core/customer.ts'
import type { FieldProblem } from '../core/errors.ts'
import { isCurrency, MAX_AMOUNT_MINOR } from '../core/money.ts'
import { cleanName, MAX_NAME_LENGTH } from '../core/names.ts'
import { isTimeZone } from '../core/time.ts'

const says = (problem: FieldProblem) => ({ error: problem })

export const Id = z.uuid(says('invalid'))
export const Nothing = z.undefined()
/** Calls without a result answer null, because JSON has no undefined. */
export const Done = z.null()

/** A name somebody typed: cleaned, never empty, at most 200 characters. */
export const Name = z
  .string(says('required'))
  .max(10_000, says('too_long'))
  .transform(cleanName)
  .pipe(z.string().min(1, says('required')).max(MAX_NAME_LENGTH, says('too_long')))

/** A search: anything at all, cleaned and cut short. */
export const SearchText = z
  .string()
  .max(10_000, says('too_long'))
  .transform((text) => cleanName(text).slice(0, 100))

/** A customer's telephone number: its digits alone, or null when nothing was typed. */
export const Phone = z
  .string()
  .max(100, says('too_long'))
  .refine((text) => phoneDigits(text) !== undefined, says('digits_only'))
  .transform((text) => phoneDigits(text) ?? '')
  .refine((digits) => digits === '' || digits.length >= MIN_PHONE_DIGITS, says('too_short'))
  .refine((digits) => digits.length <= MAX_PHONE_DIGITS, says('too_long'))
  .transform((digits) => (digits === '' ? null : digits))

/** What was noted about a sale: cleaned, or null when nothing was. */
export const Note = z
  .string()
  .max(10_000, says('too_long'))
  .transform(cleanName)
  .pipe(z.string().max(MAX_NOTE_LENGTH, says('too_long')))
  .transform((note) => (note === '' ? null : note))

export const AmountMinor = z
  .int(says('not_a_number'))
  .min(0, says('too_small'))
  .max(MAX_AMOUNT_MINOR, says('too_large'))
export const Currency = z.string(says('required')).refine(isCurrency, says('unknown_currency'))
export const TimeZone = z.string(says('required')).max(100).refine(isTimeZone, says('unknown_time_zone'))

/** A PIN that somebody chooses: four to eight digits, kept as text because `0042` is not 42. */
export const NewPin = z
  .string(says('required'))
  .regex(/^\d*$/, says('digits_only'))
  .min(4, says('too_short'))
  .max(8, says('too_long'))
  .refine((pin) => !isEasyPin(pin), says('too_easy'))

/** A password that somebody chooses; every character counts, spaces too. */
export const NewPassword = z
  .string(says('required'))
  .min(MIN_PASSWORD_LENGTH, says('too_short'))
  .max(MAX_PASSWORD_LENGTH, says('too_long'))
  .refine((password) => !isEasyPassword(password), says('too_easy'))

/** A host name, an IPv4 or an IPv6 address, without a port. */
export const Host = z
  .string(says('required'))
  .trim()
  .min(1, says('required'))
  .max(253, says('too_long'))
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$|^\[?[0-9A-Fa-f:.]+(?:%[A-Za-z0-9]+)?\]?$/,
    says('not_an_address'),
  )

export const Port = z.int(says('not_a_number')).min(1, says('too_small')).max(65_535, says('too_large'))

/** A device's address on its network, as routers write it. */
export const Mac = z.string().regex(/^(?:[0-9A-F]{2}:){5}[0-9A-F]{2}$/, says('invalid'))

/** A record's `.id` on a router. */
export const RouterRef = z.string().regex(/^\*[0-9A-F]{1,16}$/, says('invalid'))

/** The host a customer's phone opens to log in: `wifi.example` or `10.5.50.1:8080`. */
export const LoginHost = z
  .string()
  .trim()
  .max(260, says('too_long'))
  .regex(/^$|^[A-Za-z0-9][A-Za-z0-9.-]*(?::\d{1,5})?$/, says('not_an_address'))

/** Text that travels to a router as it is: no control characters. May be empty. */
export const RouterText = z
  .string(says('required'))
  .max(200, says('too_long'))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
  .regex(/^[^\u0000-\u001f\u007f]*$/, says('unusable_characters'))
