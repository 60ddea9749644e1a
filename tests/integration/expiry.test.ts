/** Tokens end by themselves on the router, together with their other limits, and only ours do. */
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { day, ExpiryWorld, expectEnded, hour, minute, twoDevices, versions } from './expiry-world.ts'

const noon = Date.UTC(2026, 8, 24, 12, 0, 0)
const [phone, other] = ['02:00:00:00:00:77', '02:00:00:00:00:78']
let world: ExpiryWorld

afterEach(() => world.close())

const open = async (options: Parameters<typeof ExpiryWorld.open>[1] = {}, at = noon) => {
  world = await ExpiryWorld.open(at, options)
}

describe.each(versions)('%s', (version) => {
  test('from the first login, from the sale, and beside time and data: whatever is over first ends it', async () => {
    await open({ version, zone: 'Asia/Jakarta' })
    const sell = (life: Parameters<ExpiryWorld['sell']>[0]) => world.sell(life)
    const fromLogin = await sell({ validitySeconds: 7200 })
    const fromSale = await sell({ expiresAt: (noon + 2 * hour) / 1000 })
    const forever = await sell({})
    const onlineTime = await sell({ validitySeconds: 7200, limits: { 'limit-uptime': '30m' } })
    const data = await sell({ validitySeconds: 7200, limits: { 'limit-bytes-total': '1000' } })
    world.connection.close()
    for (const name of [fromLogin, fromSale, forever, onlineTime]) world.login(name)
    world.router.transfer(world.login(data), 600, 600)
    world.pass(31 * minute)
    expect(world.router.active().map(({ user }) => user)).toEqual([fromLogin, fromSale, forever])
    world.pass(2 * hour)
    for (const name of [fromLogin, onlineTime, data, fromSale]) expectEnded(world, name, noon + 2 * hour)
    expect(world.router.active().map(({ user }) => user)).toEqual([forever])
    expect(world.user(forever)).toMatchObject({ disabled: 'false', comment: expect.stringMatching(/^teller1:\w{16}$/) })
    expect(world.complaints()).toEqual([])
  })

  test('the lock is the first device’s, a second device shares the first one’s time, and coming back changes nothing', async () => {
    await open({ version })
    const locked = await world.sell({ validitySeconds: 86_400, lock: true, profile: twoDevices })
    const shared = await world.sell({ validitySeconds: 86_400, profile: twoDevices })
    world.login(locked, phone)
    world.login(shared)
    const before = world.user(locked).comment
    world.pass(3 * hour)
    expect(() => world.login(locked, other)).toThrow(/not allowed to log in from this MAC/)
    world.login(shared)
    world.router.power.reboot()
    expect(world.router.comeBack(phone).ok).toBe(true)
    world.login(shared)
    expect(world.user(locked)).toMatchObject({ 'mac-address': phone, comment: before })
    world.passTo(noon + day + 2 * minute)
    for (const name of [locked, shared]) expectEnded(world, name, noon + day)
    expect(world.router.comeBack(phone).ok).toBe(false)
    expect(world.complaints()).toEqual([])
  })
})

test('a week without the counter’s PC, and every minute of it', { timeout: 60_000 }, async () => {
  await open({ version: '7.24', zone: 'Europe/Lisbon' }, Date.UTC(2026, 9, 14, 7, 0, 31))
  const lives = [0.5, 3, 6, 6.5].map((days) => days * day)
  const names = await Promise.all(lives.map((life) => world.sell({ validitySeconds: life / 1000 })))
  world.connection.close()
  const begun = names.map((name) => {
    world.pass(17 * minute + 777)
    world.login(name)
    return world.now
  })
  world.pass(7 * day)
  for (const [index, name] of names.entries()) expectEnded(world, name, (begun[index] ?? 0) + (lives[index] ?? 0))
  expect(Number(world.router.records('/system/scheduler')[0]?.['run-count'])).toBeGreaterThan(7 * 24 * 60)
  expect(world.complaints()).toEqual([])
})

test('a router that is upgraded from 7.9 to 7.10 meanwhile goes on as if nothing had happened', async () => {
  await open({ version: '7.9', zone: 'America/Bogota' })
  const [begun, waiting] = [await world.sell({ validitySeconds: 7200 }), await world.sell({ validitySeconds: 7200 })]
  world.login(begun)
  world.pass(hour)
  const old = world
  await open({ version: '7.10', zone: 'America/Bogota' }, old.now)
  // What is on the disk moves over as it is: the users, and the scripts as the old version was given them.
  const [entry] = old.router.records('/system/scheduler')
  const { 'on-event': script = '', policy = '', interval = '' } = entry ?? {}
  const attributes = { '.id': 'teller-sweep', 'on-event': script, policy, interval }
  await world.connection.run('/system/scheduler/set', { attributes })
  for (const { name = '', profile = '', comment = '' } of old.router.users()) {
    await world.connection.run('/ip/hotspot/user/add', { attributes: { name, profile, comment, password: 'p' } })
  }
  await old.close()
  expect(await world.setUp()).toEqual({ state: 'same' })
  world.login(waiting)
  const second = world.now
  world.pass(hour + 2 * minute)
  expectEnded(world, begun, noon + 2 * hour)
  world.passTo(second + 2 * hour + 2 * minute)
  expectEnded(world, waiting, second + 2 * hour)
  expect(world.complaints()).toEqual([])
})

test('a minute in which nothing ends asks a router of thousands of tokens no more than one of ten', async () => {
  const commands = async (tokens: number) => {
    await open()
    const lives = [{ expiresAt: noon / 1000 + 86_400 }, { validitySeconds: 3600 }, {}]
    await Promise.all(Array.from({ length: tokens }, (_, index) => world.sell(lives[index % 3] ?? {})))
    const given: string[] = []
    world.router.beforeCommand((command) => given.push(command))
    world.pass(minute)
    return given
  }
  const few = await commands(9)
  await world.close()
  expect(await commands(3000)).toEqual(few)
  expect(few).toHaveLength(10)
})

