/** What people do at the till, in a line each, for the tests about shifts. */
import { randomUUID } from 'node:crypto'
import type { Backend } from '../../src/backend/create-backend.ts'
import type { MovementKind, ShiftNow } from '../../src/contract/till.ts'
import type { CountedCurrency } from '../../src/core/cash-count.ts'
import type { Role } from '../../src/core/permissions.ts'
import { bareCallerOf } from './backend.ts'

export type Hand = Awaited<ReturnType<typeof handOf>>

/** Somebody of this role at a window of their own, signed in with their practice PIN, who opens no shift by the way. */
export async function handOf(backend: Backend, role: Role) {
  const { client, transport } = bareCallerOf(backend)
  const tile = (await client.session.people(undefined)).find((person) => person.role === role)
  const proof = { kind: 'pin', pin: tile?.practicePin ?? '' } as const
  const me = await client.session.signIn({ personId: tile?.id ?? '', proof })
  const [plan] = await client.plan.list(undefined)
  const currency = (await client.app.info(undefined)).currency ?? ''
  const now = async () => (await client.till.now(undefined)) as ShiftNow
  return {
    client,
    me,
    proof,
    currency,
    now,
    priceMinor: plan?.priceMinor ?? 0,
    /** Why not, or `ok`. */
    try: async (path: string, input: unknown) => {
      const reply = await transport.call(path, input)
      return reply.ok ? 'ok' : reply.error.reason
    },
    open: (floatMinor: number, requestId = randomUUID()) => client.till.open({ requestId, floatMinor }),
    order: () => ({
      requestId: randomUUID(),
      planId: plan?.id ?? '',
      quantity: 1,
      totalMinor: plan?.priceMinor ?? 0,
      tenderedMinor: null,
    }),
    movement: async (kind: MovementKind, amountMinor: number, more: object = {}) => {
      const what = { requestId: randomUUID(), shiftId: (await now()).id, kind, currency, amountMinor }
      return { ...what, reason: 'Milk', approvalId: null, ...more }
    },
    /** So much, counted in the smallest unit. */
    counted: (amountMinor: number, ...more: CountedCurrency[]) => [
      { currency, pieces: [{ valueMinor: 1, pieces: amountMinor }] },
      ...more,
    ],
  }
}
