/** The long lives: `npm run faults -- expiry`. */
import { expect, test } from 'vitest'
import { day, ExpiryWorld, hour, minute, twoDevices, versions } from '../integration/expiry-world.ts'
import { seededRandom } from '../support/seeded-random.ts'

const zones = [
  'Europe/Berlin',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Lagos',
  'Asia/Kathmandu',
  'America/Santiago',
]

type Sold = { readonly name: string; readonly validityMs: number; begun?: number }

/** A café whose customers, cuts and reboots come as the dice say; times are whole milliseconds below a bound. */
class Cafe {
  readonly world: ExpiryWorld
  readonly sold: Sold[] = []
  readonly #random: () => number

  constructor(world: ExpiryWorld, random: () => number) {
    this.world = world
    this.#random = random
  }

  below(bound: number): number {
    return Math.floor(this.#random() * bound)
  }

  async sell(count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const validitySeconds = 60 + this.below(index % 2 ? 4 * 3600 : 20 * 86_400)
      const name = await this.world.sell({ validitySeconds, profile: twoDevices })
      this.sold.push({ name, validityMs: validitySeconds * 1000 })
    }
  }

  async happen(): Promise<void> {
    const what = this.below(15)
    if (what === 0) this.world.router.power.reboot()
    else if (what === 1) await this.#outage()
    else if (what === 2) this.#someoneLeaves()
    else this.#someoneComes()
  }

  /** The time comes back within hours, with customers there before it. */
  async #outage(): Promise<void> {
    await this.world.outage(this.below(2 * day), this.#random() < 0.5 ? 'unset' : 'saved')
    for (let customers = this.below(6); customers > 0; customers -= 1) {
      this.world.pass(this.below(hour))
      this.#someoneComes()
    }
    this.world.router.power.ntpArrives()
  }

  #someoneComes(): void {
    const token = this.sold[this.below(this.sold.length)]
    if (token && this.world.router.login(token.name, 'p', this.world.phone()).ok) token.begun ??= this.world.now
  }

  #someoneLeaves(): void {
    const sessions = this.world.router.active()
    const session = sessions[this.below(sessions.length)]
    if (session) this.world.router.console(`/ip hotspot active remove ${session['.id']}`)
  }
}

/** Some minutes after anything: nobody was ended early, nobody is late, nobody who is over is online. */
function expectAllIsWell({ world, sold }: Cafe): void {
  for (const token of sold) expectLifeIsRight(world, token)
  const users = world.router.users()
  const over = new Set(users.flatMap(({ name = '', comment }) => (comment?.endsWith(' end') ? [name] : [])))
  expect(world.router.active().filter(({ user = '' }) => over.has(user))).toEqual([])
  expect(world.complaints()).toEqual([])
}

function expectLifeIsRight(world: ExpiryWorld, { name, validityMs, begun }: Sold): void {
  if (begun === undefined) {
    expect(world.user(name).comment).toMatch(/^teller1:\w{16} v=\d+$/)
    return
  }
  const off = world.ended.get(name)
  const ends = world.end(name)
  expect(ends).toBeGreaterThanOrEqual(Math.floor((begun + validityMs) / 1000) * 1000)
  if (off !== undefined) expect(off).toBeGreaterThan(ends)
  else expect(ends).toBeGreaterThan(world.now - 3 * minute)
}

test.each(versions)(
  '%s: six weeks of every minute, with customers, cuts, reboots and lost clocks as they come',
  async (version) => {
    const { random, seed } = seededRandom()
    console.log(`seed ${seed}`)
    const start = Date.UTC(2026, 1, 1) + Math.floor(random() * 1000 * day)
    const zone = zones[Math.floor(random() * zones.length)] ?? 'UTC'
    const world = await ExpiryWorld.open(start, { version, zone })
    const cafe = new Cafe(world, random)
    await cafe.sell(40)
    world.connection.close()
    while (world.now < start + 45 * day) {
      await cafe.happen()
      world.pass(4 * minute + cafe.below(6 * hour))
      expectAllIsWell(cafe)
    }
    expect(world.ended.size).toBeGreaterThan(10)
    await world.close()
  },
)
