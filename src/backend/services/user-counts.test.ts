import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../../tests/support/folder.ts'
import { fillBooks, NOW, putCodes } from '../../../tests/support/one-sale.ts'
import { openDatabase } from '../store/open.ts'
import { grant } from '../store/schema.ts'
import { Store } from '../store/store.ts'
import { UserCounts } from './user-counts.ts'

let folder: ReturnType<typeof temporaryFolder>
let store: Store
beforeEach(() => {
  folder = temporaryFolder()
  store = new Store(openDatabase(`${folder.path}/teller.sqlite`), () => NOW)
  fillBooks(store)
})
afterEach(() => {
  store.close()
  folder.remove()
})

test('every code that is there is counted once, however many pieces that takes', async () => {
  putCodes(store, 12_345)
  store.db.update(grant).set({ state: 'off_router' }).where(eq(grant.id, 'm7')).run()
  const counts = new UserCounts(store)
  expect(await counts.of('old')).toBe(12_344)
  expect(await counts.of('other')).toBe(0)
})

test('while it is counted, sales go on', async () => {
  putCodes(store, 20_000)
  let turns = 0
  const turning = setInterval(() => {
    turns += 1
  }, 0)
  await new UserCounts(store).of('old')
  clearInterval(turning)
  expect(turns).toBeGreaterThan(0)
})

test('who asks meanwhile waits for the same count, and a small count is soon fresh again', async () => {
  const counts = new UserCounts(store)
  expect(counts.of('old')).toBe(counts.of('old'))
  await counts.of('old')
  putCodes(store, 3)
  await expect.poll(() => counts.of('old')).toBe(3)
})
