/** A practice café in which money is taken: its people, its books, and one way to sell for any payment. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { DATABASE_FILE, type Db, openDatabase } from '../../src/backend/store/open.ts'
import { takingsAnew } from '../../src/backend/store/rebuild-takings.ts'
import * as tables from '../../src/backend/store/schema.ts'
import type { Paid } from '../../src/contract/pay.ts'
import type { SaleView } from '../../src/contract/sales.ts'
import { type Caller, NOBODY_LISTENS, signedInAs, startBackend } from './backend.ts'
import { temporaryFolder } from './folder.ts'

type Sent = { readonly [K in keyof typeof Paid]?: z.input<(typeof Paid)[K]> }

export async function startPaying() {
  const folder = temporaryFolder()
  const running = await startBackend({ folder: folder.path, practiceEquipment: NOBODY_LISTENS })
  const [owner, manager, ana] = await Promise.all([
    signedInAs(running.backend, 'super_admin'),
    signedInAs(running.backend, 'manager'),
    signedInAs(running.backend, 'staff'),
  ])
  const db = openDatabase(join(folder.path, DATABASE_FILE))
  const [plan] = await ana.client.plan.list(undefined)
  if (!plan) throw new Error('nothing is sold here')
  return {
    owner,
    manager,
    ana,
    db,
    plan,
    /** Sells the first package, of which one costs 1.00. */
    sell: (caller: Caller, sent: Sent & { totalMinor: number }, quantity = 1): Promise<SaleView> =>
      caller.client.sale.sell({ requestId: randomUUID(), tenderedMinor: null, planId: plan.id, quantity, ...sent }),
    /** The first package has this tax from now on. */
    tax: async (basisPoints: number) => {
      const { id } = await owner.client.money.addTax({ name: 'VAT', basisPoints })
      db.update(tables.plan).set({ taxRateId: id }).where(eq(tables.plan.id, plan.id)).run()
      return id
    },
    /** Changes what the owner decides about money. */
    rules: async (change: Partial<Awaited<ReturnType<typeof owner.client.money.settings>>>) => {
      const { currencies: _, discountLimitPercent: __, ...rules } = await owner.client.money.settings(undefined)
      await owner.client.money.saveRules({ ...rules, ...change })
    },
    /** Cash that payments brought into the drawer, in this currency. */
    drawer: (currency: string) => cashOf(db, currency),
    /** Rows of the sums that are not what the sales, refunds and settlements themselves add up to. */
    wrongSums: () => {
      const read = (sql: string) =>
        (db.$client.prepare(sql).all() as object[]).map((row) => Object.values(row).join(' '))
      const [kept, anew] = [read('select * from takings'), read(takingsAnew())]
      return [...kept.filter((row) => !anew.includes(row)), ...anew.filter((row) => !kept.includes(row))]
    },
    /** What the newest entry of this kind says. */
    fact: (kind: string) => {
      const sql = 'select body from journal where kind = ? order by seq desc limit 1'
      return JSON.parse((db.$client.prepare(sql).get(kind) as { body: string }).body)
    },
    close: async () => {
      db.$client.close()
      await running.close()
      folder.remove()
    },
  }
}

export type Paying = Awaited<ReturnType<typeof startPaying>>

function cashOf(db: Db, currency: string): number {
  const rows = db.select().from(tables.payment).where(eq(tables.payment.method, 'cash')).all()
  const own = db.select().from(tables.location).get()?.currency
  const tendered = rows.reduce((sum, row) => sum + (row.currency === currency ? row.tenderedMinor : 0), 0)
  return tendered - (currency === own ? rows.reduce((sum, { changeMinor }) => sum + changeMinor, 0) : 0)
}
