/** Making up for an outage: who was online is known, each gets what was shown, once, and it can be taken back. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sessionSpan, token } from '../../src/backend/store/schema.ts'
import type { OutagePreview } from '../../src/contract/outage.ts'
import { startTwoRouters, type TwoRouters } from '../support/two-routers.ts'
import { startWatchedRouter } from '../support/watched-router.ts'

const MINUTE = 60_000

let cafe: TwoRouters
beforeEach(async () => {
  cafe = await startTwoRouters()
})
afterEach(() => cafe.close())

const codeOf = (id: string) => cafe.books((db) => db.select().from(token).where(eq(token.id, id)).get())

/** Sold, on the main router, logged in there and seen by the live view. */
async function online(many: number) {
  const sale = await cafe.sell(many)
  const ids = sale.tokens.map(({ id }) => id)
  const state = async () => (await cafe.cashier.sale.get({ id: sale.id })).tokens.map(({ grant }) => grant.state)
  await expect.poll(state, { timeout: 5_000 }).toEqual(ids.map(() => 'on_router'))
  for (const [index, { code }] of sale.tokens.entries()) cafe.main.login(code, code, `02:00:00:00:00:0${index + 1}`)
  const seen = async () => (await cafe.cashier.online.list(everybody)).routers.reduce((sum, r) => sum + r.online, 0)
  await expect.poll(seen, { timeout: 5_000 }).toBe(many)
  // News of a login come before the print from which it is written down.
  const known = async () => (await cafe.manager.outage.preview(outage())).count
  await expect.poll(known, { timeout: 5_000 }).toBe(many)
  return { sale, ids }
}

const everybody = {
  routerId: null,
  text: '',
  order: { by: 'user', descending: false },
  from: 0,
  many: 10,
  find: null,
} as const

const outage = () => ({ from: cafe.time.now - 5 * MINUTE, until: cafe.time.now + MINUTE, minutes: 30, routerId: null })
const give = ({ digest }: OutagePreview, requestId = randomUUID()) => ({
  ...outage(),
  digest,
  requestId,
  reason: 'Storm',
})

test('everybody who was online gets what was shown, once, and the router lets them use it', async () => {
  const { manager, cashier } = cafe
  const { sale, ids } = await online(2)
  const [first = '', second = ''] = ids
  await manager.token.block({ tokenId: second })
  const preview = await manager.outage.preview(outage())
  expect(preview).toMatchObject({
    count: 1,
    listed: [{ tokenId: first, seconds: 1_800, validitySeconds: 0 }],
    nothing: [{ because: 'blocked', count: 1 }],
    overlaps: [],
  })
  const order = give(preview)
  const given = await manager.outage.compensate(order)
  expect(await manager.outage.compensate(order)).toEqual(given)
  expect(codeOf(first)).toMatchObject({ timeLimitSeconds: 3_600 + 1_800 })
  expect(codeOf(second)).toMatchObject({ timeLimitSeconds: 3_600 })

  const limit = () => cafe.main.users().find(({ name }) => name === sale.tokens[0]?.code)?.['limit-uptime']
  await expect.poll(limit, { timeout: 5_000 }).toBe('1h30m')
  expect((await manager.outage.preview(outage())).overlaps).toMatchObject([{ id: given.id, minutes: 30 }])
  expect((await cashier.token.story({ tokenId: first })).events).toContainEqual(
    expect.objectContaining({ what: 'compensated', reason: 'Storm' }),
  )

  await manager.outage.undo({ id: given.id })
  expect(codeOf(first)).toMatchObject({ timeLimitSeconds: 3_600 })
  await expect(manager.outage.undo({ id: given.id })).rejects.toMatchObject({ detail: { reason: 'already_undone' } })
  expect(await manager.outage.list(undefined)).toMatchObject([{ id: given.id, undone: { byName: expect.any(String) } }])
})

test('nobody gets anything when it would not be what was shown', async () => {
  const { manager } = cafe
  const { ids } = await online(2)
  const preview = await manager.outage.preview(outage())
  await manager.token.block({ tokenId: ids[1] ?? '' })
  await expect(manager.outage.compensate(give(preview))).rejects.toMatchObject({
    detail: { reason: 'preview_changed' },
  })
  expect(codeOf(ids[0] ?? '')).toMatchObject({ timeLimitSeconds: 3_600 })
  const longer = { ...give(preview), minutes: 60 }
  await expect(manager.outage.compensate(longer)).rejects.toMatchObject({ detail: { reason: 'preview_changed' } })
})

test('who was online is written down once a minute, over a restart too, and forgotten after three months', async () => {
  const watched = await startWatchedRouter()
  const spans = () => watched.store.db.select().from(sessionSpan).all()
  watched.router.login(watched.codes[0], watched.codes[0], '02:00:00:00:00:01')
  const before = await watched.watch()
  await before.printed()
  before.desk.write()
  const began = spans()[0]?.startedAt ?? 0
  await before.stop()
  watched.time.now += 30 * MINUTE
  const after = await watched.watch()
  await after.printed()
  after.desk.write()
  const sold = watched.store.db.select().from(token).where(eq(token.code, watched.codes[0])).get()
  expect(spans()).toMatchObject([{ tokenId: sold?.id, startedAt: began }])
  expect((spans()[0]?.lastSeenAt ?? 0) - began).toBeGreaterThanOrEqual(30 * MINUTE)
  await after.stop()
  watched.time.now += 91 * 24 * 60 * MINUTE
  watched.router.faults.restart()
  const later = await watched.watch()
  await later.stop()
  expect(spans().filter(({ startedAt }) => startedAt === began)).toEqual([])
  await watched.close()
})
