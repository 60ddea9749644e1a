/** Each protection of the scripts, taken away: the life it protects goes wrong, and the harness notices. */
import { describe, expect, test } from 'vitest'
import { day, ExpiryWorld, expectEnded, hour, minute, twoDevices } from './expiry-world.ts'

const noon = Date.UTC(2026, 8, 24, 12, 0, 0)

type Spoil = (script: string) => string
/** A life that ends well with our scripts; throws when it does not. */
type Life = (spoil: Spoil) => Promise<void>

async function open(spoil: Spoil, options: Parameters<typeof ExpiryWorld.open>[1] = {}, at = noon) {
  const world = await ExpiryWorld.open(at, options)
  await world.spoil(spoil)
  return world
}

const replace =
  (text: string, by: string): Spoil =>
  (script) =>
    script.replaceAll(text, by)

/** A token's whole life in a zone, from its first login on. */
const inZone =
  (zone: string, at: number, version = '7.22'): Life =>
  async (spoil) => {
    const world = await open(spoil, { zone, version }, at)
    const name = await world.sell({ validitySeconds: 7200 })
    world.login(name)
    const ends = at + 2 * hour
    world.pass(2 * hour)
    expect(world.ended.has(name)).toBe(false)
    world.pass(minute)
    expectEnded(world, name, ends)
    expect(world.complaints()).toEqual([])
    await world.close()
  }

/** A first login after a cut, while the clock is wrong. */
const afterACut =
  (clock: 'unset' | 'saved', waits: number): Life =>
  async (spoil) => {
    const world = await open(spoil)
    const name = await world.sell({ validitySeconds: 4 * 3600 })
    await world.outage(day, clock)
    world.pass(waits)
    world.login(name)
    const begun = world.now
    world.pass(2 * minute)
    world.router.power.ntpArrives()
    world.pass(2 * minute)
    expect(world.end(name)).toBe(begun + 4 * hour)
    await world.close()
  }

/** The clock's next second, at each command of a first login. */
const tick =
  (edge: number): Life =>
  async (spoil) => {
    const world = await open(spoil, { zone: 'Europe/Berlin' }, edge - 10 * minute)
    for (let nth = 1; nth <= 12; nth += 1) {
      const name = await world.sell({ validitySeconds: 3600 })
      let commands = 0
      world.router.beforeCommand(() => {
        commands += 1
        if (commands === nth) world.now = edge + 500
      })
      world.router.passUnscheduled(() => {
        world.now = edge - 500
      })
      world.login(name)
      expect(Math.abs(world.end(name) - edge - hour)).toBeLessThanOrEqual(1000)
    }
    await world.close()
  }

const overWhileOff: Life = async (spoil) => {
  const world = await open(spoil)
  const name = await world.sell({ expiresAt: noon / 1000 - 90 * 86_400 })
  world.pass(2 * minute)
  expect(world.user(name).disabled).toBe('true')
  await world.close()
}

const notOurs: Life = async (spoil) => {
  const world = await open(spoil)
  const attributes = { name: 'musa', password: 'p', comment: 'exp=1700000000' }
  await world.connection.run('/ip/hotspot/user/add', { attributes })
  world.pass(2 * minute)
  expect(world.user('musa')).toMatchObject({ ...attributes, disabled: 'false' })
  await world.close()
}

const namesake: Life = async (spoil) => {
  const world = await open(spoil)
  const add = (attributes: Record<string, string>) => world.connection.run('/ip/hotspot/user/add', { attributes })
  await add({ name: 'k7', password: 'p', server: 'hotspot1' })
  await add({ name: 'k7', password: 'x', comment: 'teller1:0123456789abcdef exp=1700000000' })
  const phone = world.phone()
  world.login('k7', phone)
  world.pass(2 * minute)
  expect(world.router.active()).toHaveLength(1)
  expect(world.router.comeBack(phone).ok).toBe(true)
  await world.close()
}

/** A device is let in, its user is switched off, its session begins: after that, at each further command of the run. */
const letInLate: Life = async (spoil) => {
  const world = await open(spoil)
  for (let nth = 1; nth <= 3; nth += 1) {
    const name = await world.sell({ expiresAt: world.now / 1000 + 30 })
    const user = `/ip hotspot user set [find where name="${name}"]`
    let since: number | undefined
    world.router.beforeCommand((command) => {
      since = since === undefined && command !== '/ip/hotspot/user/set' ? undefined : (since ?? -1) + 1
      if (since !== nth) return
      world.router.console(`${user} disabled=no`)
      world.login(name)
      world.router.console(`${user} disabled=yes`)
    })
    world.pass(3 * minute)
    expect(since).toBeGreaterThan(nth)
    expect(world.router.active()).toEqual([])
  }
  await world.close()
}

