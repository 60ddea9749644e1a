/** The room of codes: who finds what, and the whole story of a code as the books know it. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as tables from '../../src/backend/store/schema.ts'
import type { TellerClient } from '../../src/contract/index.ts'
import { journalIn } from '../support/at-the-door.ts'
import { startTwoRouters, type TwoRouters } from '../support/two-routers.ts'
import { putUnsoldSlips } from '../support/unsold-slips.ts'

let cafe: TwoRouters
beforeEach(async () => {
  cafe = await startTwoRouters()
})
afterEach(() => cafe.close())

const sell = async (who: TellerClient, customer: { phone?: string; note?: string } = {}) => {
  const [plan] = await who.plan.list(undefined)
  const order = { requestId: randomUUID(), planId: plan?.id ?? '', quantity: 1, totalMinor: plan?.priceMinor ?? 0 }
  const sale = await who.sale.sell({ ...order, tenderedMinor: null, ...customer })
  const [token] = sale.tokens
  if (!token) throw new Error('nothing was sold')
  return { sale, tokenId: token.id, code: token.code }
}
const found = async (who: TellerClient, text: string) => (await who.token.search({ text })).map(({ id }) => id)
const slip = () => {
  const [made] = cafe.books((db) => putUnsoldSlips(db, 1, 'off', cafe.time.now))
  if (!made) throw new Error('no slip was made')
  return made
}
const later = () => {
  cafe.time.now += 60_000
}

test('leaders find everything; a cashier a whole code, and what belongs to a sale of their own', async () => {
  const mine = await sell(cafe.cashier, { phone: '0712345678', note: 'Amina' })
  const theirs = await sell(cafe.manager, { phone: '0798765432', note: 'Table 4' })
  const unsold = slip()
  const both = [mine.tokenId, theirs.tokenId]
  for (const [at, one] of [mine, theirs].entries()) {
    expect(await found(cafe.manager, one.code)).toEqual([both[at]])
    expect(await found(cafe.manager, `#${one.sale.number}`)).toEqual([both[at]])
  }
  expect(await found(cafe.manager, '0798 765 432')).toEqual([theirs.tokenId])
  expect(await found(cafe.manager, 'table')).toEqual([theirs.tokenId])
  expect(await found(cafe.manager, unsold.code)).toEqual([unsold.tokenId])

  expect(await found(cafe.cashier, theirs.code)).toEqual([theirs.tokenId])
  expect(await found(cafe.cashier, '0712345678')).toEqual([mine.tokenId])
  for (const text of ['#2', '0798765432', 'table', 'Amina', unsold.code, theirs.code.slice(0, 6), '%', '']) {
    expect([text, ...(await found(cafe.cashier, text))]).toEqual([text])
  }
  // Whoever has the code may help with it; who its customer is they do not learn.
  const seen = await cafe.cashier.token.story({ tokenId: theirs.tokenId })
  expect(seen.sale).toMatchObject({ number: 2, phone: null, note: null, isVisible: false })
  expect((await cafe.cashier.token.search({ text: theirs.code }))[0]?.sale).toMatchObject({ phone: null, note: null })
  await expect(cafe.cashier.token.story({ tokenId: unsold.tokenId })).rejects.toThrow('no_such_token')
})

test('a code’s story tells what happened, when and by whom, oldest first', async () => {
  const { sale, tokenId, code } = await sell(cafe.cashier)
  await cafe.printer.waitForJob(1)
  await expect
    .poll(async () => (await cafe.cashier.sale.get({ id: sale.id })).tokens[0]?.ticket.state)
    .toBe('confirmed')
  await expect.poll(() => cafe.main.users().length).toBe(1)
  later()
  await cafe.cashier.ticket.reprint({ tokenId })
  await cafe.printer.waitForJob(2)
  await expect
    .poll(async () => (await cafe.manager.token.story({ tokenId })).events.map(({ what }) => what))
    .toContain('reprinted')
  later()
  const session = cafe.main.login(code, code, '02:00:00:00:00:01')
  if (session.ok) cafe.main.transfer(session.sessionId, 1_000, 2_000)
  later()
  await cafe.manager.router.checkNow({ routerId: cafe.ids.main })
  later()
  await cafe.manager.token.extend({ tokenId, seconds: 60, bytes: 0, validitySeconds: 0, reason: 'Power cut' })
  later()
  const [hour] = await cafe.cashier.topUp.offers({ tokenId })
  const more = { tokenId, planId: hour?.planId ?? '', totalMinor: hour?.priceMinor ?? 0, tenderedMinor: null }
  await cafe.cashier.topUp.sell({ requestId: randomUUID(), ...more })
  later()
  await cafe.manager.token.block({ tokenId })
  later()
  await cafe.manager.sale.refund({
    requestId: randomUUID(),
    saleId: sale.id,
    amountMinor: 100,
    reason: 'Did not work',
    approvalId: null,
  })

  const story = await cafe.manager.token.story({ tokenId })
  expect(story).toMatchObject({ word: 'refunded', sale: { number: 1, byName: 'Ana', isVisible: true } })
  expect(story.loginUrl).toContain(`username=${code}`)
  expect(story.events.map(({ what, by, number, amountMinor }) => [what, by, number, amountMinor])).toEqual([
    ['sold', 'Ana', 1, 100],
    ['printed', 'Ana', null, null],
    ['reprinted', 'Ana', null, null],
    ['first_used', null, null, null],
    ['extended', 'Musa', null, null],
    ['topped_up', 'Ana', 2, 100],
    ['blocked', 'Musa', null, null],
    ['refunded', 'Musa', null, 100],
  ])
  const times = story.events.map(({ at }) => at ?? 0)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
})

test('what is used up is told without a time that nobody knows', async () => {
  const { tokenId } = await sell(cafe.cashier)
  cafe.books((db) => void db.update(tables.grant).set({ usedSeconds: 3_600 }).run())
  expect((await cafe.manager.token.story({ tokenId })).events.at(-1)).toMatchObject({ what: 'over_time', at: null })
})

test('an unsold code is taken out for good, by a leader, once, and with its name in the journal', async () => {
  const unsold = slip()
  await expect(cafe.cashier.token.void({ tokenId: unsold.tokenId })).rejects.toThrow('not_allowed')
  const story = await cafe.manager.token.void({ tokenId: unsold.tokenId })
  expect(story.word).toBe('void')
  expect(story.events.map(({ what, by }) => [what, by])).toEqual([
    ['made_for_batch', expect.any(String)],
    ['voided', 'Musa'],
  ])
  const entries = journalIn(cafe.databaseFile).filter(({ kind }) => kind === 'token.voided')
  expect(entries).toMatchObject([{ subject: { type: 'token', id: unsold.tokenId, name: unsold.code.slice(-2) } }])
  expect(JSON.stringify(entries)).not.toContain(unsold.code)
  const paid = { requestId: randomUUID(), totalMinor: unsold.priceMinor, tenderedMinor: null }
  await expect(cafe.cashier.slip.sell({ ...paid, tokenId: unsold.tokenId })).rejects.toThrow('slip_void')

  const { tokenId } = await sell(cafe.cashier)
  await expect(cafe.manager.token.void({ tokenId })).rejects.toThrow('token_sold')
  const row = cafe.books((db) => db.select().from(tables.token).where(eq(tables.token.id, tokenId)).get())
  expect(row?.voidedAt).toBeNull()
})
