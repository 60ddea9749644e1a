/** One history under way: the café, its own books, and what whoever is at the screens knows. */
import { randomUUID } from 'node:crypto'
import type { TellerClient } from '../../../src/contract/index.ts'
import type { SaleView } from '../../../src/contract/sales.ts'
import { dayOf, hourOf } from '../../../src/core/time.ts'
import { Cafe, type Variant } from './cafe.ts'
import type { Dice } from './dice.ts'
import { Ledger, type Posting } from './ledger.ts'

export type Role = 'super_admin' | 'manager' | 'staff'

type Plans = Awaited<ReturnType<TellerClient['plan']['list']>>

/** The open shift, as the history knows it. */
export interface OpenShift {
  readonly id: string
  readonly day: string
  readonly role: Role
  isCounting: boolean
  counts: number
}

/** A sale that may be refunded. */
export interface Sold {
  readonly sale: SaleView
  readonly posting: Posting
  readonly role: Role
  refundedMinor: number
  /** Whose account it was partly or wholly put on. */
  readonly customerId: string | undefined
}

export class World {
  readonly cafe: Cafe
  readonly dice: Dice
  readonly ledger = new Ledger()
  readonly sold: Sold[] = []
  readonly customers: string[] = []
  shift: OpenShift | undefined
  /** The packages as the screens know them; asked for again when somebody changed a price. */
  #plans: Promise<Plans> | undefined
  /** What happened, for whoever has to find out why it went wrong. */
  readonly told: string[] = []
  /** What was wrong at once. */
  readonly wrong: string[] = []
  shifts = 0

  constructor(variant: Variant, dice: Dice) {
    this.cafe = new Cafe(variant)
    this.dice = dice
  }

  client(role: Role): TellerClient {
    return this.cafe.clients[role]
  }

  plans(): Promise<Plans> {
    this.#plans ??= this.client('staff').plan.list(undefined)
    return this.#plans
  }

  forgetPlans(): void {
    this.#plans = undefined
  }

  /** Where something that is booked now belongs, by the rule in words: the local day, but never before its shift's. */
  stamp(): { readonly day: string; readonly hour: number; readonly shiftId: string } {
    const { now, zone } = this.cafe
    const [today, { id: shiftId, day }] = [dayOf(now, zone), this.shift ?? { id: '', day: '' }]
    return { day: today < day ? day : today, hour: hourOf(now, zone), shiftId }
  }

  expect(isSo: boolean, what: string): void {
    if (!isSo) this.wrong.push(`${what} (after ${this.told.length} steps, the last: ${this.told.slice(-3).join('; ')})`)
  }

  newId(): string {
    return randomUUID()
  }
}
