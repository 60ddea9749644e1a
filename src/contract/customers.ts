/** Calls about customers who buy on account: who they are, what they owe, and how they pay it. */
import { z } from 'zod'
import { command, query } from './define.ts'
import { AmountMinor, Id, Name, Note, Phone, SearchText } from './fields.ts'
import { Payments, PaymentView } from './pay.ts'

/** A customer as a cashier picks one: what they may still buy for, and nothing else of their account. */
export const PickedCustomer = z.object({
  id: z.uuid(),
  name: z.string(),
  phone: z.string().nullable(),
  /** Of their limit. */
  leftMinor: z.int(),
})
export type PickedCustomer = z.infer<typeof PickedCustomer>

export const CustomerForm = z.object({
  name: Name,
  /** Tells two of one name apart. */
  phone: Phone.nullable(),
  note: Note.nullable(),
  /** The most they may owe. */
  limitMinor: AmountMinor,
  active: z.boolean(),
})
export type CustomerForm = z.infer<typeof CustomerForm>

export const CustomerView = z.object({
  id: z.uuid(),
  name: z.string(),
  phone: z.string().nullable(),
  note: z.string(),
  limitMinor: z.int(),
  active: z.boolean(),
  /** What they owe; negative where they have something good. */
  owedMinor: z.int(),
})
export type CustomerView = z.infer<typeof CustomerView>

/** A line of a statement. */
export const StatementEntry = z.object({
  id: z.uuid(),
  kind: z.enum(['charge', 'refund', 'settlement']),
  /** UTC epoch milliseconds. */
  at: z.int(),
  /** Positive puts on the account, negative takes off it. */
  amountMinor: z.int(),
  /** What is owed after it. */
  balanceMinor: z.int(),
  byName: z.string(),
  /** Null: a settlement. */
  saleId: z.uuid().nullable(),
  saleNumber: z.int().nullable(),
  planName: z.string().nullable(),
  /** How a settlement was paid. */
  payments: z.array(PaymentView),
  note: z.string().nullable(),
})
export type StatementEntry = z.infer<typeof StatementEntry>

const ById = z.object({ id: Id })

export const customer = {
  /** Active customers by a part of their name or number, for a sale. */
  pick: query({ needs: 'account.read', input: z.object({ text: SearchText }), output: z.array(PickedCustomer) }),
  /** Everybody with an account, who owes most first. */
  list: query({
    needs: 'money.edit',
    input: z.object({ text: SearchText }),
    output: z.object({
      customers: z.array(CustomerView),
      /** Of all that were found, not only of those listed. */
      count: z.int(),
      owedMinor: z.int(),
    }),
  }),
  /** Null adds one. */
  save: command({
    needs: 'money.edit',
    input: z.object({ id: Id.nullable(), customer: CustomerForm }),
    output: CustomerView,
  }),
  /** Newest first, page by page. */
  statement: query({
    needs: 'money.edit',
    input: ById.extend({ offset: z.int().min(0), limit: z.int().min(1).max(200) }),
    output: z.object({ customer: CustomerView, entries: z.array(StatementEntry), count: z.int() }),
  }),
  /** Takes money for what somebody owes, never more than that. The same `requestId` again answers with what was booked. */
  settle: command({
    needs: 'money.edit',
    rate: 'sell',
    input: z.object({
      requestId: Id,
      customerId: Id,
      amountMinor: AmountMinor.min(1, { error: 'too_small' }),
      payments: Payments,
      note: Note.nullable(),
    }),
    output: z.object({ id: z.uuid(), amountMinor: z.int(), changeMinor: z.int(), owedMinor: z.int() }),
  }),
}
