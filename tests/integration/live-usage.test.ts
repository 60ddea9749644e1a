/** What the live view writes down: usage counted once over restarts, days as cafés live them, samples of the router. */
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { location, routerSample, sessionSpan, setting, token, usageDay } from '../../src/backend/store/schema.ts'
import { startWatchedRouter, type WatchedRouter, type Watching } from '../support/watched-router.ts'

const MAC = '02:00:00:00:00:01'
const HOUR_MS = 3_600_000

let watched: WatchedRouter
let watching: Watching
let sessionId: string

beforeEach(async () => {
  watched = await startWatchedRouter()
  const { router, codes } = watched
  const result = router.login(codes[0], codes[0], MAC)
  sessionId = result.ok ? result.sessionId : ''
  watching = await watched.watch()
  await watching.printed()
})
afterEach(async () => {
  await watching.stop()
  await watched.close()
})

const days = () => watched.store.db.select().from(usageDay).all()
const transfer = (bytes: number) => watched.router.transfer(sessionId, bytes, 10 * bytes)
const used = () => days().reduce((sum, { bytesUp }) => sum + bytesUp, 0)

/** The program ends, as it should or as in a power cut, and is started again. */
async function restart({ crash = false, meanwhile = () => {} } = {}): Promise<void> {
  if (crash) watching.connection.close()
  else await watching.stop()
  const crashed = watching.desk
  meanwhile()
  watching = await watched.watch()
  // A desk that crashed never writes again.
  if (crash) Object.assign(crashed, { write: () => {}, writeInSteps: async () => {} })
  await watching.printed()
}

test('what a code used is written down once, under its token, its user and its day', async () => {
  transfer(1_000)
  watched.time.now += 60_000
  await watching.printed()
  watching.desk.write()
  watching.desk.write()
  const sold = watched.store.db.select().from(token).where(eq(token.code, watched.codes[0])).get()
  expect(days()).toEqual([
    {
      routerId: watched.routerId,
      username: watched.codes[0],
      day: '2026-11-23',
      tokenId: sold?.id,
      seconds: 60,
      bytesUp: 1_000,
      bytesDown: 10_000,
    },
  ])
})

test('what is being written step by step is there for whoever asks for the whole meanwhile', async () => {
  transfer(1_000)
  await watching.printed()
  const steps = watching.desk.writeInSteps()
  const online = () => watched.store.db.select().from(sessionSpan).all()
  watching.desk.write()
  expect([used(), online().length]).toEqual([1_000, 1])
  await steps
  expect([used(), online().length]).toEqual([1_000, 1])
})

test('a user that nobody made here is counted too, without a token', async () => {
  await watched.addForeigner('tourist')
  watched.router.login('tourist', 'tourist', '02:00:00:00:00:02')
  watched.time.now += 30_000
  await watching.printed()
  watching.desk.write()
  expect(days().find(({ username }) => username === 'tourist')).toMatchObject({ tokenId: null, seconds: 30 })
})

describe('over a restart of the program', () => {
  test('a session that goes on is counted on from where it was, and what it used meanwhile too', async () => {
    transfer(1_000)
    await watching.printed()
    await restart({ meanwhile: () => transfer(500) })
    transfer(250)
    await watching.printed()
    watching.desk.write()
    expect(used()).toBe(1_750)
  })

  test('that crashed, nothing is lost and nothing doubled, whenever it was last written', async () => {
    transfer(1_000)
    await watching.printed()
    watching.desk.write()
    transfer(500)
    await watching.printed()
    await restart({ crash: true, meanwhile: () => transfer(250) })
    watching.desk.write()
    expect(used()).toBe(1_750)
  })

  test('sabotage: without remembering how far it was counted, everything would be there twice', async () => {
    transfer(1_000)
    await watching.printed()
    await restart({ meanwhile: () => watched.store.db.delete(setting).where(eq(setting.key, counted())).run() })
    watching.desk.write()
    expect(used()).toBe(2_000)
  })

  test('a new session of the same device is counted whole, even when its counters are beyond the old ones', async () => {
    transfer(1_000)
    await watching.printed()
    const meanwhile = () => {
      watched.router.faults.restart()
      watched.time.now += HOUR_MS
      watched.router.login(watched.codes[0], watched.codes[0], MAC)
      transfer(5_000)
      watched.time.now += HOUR_MS
    }
    await restart({ meanwhile })
    watching.desk.write()
    expect(used()).toBe(6_000)
  })

  test('the clock of this computer may be wrong: sessions are known by the router’s own', async () => {
    transfer(1_000)
    await watching.printed()
    await watching.stop()
    const timeOfRouter = watched.time.now
    // The router's uptime goes on by five minutes; this computer believes that a year has passed.
    watched.time.now = timeOfRouter + 300_000
    watching = await watched.watch(100, 365 * 24 * HOUR_MS)
    await watching.printed()
    watching.desk.write()
    expect(used()).toBe(1_000)
  })
})

