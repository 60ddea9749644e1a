/** A batch that is made already, straight in a counter's books. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DATABASE_FILE, openDatabase } from '../../src/backend/store/open.ts'
import { priceOf } from '../../src/backend/store/plan-prices.ts'
import { batch, location, person, plan, token } from '../../src/backend/store/schema.ts'
import { codeNumber } from './paper-codes.ts'

export interface PaperBatch {
  readonly batchId: string
  readonly codes: readonly string[]
}

/** Of the first package at the counter's location. */
export function putBatch(
  folder: string,
  quantity: number,
  change: Partial<typeof batch.$inferInsert> = {},
): PaperBatch {
  const db = openDatabase(join(folder, DATABASE_FILE))
  const place = db.select().from(location).get()
  const what = db.select().from(plan).get()
  const maker = db.select().from(person).get()
  if (!place || !what || !maker) throw new Error('nothing is set up here')
  const batchId = randomUUID()
  const codes = Array.from({ length: quantity }, (_, n) => codeNumber(n))
  const limits = { devices: 1, timeLimitSeconds: 3600, validitySeconds: 86_400 }
  db.transaction((tx) => {
    tx.insert(batch)
      .values({
        id: batchId,
        requestId: randomUUID(),
        number: 12,
        locationId: place.id,
        planId: what.id,
        planName: what.name,
        currency: place.currency,
        priceMinor: priceOf(db, what.id, 0),
        ...limits,
        prefix: '',
        alphabet: 'mixed',
        codeLength: 9,
        quantity,
        made: quantity,
        state: 'made',
        deploy: 'off',
        note: 'For the fair',
        personId: maker.id,
        personName: maker.name,
        createdAt: 1,
        ...change,
      })
      .run()
    for (const [n, code] of codes.entries()) {
      const row = { id: randomUUID(), planId: what.id, position: 0, batchId, batchPosition: n + 1 }
      tx.insert(token)
        .values({ ...row, ...limits, code, password: code, createdAt: 1 })
        .run()
    }
  })
  db.$client.close()
  return { batchId, codes }
}
