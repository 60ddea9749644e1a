/** A café for histories of its till: three people, no printer, a router that never answers, and a clock that is set by hand. */
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { DATABASE_FILE } from '../../../src/backend/store/open.ts'
import type { TellerClient } from '../../../src/contract/index.ts'
import type { Role } from '../../../src/core/permissions.ts'
import { bareCallerOf, NOBODY_LISTENS, startBackend } from '../backend.ts'
import { temporaryFolder } from '../folder.ts'

/** The days before clocks go back in Europe. */
const START = Date.parse('2026-10-23T06:00:00Z')

/** What one café is unlike another in. */
export interface Variant {
  readonly currency: string
  readonly zone: string
  /** Minor units in a unit of the sample prices. */
  readonly unitMinor: number
  readonly cashStepMinor: number
  readonly taxIncluded: boolean
  /** Taxes of the first packages. */
  readonly taxes: readonly number[]
  /** A foreign currency, and what one unit of it is worth here × 10⁹. */
  readonly foreign: { readonly currency: string; readonly rateNano: number }
}

/** Two, none and three digits after the point; tax within prices and on top; cash rounded and not. */
export const VARIANTS: readonly Variant[] = [
  {
    currency: 'EUR',
    zone: 'Europe/Lisbon',
    unitMinor: 97,
    cashStepMinor: 5,
    taxIncluded: true,
    taxes: [2300, 600],
    foreign: { currency: 'USD', rateNano: 913_370_000 },
  },
  {
    currency: 'UGX',
    zone: 'Africa/Kampala',
    unitMinor: 1_333,
    cashStepMinor: 50,
    taxIncluded: false,
    taxes: [1800],
    foreign: { currency: 'USD', rateNano: 3_712_500_000_000 },
  },
  {
    currency: 'KWD',
    zone: 'Asia/Kuwait',
    unitMinor: 307,
    cashStepMinor: 5,
    taxIncluded: true,
    taxes: [],
    foreign: { currency: 'JPY', rateNano: 2_055_000 },
  },
]

/** Folders of cafés as they are on their first morning, by currency. */
const templates = new Map<string, string>()

export class Cafe {
  /** UTC epoch milliseconds. */
  now = START
  readonly variant: Variant
  readonly clients = {} as Record<Role, TellerClient>
  readonly people = {} as Record<Role, string>
  readonly #folder = temporaryFolder()
  #backend: Awaited<ReturnType<typeof startBackend>> | undefined
  #database: Database.Database | undefined

  constructor(variant: Variant) {
    this.variant = variant
  }

  get zone(): string {
    return this.variant.zone
  }

  /** Opens a copy of the template, with everybody signed in at a window of their own. */
  async begin(): Promise<void> {
    const template = templates.get(this.variant.currency) ?? (await makeTemplate(this.variant))
    cpSync(template, this.#folder.path, { recursive: true })
    this.#backend = await startBackend({
      folder: this.#folder.path,
      practiceEquipment: NOBODY_LISTENS,
      clock: () => this.now,
    })
    for (const role of ['super_admin', 'manager', 'staff'] as const) await this.#signIn(role)
    this.#database = new Database(join(this.#folder.path, DATABASE_FILE))
    this.#database.pragma('busy_timeout = 5000')
  }

  async #signIn(role: Role): Promise<void> {
    if (!this.#backend) return
    const { client } = bareCallerOf(this.#backend.backend)
    const tile = (await client.session.people(undefined)).find((person) => person.role === role)
    if (!tile?.practicePin) throw new Error(`nobody is ${role} here`)
    await client.session.signIn({ personId: tile.id, proof: { kind: 'pin', pin: tile.practicePin } })
    this.clients[role] = client
    this.people[role] = tile.id
  }

  /** A look into the file, past everything of ours. */
  rows<T>(query: string, ...values: readonly unknown[]): T[] {
    return this.#database?.prepare(query).all(...values) as T[]
  }

  /** For sabotage. */
  spoil(statements: string): void {
    this.#database?.exec(statements)
  }

  async end(): Promise<void> {
    this.#database?.close()
    await this.#backend?.close()
    this.#folder.remove()
  }
}

async function makeTemplate(variant: Variant): Promise<string> {
  const folder = temporaryFolder()
  const running = await startBackend({ folder: folder.path, practiceEquipment: NOBODY_LISTENS, clock: () => START })
  await running.close()
  const database = new Database(join(folder.path, DATABASE_FILE))
  const { currency, zone, unitMinor, cashStepMinor, taxIncluded } = variant
  database.exec('pragma foreign_keys = off; delete from print_job; delete from printer')
  database
    .prepare(
      'update location set currency = ?, time_zone = ?, cash_step_minor = ?, tax_included = ?, refund_remaining = 1',
    )
    .run(currency, zone, cashStepMinor, taxIncluded ? 1 : 0)
  database.prepare('update plan_price set price_minor = price_minor / 100 * ?').run(unitMinor)
  database.close()
  templates.set(currency, folder.path)
  return folder.path
}

/** Removes what the cafés were copied from. */
export function forgetTemplates(): void {
  for (const folder of templates.values()) rmSync(folder, { recursive: true, force: true })
  templates.clear()
}
