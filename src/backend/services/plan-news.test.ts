import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../../tests/support/folder.ts'
import { fillBooks, NOW } from '../../../tests/support/one-sale.ts'
import type { PlanTile } from '../../contract/sales.ts'
import { DATABASE_FILE, openDatabase } from '../store/open.ts'
import { plan, planPrice } from '../store/schema.ts'
import { COUNTER_LOCATION, putSetting, Store } from '../store/store.ts'
import { PlanNews } from './plan-news.ts'

const HOUR = 3_600_000

let now = NOW
let store: Store
let news: PlanNews
let told: PlanTile[][]
const folder = temporaryFolder()

beforeEach(() => {
  now = NOW
  told = []
  store = new Store(openDatabase(join(folder.path, `${Math.random()}${DATABASE_FILE}`)), () => now)
  fillBooks(store)
  store.settle((tx) => putSetting(tx, COUNTER_LOCATION, 'cafe'))
  news = new PlanNews({ store, clock: () => now, publish: (tiles) => void told.push(tiles), untilNextMs: () => 5 })
})
afterEach(() => {
  news.stop()
  store.close()
})

test('the screens hear of a planned price when its time comes, and of nothing before', async () => {
  store.db
    .insert(planPrice)
    .values({ id: 'planned', planId: 'hour', priceMinor: 2, validFrom: NOW + HOUR, createdAt: NOW })
    .run()
  news.start()
  news.changed()
  now = NOW + HOUR - 1
  await new Promise((resolve) => setTimeout(resolve, 40))
  expect(told).toEqual([])
  now = NOW + HOUR
  await expect.poll(() => told).toMatchObject([[{ id: 'hour', priceMinor: 2 }]])
})

test('the screens hear when the hours of a package begin and end', async () => {
  const days = [1, 2, 3, 4, 5, 6, 7]
  store.db
    .update(plan)
    .set({ activeHours: { days, from: 13 * 60, until: 14 * 60 } })
    .run()
  news.start()
  now = NOW + HOUR
  await expect.poll(() => told).toMatchObject([[{ onSaleFrom: null }]])
  now = NOW + 2 * HOUR
  await expect.poll(() => told.at(-1)).toMatchObject([{ onSaleFrom: NOW + 25 * HOUR }])
})
