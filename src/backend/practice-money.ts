/** Money of the sample café: a foreign currency that tourists bring, a tax to put on packages, and guests with an account. */
import { asc } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { customer, exchangeRate, person, taxRate } from './store/schema.ts'
import type { Tx } from './store/store.ts'

/** 0.92 of the café's currency for a dollar. */
const DOLLAR_NANO = 920_000_000

const GUESTS = [
  { name: 'Hotel Acacia', phone: '254712345678', note: 'Pays on the first of the month', limitMinor: 20_000 },
  { name: 'Amina Yusuf', phone: '254722111222', note: '', limitMinor: 3_000 },
]

export function putSampleMoney(tx: Tx, locationId: string, at: number): void {
  const owner = tx.select().from(person).orderBy(asc(person.createdAt), asc(person.id)).get()
  if (!owner) return
  const by = { personId: owner.id, personName: owner.name }
  const rate = { id: uuidv7(), locationId, currency: 'USD', rateNano: DOLLAR_NANO, ...by, createdAt: at }
  tx.insert(exchangeRate).values(rate).run()
  tx.insert(taxRate).values({ id: uuidv7(), locationId, name: 'VAT', basisPoints: 1_600, createdAt: at }).run()
  const rows = GUESTS.map((guest) => ({ id: uuidv7(), locationId, ...guest, createdAt: at }))
  tx.insert(customer).values(rows).run()
}
