/** Calls about people: one's own account, everybody's accounts, locations, approvals. */
import { z } from 'zod'
import { MAX_PASSWORD_LENGTH } from '../core/chosen-secrets.ts'
import { ROLES } from '../core/permissions.ts'
import { MAX_QUANTITY } from '../core/sale.ts'
import { command, query } from './define.ts'
import { AmountMinor, Currency, Done, Id, Name, NewPassword, NewPin, Nothing, TimeZone } from './fields.ts'
import { RefundOrder } from './refunds.ts'
import { Me, PersonTile, Proof } from './session.ts'

const CurrentPassword = z.string().max(MAX_PASSWORD_LENGTH, { error: 'too_long' })

export const account = {
  /** Also the way out when somebody else set the password. */
  changePassword: command({
    needs: 'known',
    rate: 'password',
    input: z.object({ current: CurrentPassword, next: NewPassword }),
    output: Me,
  }),
  /** The PIN of this counter; null takes it away. */
  setPin: command({
    needs: 'signed_in',
    rate: 'password',
    input: z.object({ password: CurrentPassword, pin: NewPin.nullable() }),
    output: Me,
  }),
  /** A fresh recovery code, shown once; the one before is void. */
  newRecoveryCode: command({
    needs: 'people.edit',
    rate: 'password',
    input: z.object({ password: CurrentPassword }),
    output: z.object({ recoveryCode: z.string() }),
  }),
}

const DiscountPercent = z.int({ error: 'not_a_number' }).min(0, { error: 'too_small' }).max(100, { error: 'too_large' })

export const PersonForm = z.object({
  name: Name,
  role: z.enum(ROLES, { error: 'required' }),
  /** Where they work; of no meaning for a Super Admin, who works everywhere. */
  locationIds: z.array(Id).max(1_000, { error: 'too_long' }),
  /** Refunds above this need somebody's approval; null is no limit. */
  refundLimitMinor: AmountMinor.nullable(),
  /** Discounts above this share of the price need somebody's approval; null is no limit. */
  discountLimitPercent: DiscountPercent.nullable().default(0),
})
export type PersonForm = z.infer<typeof PersonForm>

export const PersonView = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(ROLES),
  locationIds: z.array(z.uuid()),
  refundLimitMinor: z.int().nullable(),
  discountLimitPercent: z.int().nullable(),
  active: z.boolean(),
  hasPin: z.boolean(),
  mustChangePassword: z.boolean(),
  /** Wrong tries in a row since the last right one. */
  failedAttempts: z.int(),
  /** How long they still have to wait before the next try; 0 is not at all. */
  waitSeconds: z.int(),
  lastSignInAt: z.int().nullable(),
  /** Signed in at a window of this counter now? */
  isHere: z.boolean(),
})
export type PersonView = z.infer<typeof PersonView>

const ById = z.object({ id: Id })
/** A password made by Teller, shown once; it must be changed at the next sign-in. */
const FirstPassword = z.object({ id: z.uuid(), password: z.string() })

export const people = {
  /** A Manager sees the people of the locations they share. */
  list: query({ needs: 'people.read', input: Nothing, output: z.array(PersonView) }),
  create: command({ needs: 'people.edit', rate: 'accounts', input: PersonForm, output: FirstPassword }),
  /** Ends their session where the role or the locations change. */
  change: command({ needs: 'people.edit', input: z.object({ id: Id, person: PersonForm }), output: Done }),
  /** Nobody is deleted: their sales keep their name. */
  setActive: command({ needs: 'people.edit', input: z.object({ id: Id, active: z.boolean() }), output: Done }),
  /** Also takes their PIN away, and signs them out. */
  resetPassword: command({ needs: 'people.edit', rate: 'accounts', input: ById, output: FirstPassword }),
  /** Ends the wait after wrong tries. */
  unlock: command({ needs: 'people.unlock', input: ById, output: Done }),
}

export const LocationForm = z.object({ name: Name, timeZone: TimeZone })

export const LocationView = LocationForm.extend({
  id: z.uuid(),
  name: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  /** Does this counter stand there? */
  isHere: z.boolean(),
})
export type LocationView = z.infer<typeof LocationView>

export const location = {
  /** The locations a person may work at, this counter's first. */
  list: query({ needs: 'people.read', input: Nothing, output: z.array(LocationView) }),
  /** The currency is chosen once: sums of two currencies would mean nothing. */
  add: command({
    needs: 'location.edit',
    input: LocationForm.extend({ currency: Currency }),
    output: z.object({ id: z.uuid() }),
  }),
  change: command({ needs: 'location.edit', input: z.object({ id: Id, location: LocationForm }), output: Done }),
}

/** What may need a second person: exactly this, for exactly this amount. */
export const ApprovableAction = z.discriminatedUnion('kind', [
  RefundOrder.extend({ kind: z.literal('sale.refund') }),
  z.object({
    kind: z.literal('till.pay_out'),
    shiftId: Id,
    currency: Currency,
    amountMinor: AmountMinor,
    /** What it is for. */
    reason: Name,
  }),
  z.object({
    kind: z.literal('sale.discount'),
    /** What is sold: a package, a slip, or a package on a code that the customer has. */
    planId: Id.nullable(),
    tokenId: Id.nullable(),
    quantity: z.int().min(1).max(MAX_QUANTITY),
    /** What is taken off. */
    amountMinor: AmountMinor,
  }),
])
export type ApprovableAction = z.infer<typeof ApprovableAction>

export const approval = {
  /** Who could approve this for the caller, at this counter. */
  approvers: query({
    needs: 'signed_in',
    input: z.object({ action: ApprovableAction }),
    output: z.array(PersonTile),
  }),
  /** The approver's word, by PIN or password. Good once, for two minutes, for this caller, action and amount only. */
  give: command({
    needs: 'signed_in',
    rate: 'approval',
    sensitive: true,
    input: z.object({ action: ApprovableAction, approverId: Id, proof: Proof }),
    output: z.object({ approvalId: z.uuid(), approverName: z.string() }),
  }),
}

export const CounterSettings = z.object({
  /** The screen locks after so many minutes without a touch. */
  idleMinutes: z.int().min(1, { error: 'too_small' }).max(120, { error: 'too_large' }),
  /** The printer it prints on; null: the first one of its location. */
  printerId: Id.nullable(),
  /** Only the cashier of a shift, and who leads, sells into it. */
  ownShiftOnly: z.boolean(),
})
export type CounterSettings = z.infer<typeof CounterSettings>

export const counter = {
  settings: query({ needs: 'equipment.read', input: Nothing, output: CounterSettings }),
  saveSettings: command({ needs: 'counter.edit', input: CounterSettings, output: Done }),
}