/** A counter prolongs a token at each command of the runs that end it. */
const prolonged: Life = async (spoil) => {
  const world = await open(spoil)
  let times = 0
  for (let nth = 1; nth <= 43; nth += 1) {
    const name = await world.sell({ expiresAt: world.now / 1000 + 30 })
    const longer = `${world.user(name).comment?.split(' ')[0]} exp=${world.now / 1000 + 86_400}`
    let [commands, done] = [0, false]
    world.router.beforeCommand((command) => {
      commands += 1
      if (commands !== nth || command === '/ip/hotspot/user/set') return
      done = true
      world.router.console(`/ip hotspot user set [find where name="${name}"] disabled=no comment="${longer}"`)
    })
    world.pass(3 * minute)
    times += done ? 1 : 0
    if (done) expect(world.user(name).comment).toBe(longer)
    await world.connection.run('/ip/hotspot/user/remove', { attributes: { '.id': name } })
  }
  expect(times).toBeGreaterThan(35)
  await world.close()
}

const locked: Life = async (spoil) => {
  const world = await open(spoil)
  const name = await world.sell({ lock: true, profile: twoDevices })
  world.login(name)
  expect(() => world.login(name)).toThrow(/not allowed to log in from this MAC/)
  await world.close()
}

const trust = ':if ($sure && ($running < 6h)) do={'
const winter = Date.UTC(2026, 9, 24, 23, 30)

const sabotages: readonly (readonly [string, Life, Spoil])[] = [
  ['local time in place of UTC', inZone('Asia/Tokyo', noon), replace('($second - $ahead)', '$second')],
  ['local time over the end of summer time', inZone('Europe/Berlin', winter), replace('($second - $ahead)', '$second')],
  ['an offset behind UTC read as one far ahead', inZone('America/St_Johns', noon), replace('2147483647', '9999999999')],
  ['months counted from zero before 7.10', inZone('UTC', noon, '7.9'), replace('/ 2) + 1)', '/ 2))')],
  ['leap days left out', inZone('UTC', Date.UTC(2028, 2, 1, 12)), replace('($marchYear / 4)', '506')],
  ['a clock that stands in 1970 believed', afterACut('unset', 7 * hour), replace('($year >= 2026)', '($year >= 1)')],
  ['a clock believed that is behind by the cut', afterACut('saved', minute), replace(trust, ':if (1 = 2) do={')],
  ['the wait for the clock counted for the customer', afterACut('saved', minute), replace(' - $past', '')],
  [
    'date and time read once, at midnight',
    tick(Date.UTC(2026, 11, 31, 23)),
    replace(':while (($today', ':if (($today'),
  ],
  ['date and time read once, in spring', tick(Date.UTC(2027, 2, 28, 1)), replace(':while (($today', ':if (($today')],
  ['only what ended lately looked for', overWhileOff, replace(':for at from=0', ':for at from=6')],
  ['users without our mark swept too', notOurs, replace('"^teller1:[0-9a-f]{16} .*exp=(-"', '"exp=(-"')],
  ['sessions ended by name alone', namesake, replace('($place = $home)', '(1 = 1)')],
  ['cookies forgotten by name alone', namesake, replace('([:len $namesakes] = 1)', '([:len $namesakes] > 0)')],
  ['sessions looked for only once', letInLate, replace('([:len $over] > 0)', '(1 = 2)')],
  ['a mark written over that was changed meanwhile', prolonged, replace('comment] = $mark)', 'comment] != "")')],
  ['the first device forgotten', locked, replace('mac-address=$device', 'email=$device')],
]

describe.each(sabotages)('%s', (_, life, spoil) => {
  test('is noticed', async () => {
    await life((script) => script)
    let changed = false
    const counted: Spoil = (script) => {
      const spoilt = spoil(script)
      changed ||= spoilt !== script
      return spoilt
    }
    await expect(life(counted)).rejects.toThrow()
    expect(changed).toBe(true)
  })
})

test.each([
  ['7.23', 1],
  ['7.24', 0],
])('%s: an entry without a start ends %i tokens', async (version, ends) => {
  const world = await ExpiryWorld.open(noon + 7000, { version })
  const [entry] = world.router.records('/system/scheduler')
  const { name = '', interval = '', policy = '', 'on-event': script = '' } = entry ?? {}
  await world.connection.run('/system/scheduler/remove', { attributes: { '.id': name } })
  await world.connection.run('/system/scheduler/add', { attributes: { name, interval, policy, 'on-event': script } })
  await world.sell({ expiresAt: noon / 1000 + 60 })
  world.pass(hour)
  expect(world.ended.size).toBe(ends)
  await world.close()
})
