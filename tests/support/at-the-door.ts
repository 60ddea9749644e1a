/** What people do at the counter's door, in a line each, for the tests about people. */
import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import type { Proof } from '../../src/contract/session.ts'
import type { Reply } from '../../src/contract/wire.ts'
import type { JournalFact } from '../../src/core/journal.ts'
import type { Page } from './page.ts'
import { PASSWORD } from './two-cafes.ts'

export const MINUTE_MS = 60_000

export const pin = (digits: string): Proof => ({ kind: 'pin', pin: digits })
export const password = (text = PASSWORD): Proof => ({ kind: 'password', password: text })

/** `ok`, or why not. */
export const reasonOf = (reply: Reply) => (reply.ok ? 'ok' : reply.error.reason)

export const signIn = async (page: Page, personId: string, proof: Proof) =>
  reasonOf(await page.call('session.signIn', { personId, proof }))

/** Every entry of the journal, read from the file. */
export function journalIn(
  databaseFile: string,
): (JournalFact & { readonly data: Readonly<Record<string, unknown>> })[] {
  const database = new Database(databaseFile, { readonly: true })
  const rows = database.prepare('select body from journal order by seq').all() as { body: string }[]
  database.close()
  return rows.map(({ body }) => JSON.parse(body))
}

/** Sells one token of the first package. */
export async function sell(page: Page) {
  const [plan] = await page.client.plan.list(undefined)
  const order = { requestId: randomUUID(), planId: plan?.id ?? '', quantity: 1, totalMinor: plan?.priceMinor ?? 0 }
  return page.client.sale.sell({ ...order, tenderedMinor: null })
}