test('what is not ours is never touched, whatever it is called', async () => {
  await open()
  const nasty = [
    'a"b',
    '$(1)',
    '$[/system reboot]',
    '[/ip hotspot user remove [find]]',
    'back\\slash',
    '"; :error "x',
    '*1',
    '',
  ]
  const notOurs = [
    '',
    'Musa',
    'exp=5',
    'teller1',
    'teller1:short exp=5',
    'x teller1:0123456789abcdef exp=5',
    'teller2:0123456789abcdef exp=5',
  ]
  const past = 'teller1:0123456789abcdef exp=1700000000'
  const add = (attributes: Record<string, string>) => world.connection.run('/ip/hotspot/user/add', { attributes })
  for (const [index, comment] of notOurs.entries()) await add({ name: `other${index}`, password: 'p', comment })
  for (const name of nasty) await add({ name, password: 'p', profile: twoDevices.name, comment: 'exp=5 v=5' })
  for (const name of nasty) world.login(name)
  world.login('other2')
  const untouched = world.router
    .users()
    .map(({ '.id': id, name, comment, disabled }) => ({ id, name, comment, disabled }))
  world.pass(5 * minute)
  const records = world.router
    .users()
    .map(({ '.id': id, name, comment, disabled }) => ({ id, name, comment, disabled }))
  expect(records).toEqual(untouched)
  expect(world.router.active()).toHaveLength(nasty.length + 1)
  for (const user of world.router.users()) {
    await world.connection.run('/ip/hotspot/user/set', { attributes: { '.id': user['.id'] ?? '', comment: past } })
  }
  world.pass(2 * minute)
  expect(world.router.active()).toEqual([])
  expect(world.router.users().map(({ comment }) => comment)).toEqual(records.map(() => `${past} end`))
  expect(world.complaints()).toEqual([])
})

test('of somebody with the same name at one server, the sessions and cookies stay', async () => {
  await open()
  const { connection } = world
  await connection.run('/ip/hotspot/user/add', { attributes: { name: 'k7', password: 'theirs', server: 'hotspot1' } })
  await connection.run('/ip/hotspot/user/add', {
    attributes: { name: 'k7', password: 'p', comment: 'teller1:0123456789abcdef exp=1700000000' },
  })
  expect(world.router.login('k7', 'theirs', phone).ok).toBe(true)
  world.pass(3 * minute)
  expect(world.router.users().map(({ disabled }) => disabled)).toEqual(['false', 'true'])
  expect(world.router.active()).toHaveLength(1)
  expect(world.router.comeBack(phone).ok).toBe(true)
})

test('what people write into a mark is left there, and the first end counts', async () => {
  await open()
  const { connection } = world
  const comment = 'teller1:0123456789abcdef for Musa exp= exp=soon v=x v=60 later'
  await connection.run('/ip/hotspot/user/add', {
    attributes: { name: 'k7', password: 'p', comment, profile: twoDevices.name },
  })
  world.login('k7')
  expect(world.user('k7').comment).toBe(`${comment} exp=${noon / 1000 + 60}`)
  world.pass(3 * minute)
  expect(world.user('k7').comment).toBe(`${comment} exp=${noon / 1000 + 60} end`)
  expectEnded(world, 'k7', noon + minute)
})

test('whoever switches an ended token on again by hand is not contradicted', async () => {
  await open()
  const name = await world.sell({ expiresAt: noon / 1000 - 60 })
  world.pass(2 * minute)
  expect(world.user(name).comment).toMatch(/ end$/)
  await world.connection.run('/ip/hotspot/user/set', { attributes: { '.id': name, disabled: 'no' } })
  world.login(name)
  world.pass(hour)
  expect(world.router.active()).toHaveLength(1)
})

test('any first login, any validity, any zone and version: off within a minute of the end, and never before', async () => {
  const life = fc.record({
    begins: fc.integer({ min: 0, max: 60 * 86_400 }),
    validity: fc.oneof(fc.integer({ min: 60, max: 7200 }), fc.integer({ min: 1, max: 120 * 86_400 })),
  })
  const place = fc.record({
    version: fc.constantFrom(...versions),
    zone: fc.constantFrom(
      'Europe/London',
      'America/Caracas',
      'Australia/Adelaide',
      'Pacific/Chatham',
      'America/Anchorage',
    ),
    at: fc.integer({ min: Date.UTC(2026, 0, 2) / 1000, max: Date.UTC(2032, 0, 1) / 1000 }),
    lives: fc.array(life, { minLength: 1, maxLength: 6 }),
  })
  await fc.assert(
    fc.asyncProperty(place, async ({ version, zone, at, lives }) => {
      await open({ version, zone }, at * 1000)
      const sold = await Promise.all(
        lives.map(async ({ begins, validity }) => ({
          name: await world.sell({ validitySeconds: validity }),
          begins: (at + begins) * 1000,
          ends: (at + begins + validity) * 1000,
        })),
      )
      const events = sold.flatMap(({ name, begins, ends }) => [
        { at: begins, happen: () => void world.login(name) },
        { at: ends, happen: () => expect(world.ended.has(name)).toBe(false) },
        { at: ends + 3 * minute, happen: () => expectEnded(world, name, ends) },
      ])
      for (const event of events.sort((a, b) => a.at - b.at)) {
        world.passTo(event.at)
        event.happen()
      }
      expect(world.complaints()).toEqual([])
      await world.close()
    }),
    { numRuns: 40 },
  )
})
