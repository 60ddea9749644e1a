/** Anything may happen between any two commands of our scripts: what they do is done once, and by the next minute. */
import { afterEach, describe, expect, test } from 'vitest'
import { ExpiryWorld, hour, minute, twoDevices } from './expiry-world.ts'

const noon = Date.UTC(2026, 8, 24, 12, 0, 0)
const phone = '02:00:00:00:00:77'
let world: ExpiryWorld

afterEach(() => world.close())

/** Calls `happen` before the nth command that scripts give from now on; the list of them grows as they do. */
function atCommand(nth: number, happen: (next: string) => void): readonly string[] {
  const commands: string[] = []
  world.router.beforeCommand((command) => {
    commands.push(command)
    if (commands.length === nth) happen(command)
  })
  return commands
}

/** One token from its sale to the second sweep after its end, with something happening at one command on the way. */
async function live(nth: number, happen: (next: string) => void): Promise<readonly string[]> {
  world = await ExpiryWorld.open(noon, { zone: 'Europe/Berlin' })
  await world.sell({ name: 'k7', validitySeconds: 3600, lock: true, profile: twoDevices })
  const commands = atCommand(nth, happen)
  world.router.login('k7', 'p', phone)
  world.passTo(noon + hour + 2 * minute)
  return commands
}

/** Does something at each command in turn, each time in a world of its own; tells how many commands there are. */
async function atEachCommand(
  happen: (next: string) => void,
  check: (nth: number) => void | Promise<void>,
): Promise<number> {
  const { length } = await live(0, () => undefined)
  for (let nth = 1; nth <= length; nth += 1) {
    await world.close()
    await live(nth, happen)
    await check(nth)
  }
  return length
}

/** Off, its mark told once, bound to its device, and nothing left of it. */
function expectOver(): void {
  const user = world.user('k7')
  expect(user.comment).toMatch(/^teller1:\w{16} v=3600 lock( wait)? exp=\d{10} end$/)
  expect(user).toMatchObject({ disabled: 'true', 'mac-address': phone })
  expect(world.router.active()).toEqual([])
  expect(world.router.records('/ip/hotspot/cookie')).toEqual([])
  expect(world.complaints()).toEqual([])
}

describe('a script cut short at every command', () => {
  test('by the power: the next runs complete it', async () => {
    let down: Promise<void> = Promise.resolve()
    const cut = () => {
      down = world.router.power.off()
    }
    const commands = await atEachCommand(cut, async (nth) => {
      await down
      world.now += 10 * minute
      await world.router.power.on(nth % 2 ? 'saved' : 'unset')
      if (world.mark('k7').expiresAt === undefined) world.login('k7', phone)
      world.pass(minute)
      world.router.power.ntpArrives()
      world.pass(minute)
      world.passTo(Math.max(world.now, world.end('k7')) + 3 * minute)
      expectOver()
    })
    expect(commands).toBeGreaterThan(60)
  })

  test('by a reboot: the next runs complete it', async () => {
    await atEachCommand(
      () => world.router.power.reboot(),
      () => {
        if (world.mark('k7').expiresAt === undefined) world.login('k7', phone)
        world.passTo(Math.max(world.now, world.end('k7')) + 3 * minute)
        expectOver()
      },
    )
  })
})

describe('what happens between two commands', () => {
  test('a device logs in: it is out by the next minute', async () => {
    let came = 0
    const knock = () => {
      if (world.router.login('k7', 'p', phone).ok) came += 1
    }
    await atEachCommand(knock, () => {
      world.pass(minute)
      expectOver()
    })
    expect(came).toBeGreaterThan(40)
  })

  test('a second device logs in during the first login’s script: the time starts once', async () => {
    world = await ExpiryWorld.open(noon)
    for (let nth = 1; nth <= 11; nth += 1) {
      const name = await world.sell({ validitySeconds: 3600, profile: twoDevices })
      const commands = atCommand(nth, () => world.login(name))
      world.login(name)
      expect(commands.length).toBeGreaterThan(11)
      expect(world.user(name).comment).toMatch(/^teller1:\w{16} v=3600 exp=\d{10}$/)
      expect(world.end(name)).toBe(noon + hour)
      expect(world.router.active().filter(({ user }) => user === name)).toHaveLength(2)
    }
  })

  test('the counter prolongs the token: no script writes over that', async () => {
    let prolonged: string | undefined
    const prolong = (next: string) => {
      // A script that has just looked writes at once; what comes in between those two, the counter's read-back finds.
      prolonged = undefined
      if (next === '/ip/hotspot/user/set') return
      prolonged = `${world.user('k7').comment?.replace(/ (wait|exp|end).*/, '')} exp=${(noon + 9 * hour) / 1000}`
      world.router.console(`/ip hotspot user set [find where name="k7"] disabled=no comment="${prolonged}"`)
    }
    const commands = await atEachCommand(prolong, () => {
      world.pass(2 * minute)
      if (prolonged !== undefined) expect(world.user('k7')).toMatchObject({ comment: prolonged, disabled: 'false' })
    })
    expect(commands).toBeGreaterThan(60)
  })

  test('midnight, the year’s end and summer time come while the clock is read: no time is lost by it', async () => {
    for (const edge of [
      Date.UTC(2026, 11, 31, 23),
      Date.UTC(2027, 2, 28, 1),
      Date.UTC(2027, 9, 31, 1),
      Date.UTC(2028, 1, 28, 23),
    ]) {
      for (let nth = 1; nth <= 15; nth += 1) {
        world = await ExpiryWorld.open(edge - 500, { zone: 'Europe/Berlin' })
        const name = await world.sell({ validitySeconds: 3600 })
        atCommand(nth, () => {
          world.now += 1000
        })
        world.login(name)
        expect(world.end(name)).toBeGreaterThanOrEqual(edge - 1000 + hour)
        expect(world.end(name)).toBeLessThanOrEqual(edge + hour)
        await world.close()
      }
    }
    world = await ExpiryWorld.open(noon)
  })
})
