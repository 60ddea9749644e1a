/** A batch of printed slips, put into the books as its maker leaves it, with its codes on their routers as it says. */
import { randomInt, randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Db } from '../../src/backend/store/open.ts'
import { priceOf } from '../../src/backend/store/plan-prices.ts'
import * as tables from '../../src/backend/store/schema.ts'
import { drawCode } from '../../src/core/codes.ts'
import { limitsOf } from '../../src/core/plan.ts'

export interface UnsoldSlip {
  readonly tokenId: string
  readonly code: string
  readonly batchId: string
  readonly priceMinor: number
}

type Deploy = (typeof tables.batch.$inferSelect)['deploy']

/** Slips of the first package, dearer than it is today: what is printed on a slip is what it costs. */
export function putUnsoldSlips(db: Db, many: number, deploy: Deploy, now: number): UnsoldSlip[] {
  const plan = db.select().from(tables.plan).orderBy(tables.plan.position).get()
  const person = db.select().from(tables.person).get()
  const cafe = plan && db.select().from(tables.location).where(eq(tables.location.id, plan.locationId)).get()
  if (!plan || !person || !cafe) throw new Error('there is no café in these books')
  const batchId = randomUUID()
  const priceMinor = priceOf(db, plan.id, now) + 50
  const number = db.select().from(tables.batch).all().length + 1
  const what = { locationId: cafe.id, planId: plan.id, planName: plan.name }
  const of = { id: batchId, requestId: randomUUID(), number, ...what }
  const who = { personId: person.id, personName: person.name, currency: cafe.currency }
  const kind = { prefix: '', alphabet: 'mixed', codeLength: 6, state: 'made', deploy, note: 'Kiosk' } as const
  db.insert(tables.batch)
    .values({ ...of, ...who, ...kind, ...limitsOf(plan), priceMinor, quantity: many, made: many, createdAt: now })
    .run()
  const routers = deploy === 'off' ? [] : db.select().from(tables.router).all()
  const wanted = deploy === 'disabled' ? 'disabled' : 'present'
  return Array.from({ length: many }, (_, index) => {
    const code = drawCode(cafe.codeMark, 6, (below) => randomInt(below))
    const tokenId = randomUUID()
    const place = { batchId, batchPosition: index + 1, position: 0, planId: plan.id }
    db.insert(tables.token)
      .values({ id: tokenId, ...place, code, password: code, ...limitsOf(plan), createdAt: now })
      .run()
    for (const { id: routerId } of routers) {
      const grant = { id: randomUUID(), tokenId, routerId, wanted, state: 'waiting', createdAt: now } as const
      db.insert(tables.grant)
        .values({ ...grant, updatedAt: now })
        .run()
    }
    return { tokenId, code, batchId, priceMinor }
  })
}
