/** The power goes and the clock is lost, or behind: nobody's time ends early, and nobody is forgotten. */
import { afterEach, describe, expect, test } from 'vitest'
import { day, ExpiryWorld, expectEnded, hour, minute, versions } from './expiry-world.ts'

const noon = Date.UTC(2026, 8, 24, 12, 0, 0)
let world: ExpiryWorld

afterEach(() => world.close())

const open = async (options: Parameters<typeof ExpiryWorld.open>[1] = {}) => {
  world = await ExpiryWorld.open(noon, options)
}

const comment = (name: string) => world.user(name).comment

describe('a first login while the clock is wrong', () => {
  test.each(versions.flatMap((version) => [[version, 'unset'] as const, [version, 'saved'] as const]))(
    '%s, clock %s: the time starts when the right one arrives, back to the login',
    async (version, clock) => {
      await open({ version, zone: 'Africa/Nairobi' })
      const name = await world.sell({ validitySeconds: 3600 })
      await world.outage(3 * day, clock)
      world.pass(2 * minute)
      world.login(name)
      const begun = world.now
      world.pass(20 * minute)
      expect(comment(name)).toMatch(/ v=3600 wait$/)
      world.router.power.ntpArrives()
      world.pass(minute)
      expect(world.end(name)).toBe(begun + hour)
      world.pass(45 * minute)
      expectEnded(world, name, begun + hour)
      expect(comment(name)).toMatch(/ v=3600 wait exp=\d{10} end$/)
      expect(world.complaints()).toEqual([])
    },
  )

  test('of a session that is over when the right time arrives, the time starts then: never early', async () => {
    await open()
    const name = await world.sell({ validitySeconds: 3600 })
    await world.outage(day)
    world.login(name)
    world.pass(10 * minute)
    world.router.power.reboot()
    world.pass(2 * hour)
    expect(world.user(name).disabled).toBe('false')
    world.router.power.ntpArrives()
    world.pass(minute)
    expect(world.end(name) - world.now).toBeGreaterThanOrEqual(59 * minute)
  })

  test('a login that no script saw is found by its online time', async () => {
    await open()
    await world.connection.run('/ip/hotspot/user/profile/set', {
      attributes: { '.id': 'teller-000000000001', 'on-login': '' },
    })
    const name = await world.sell({ validitySeconds: 3600 })
    world.login(name)
    world.pass(minute)
    expect(world.end(name)).toBe(noon + hour)
  })

  test('a session of more than a day counts as a day, and one older than the router as none', async () => {
    await open()
    const [long, unseen] = [
      await world.sell({ validitySeconds: 604_800 }),
      await world.sell({ validitySeconds: 604_800 }),
    ]
    await world.outage(minute)
    world.login(long)
    world.pass(3 * day)
    world.router.power.ntpArrives()
    world.pass(minute)
    expect(world.end(long)).toBeGreaterThanOrEqual(noon + minute + 7 * day)
    expect(world.mark(unseen).expiresAt).toBeUndefined()
  })

  test.each([
    ['on and never answers', 'yes', 6 * hour],
    ['off', 'no', 5 * minute],
  ])('where NTP is %s, the clock is believed after a while', async (_, enabled, waits) => {
    await open()
    await world.connection.run('/system/ntp/client/set', { attributes: { enabled } })
    const name = await world.sell({ validitySeconds: 86_400 })
    await world.outage(0, 'saved')
    world.login(name)
    world.pass(waits - 1000)
    expect(comment(name)).toMatch(/ wait$/)
    world.pass(minute + 1000)
    expect(world.end(name)).toBe(noon + day)
  })
})

describe('an end that comes while the router is off or lost', () => {
  test.each(versions)('%s: within a minute of the right time, and not before', async (version) => {
    await open({ version })
    const name = await world.sell({ expiresAt: (noon + hour) / 1000 })
    const later = await world.sell({ expiresAt: (noon + 30 * day) / 1000 })
    await world.outage(3 * day)
    world.login(name)
    world.pass(2 * hour)
    expect(world.ended.size).toBe(0)
    world.router.power.ntpArrives()
    const arrived = world.now
    world.pass(2 * minute)
    expect(world.ended.get(name)).toBeLessThanOrEqual(arrived + minute)
    expect(world.router.active()).toEqual([])
    expect(world.user(later).disabled).toBe('false')
    expect(world.complaints()).toEqual([])
  })

  test('months without the counter’s PC, with reboots and cuts in between', async () => {
    await open({ version: '7.24', zone: 'America/Sao_Paulo' })
    const names = await Promise.all([5, 17, 40, 80].map((days) => world.sell({ validitySeconds: days * 86_400 })))
    world.connection.close()
    for (const name of names) world.login(name)
    for (let week = 1; week <= 12; week += 1) {
      world.passTo(noon + week * 7 * day)
      if (week % 3 === 0) await world.outage(6 * hour, week % 2 ? 'saved' : 'unset')
      else world.router.power.reboot()
      world.pass(minute)
      world.router.power.ntpArrives()
      world.pass(3 * minute)
    }
    expect(names.map((name) => world.end(name))).toEqual([5, 17, 40, 80].map((days) => noon + days * day))
    expect(world.router.users().every(({ disabled }) => disabled === 'true')).toBe(true)
    expect(world.complaints()).toEqual([])
  })
})