const counted = () => `online.counted.${watched.routerId}`

test('while the link was away a session is counted on, and none is doubled', async () => {
  transfer(1_000)
  await watching.printed()
  await watching.hangUp()
  watched.time.now += 2 * HOUR_MS
  transfer(300)
  const back = await watched.reconnect(watching)
  await back.printed()
  back.connection.close()
  watching.desk.write()
  expect(used()).toBe(1_300)
  expect(days()).toMatchObject([{ seconds: 7_200 }])
})

test('an evening over midnight counts on both days of the café’s own calendar', async () => {
  // Nairobi is three hours ahead: its midnight is 21:00 here.
  watched.time.now = Date.parse('2026-11-23T20:30:00Z')
  await watching.printed()
  watching.desk.write()
  const before = days().reduce((sum, { seconds }) => sum + seconds, 0)
  watched.time.now += HOUR_MS
  await watching.printed()
  watching.desk.write()
  expect(days().find(({ day }) => day === '2026-11-24')?.seconds).toBe(1_800)
  expect(days().reduce((sum, { seconds }) => sum + seconds, 0)).toBe(before + 3_600)
})

test('the day on which clocks go back has its twenty-five hours', async () => {
  watched.store.db.update(location).set({ timeZone: 'Europe/Lisbon' }).run()
  watched.time.now = Date.parse('2027-10-30T23:00:00Z')
  await watching.printed()
  watched.time.now = Date.parse('2027-11-01T12:00:00Z')
  await watching.printed()
  watching.desk.write()
  expect(days().find(({ day }) => day === '2027-10-31')?.seconds).toBe(25 * 3_600)
})

describe('samples of the router', () => {
  const samples = (grain: 'minute' | 'hour') =>
    watched.store.db.select().from(routerSample).where(eq(routerSample.grain, grain)).orderBy(routerSample.at).all()

  test('are one a minute, with the traffic of the hotspot’s own interface', async () => {
    // What went by over a longer gap is no speed.
    const minute = Math.ceil(watched.time.now / 60_000) * 60_000 + 60_000
    watched.time.now = minute
    await watching.printed()
    for (const _ of [1, 2, 3]) {
      watched.time.now += 10_000
      transfer(12_500)
      await watching.printed()
    }
    watched.time.now = minute + 60_000
    watching.desk.write()
    const sample = samples('minute').find(({ at }) => at === minute)
    expect(sample).toMatchObject({ online: 1, cpuPercent: 3, cpuPeakPercent: 3, memoryTotalBytes: 268_435_456 })
    expect((sample?.rxBitsPerSecond ?? 0) / 10_000).toBeCloseTo(1, 1)
    expect((sample?.txBitsPerSecond ?? 0) / 100_000).toBeCloseTo(1, 1)
  })

  test('become hours when the hour is over, once, and go when they are old', async () => {
    const hour = Math.ceil(watched.time.now / HOUR_MS) * HOUR_MS
    for (const minute of [0, 1, 2]) {
      watched.time.now = hour + minute * 60_000
      await watching.printed()
    }
    watched.time.now = hour + HOUR_MS
    watching.desk.write()
    await restart()
    expect(samples('hour').filter(({ at }) => at === hour)).toMatchObject([{ online: 1, cpuPercent: 3 }])
    expect(samples('minute').length).toBeGreaterThanOrEqual(3)
    watched.time.now += 2 * 24 * HOUR_MS + HOUR_MS
    watching.desk.write()
    expect(samples('minute').filter(({ at }) => at < hour + HOUR_MS)).toEqual([])
    expect(samples('hour').filter(({ at }) => at === hour)).toHaveLength(1)
    watched.time.now += 2 * 365 * 24 * HOUR_MS
    watching.desk.write()
    expect(samples('hour').filter(({ at }) => at === hour)).toEqual([])
  })

  test('of a minute that a restart fell into are one', async () => {
    await restart()
    watched.time.now += 60_000
    watching.desk.write()
    const minutes = samples('minute').map(({ at }) => at)
    expect(new Set(minutes).size).toBe(minutes.length)
  })
})
