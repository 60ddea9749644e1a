/** How a sale is paid: the parts of its payment, its discount and its tax, as a screen sends and sees them. */
import { z } from 'zod'
import { WHOLE } from '../core/checkout.ts'
import { cleanName } from '../core/names.ts'
import { MAX_REFERENCE_LENGTH, METHODS, RECORDED_METHODS } from '../core/payments.ts'
import { AmountMinor, Currency, Id, Name, Note, Phone } from './fields.ts'

/** Hundredths of a per cent, at most the whole. */
export const BasisPoints = z
  .int({ error: 'not_a_number' })
  .min(0, { error: 'too_small' })
  .max(WHOLE, { error: 'too_large' })

/** As the phone, the card slip or the bank shows it; null when nothing was written down. */
const Reference = z
  .string()
  .max(10_000, { error: 'too_long' })
  .transform(cleanName)
  .pipe(z.string().max(MAX_REFERENCE_LENGTH, { error: 'too_long' }))
  .transform((text) => (text === '' ? null : text))

/** One part of a payment. */
const PaidPart = z.discriminatedUnion('method', [
  z.object({
    method: z.literal('cash'),
    /** The location's, or a foreign one that has a rate. */
    currency: Currency,
    /** What was handed over, in that currency; null: exactly what is left to pay. */
    tenderedMinor: AmountMinor.nullable(),
  }),
  z.object({
    method: z.enum(RECORDED_METHODS),
    amountMinor: AmountMinor,
    reference: Reference.nullable().default(null),
  }),
  z.object({ method: z.literal('account'), customerId: Id, amountMinor: AmountMinor }),
])
export type PaidPart = z.output<typeof PaidPart>

/** More parts than anybody pays in. */
const MAX_PARTS = 8

/** Null: plain cash, as `tenderedMinor` says. */
export const Payments = z.array(PaidPart).min(1, { error: 'required' }).max(MAX_PARTS, { error: 'too_long' })

/** A discount as somebody asks for it, with the approval that it may take. */
const Discount = z.object({
  size: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('amount'), minor: AmountMinor }),
    z.object({ kind: z.literal('percent'), basisPoints: BasisPoints }),
  ]),
  reason: Name,
  approvalId: Id.nullable(),
})

/** What every sale is sent with. */
export const Paid = {
  /** Made by the screen for one press of the button. */
  requestId: Id,
  /** The total on the cashier's screen; refused when it is another one meanwhile. */
  totalMinor: AmountMinor,
  /** Of plain cash. Null: the exact amount. */
  tenderedMinor: AmountMinor.nullable(),
  /** Null: plain cash. */
  payments: Payments.nullable().default(null),
  /** Above the caller's limit it takes an approval of `sale.discount` for the same goods, quantity and amount. */
  discount: Discount.nullable().default(null),
  /** The customer's, if they want it noted. */
  phone: Phone.nullable().default(null),
  note: Note.nullable().default(null),
} as const

/** A tax as it is put on what is sold. */
export const Tax = z.object({
  name: z.string(),
  /** Hundredths of a per cent. */
  basisPoints: z.int(),
  /** Within the price, or on top of it. */
  isIncluded: z.boolean(),
})

/** A payment that was taken. */
export const PaymentView = z.object({
  method: z.enum(METHODS),
  /** What it paid, in the location's currency. */
  amountMinor: z.int(),
  /** Of `tenderedMinor`. */
  currency: z.string(),
  tenderedMinor: z.int(),
  /** In the location's currency. */
  changeMinor: z.int(),
  /** Null: the location's own currency. */
  rateNano: z.int().nullable(),
  reference: z.string().nullable(),
  /** Whose account; null: nobody's. */
  customerName: z.string().nullable(),
})
export type PaymentView = z.infer<typeof PaymentView>

/** The money of a sale besides its total. */
export const SaleMoney = {
  priceMinor: z.int(),
  payments: z.array(PaymentView),
  /** Null: none. Without a reason it is what a seller kept who settled a batch. */
  discount: z
    .object({ minor: z.int(), reason: z.string().nullable(), approvedByName: z.string().nullable() })
    .nullable(),
  tax: Tax.extend({ minor: z.int() }).nullable(),
  /** What rounding for cash put on or, negative, took off. */
  roundingMinor: z.int(),
} as const
