/** People at the tables of a practice café: they log in with codes that were sold, use the line, leave and come back. */
import { between, type Chance, chanceOf, type Mood, newMood } from './crowd-moods.ts'
import { endSession, login, see, sessionIdAt, settle } from './hotspot.ts'
import { count, type Traffic } from './session-traffic.ts'
import type { RouterState } from './state.ts'
import type { Item } from './table.ts'

export type CrowdOptions = {
  readonly seed: number
  /** Guests of the house, whom a RADIUS server knows and no code of ours: so many are there most of the time. */
  readonly guests?: number
}

type Customer = { readonly mac: string; mood: Mood; leavesAt: number }
/** Somebody with a code: when they come to log in next, and their device. */
type Holder = { readonly mac: string; comesAt: number }

const minute = 60_000
const activePath = '/ip/hotspot/active'
/** What the line carries, whoever wants more: bits a second. */
const lineBits = 40_000_000

const names = [
  'amina',
  'baraka',
  'chidi',
  'dalia',
  'esi',
  'farid',
  'grace',
  'hawa',
  'imani',
  'jabari',
  'kofi',
  'lindiwe',
]

/** Seeded: the same seed and the same calls bring the same people. */
export class Crowd {
  readonly #state: RouterState
  readonly #chance: Chance
  readonly #guests: number
  readonly #customers = new Map<string, Customer>()
  readonly #holders = new Map<string, Holder>()
  #steppedAt: number | undefined
  #nextGuestAt = 0

  constructor(state: RouterState, { seed, guests = 8 }: CrowdOptions) {
    this.#state = state
    this.#chance = chanceOf(seed)
    this.#guests = guests
  }

  /** Lets time go by since the last step; the first finds people who have been there for a while. */
  step(): void {
    const now = this.#state.ticksMs()
    const elapsedMs = Math.min(10_000, now - (this.#steppedAt ?? now))
    const isFirst = this.#steppedAt === undefined
    this.#steppedAt = now
    if (isFirst) for (let n = 0; n < this.#guests; n += 1) this.#guestCame(between(this.#chance, 0, 50 * minute))
    this.#comeAndGo(now)
    const bits = this.#use(now, elapsedMs)
    settle(this.#state)
    this.#showLoad(bits)
  }

  #comeAndGo(now: number): void {
    for (const session of this.#sessions()) {
      const customer = this.#customers.get(session.get('mac-address') ?? '')
      if (customer && customer.leavesAt <= now) endSession(this.#state, session)
    }
    const present = new Set(this.#sessions().map((session) => session.get('mac-address') ?? ''))
    for (const mac of this.#customers.keys()) if (!present.has(mac)) this.#customers.delete(mac)
    if (now >= this.#nextGuestAt) {
      if (present.size < this.#guests * 3) this.#guestCame(0)
      this.#nextGuestAt = now + between(this.#chance, 1, 5) * minute
    }
    this.#holdersCome(now)
  }

  /** Codes of ours are used by somebody soon after they were sold, unless a person tries them out. */
  #holdersCome(now: number): void {
    const taken = new Set(this.#sessions().map((session) => session.get('user')))
    for (const user of this.#state.table('/ip/hotspot/user').items()) {
      const name = user.get('name') ?? ''
      if (!user.get('comment')?.startsWith('teller1:') || user.get('disabled') === 'true' || taken.has(name)) continue
      const holder = this.#holders.get(name) ?? {
        mac: this.#newMac(),
        comesAt: now + between(this.#chance, 0.4, 1.5) * minute,
      }
      this.#holders.set(name, holder)
      if (holder.comesAt > now) continue
      // Back after a break, or after somebody put them off.
      holder.comesAt = now + between(this.#chance, 1, 12) * minute
      const attempt = { username: name, password: user.get('password') ?? '', mac: holder.mac }
      if (login(this.#state, attempt).ok) this.#sitDown(holder.mac, now)
    }
  }

  #guestCame(agoMs: number): void {
    const name = `${names[Math.floor(this.#chance() * names.length)] ?? ''}@house`
    const mac = this.#newMac()
    const host = see(this.#state, mac, undefined)
    const address = host.get('address') ?? ''
    const started = this.#state.ticksMs() - agoMs
    const session = Object.entries({
      server: host.get('server') ?? '',
      user: name,
      address,
      'mac-address': mac,
      'login-by': 'http-chap',
      'keepalive-timeout': '2m',
      'bytes-in': '0',
      'bytes-out': '0',
      'packets-in': '0',
      'packets-out': '0',
      radius: 'true',
      '.started': String(started),
    })
    const id = this.#state.table(activePath).add(new Map(session), sessionIdAt(address))
    const before = between(this.#chance, 20_000, 90_000) * (agoMs / 1_000)
    this.#count(id, { bytesIn: Math.round(before / 9), bytesOut: Math.round(before) })
    this.#sitDown(mac, this.#state.ticksMs())
  }

  #sitDown(mac: string, now: number): void {
    const leavesAt = now + between(this.#chance, 4, 70) * minute
    this.#customers.set(mac, { mac, mood: newMood(this.#chance, now), leavesAt })
  }

  /** Lets everybody use the line; answers how many bits a second went over it. */
  #use(now: number, elapsedMs: number): number {
    const flows = this.#sessions().flatMap((session) => {
      const customer = this.#customers.get(session.get('mac-address') ?? '')
      if (!customer) return []
      if (customer.mood.until <= now) customer.mood = newMood(this.#chance, now)
      return [{ session, ...limited(this.#state, session, customer.mood.flow(this.#chance)) }]
    })
    const wanted = flows.reduce((sum, { down, up }) => sum + down + up, 0)
    const share = Math.min(1, lineBits / Math.max(1, wanted))
    const bytes = (bits: number) => Math.round((bits * share * elapsedMs) / 8_000)
    for (const { session, down, up } of flows) {
      this.#count(session.get('.id') ?? '', { bytesIn: bytes(up), bytesOut: bytes(down) })
    }
    return wanted * share
  }

  #count(id: string, traffic: Traffic): void {
    const session = this.#state.table(activePath).get(id)
    if (session) count(this.#state, session, traffic)
  }

  /** A busy line makes a busy processor, and everybody at a table takes a little memory. */
  #showLoad(bits: number): void {
    const resource = this.#state.table('/system/resource')
    const record = resource.single()
    const cpu = Math.min(99, Math.round(2 + bits / 900_000 + between(this.#chance, 0, 5)))
    const used = 66_000_000 + this.#sessions().length * 90_000 + between(this.#chance, 0, 1_500_000)
    const free = Number(record.get('total-memory') ?? 0) - Math.round(used)
    const gauges = [
      ['cpu-load', String(cpu)],
      ['free-memory', String(free)],
    ] as const
    resource.set(record.get('.id') ?? '', new Map(gauges))
  }

  #sessions(): Item[] {
    return this.#state.table(activePath).items()
  }

  /** A locally administered address no real phone has. */
  #newMac(): string {
    const bytes = Array.from({ length: 5 }, () => Math.floor(this.#chance() * 256))
    return ['02', ...bytes.map((byte) => byte.toString(16).padStart(2, '0').toUpperCase())].join(':')
  }
}

/** Lets a router live from second to second: sessions end on time even when nobody looks, and people come and go. */
export function letLive(state: RouterState, options: CrowdOptions | undefined): NodeJS.Timeout {
  const crowd = options && new Crowd(state, options)
  crowd?.step()
  return setInterval(() => {
    state.wake()
    settle(state)
    if (state.powered) crowd?.step()
  }, 1000).unref()
}

/** No faster than the profile lets its users be; `rx/tx` is up and down. */
function limited(state: RouterState, session: Item, flow: { down: number; up: number }) {
  const user = state.table('/ip/hotspot/user').get(session.get('.user') ?? '')
  const profile = user && state.table('/ip/hotspot/user/profile').get(user.get('profile') ?? '*0')
  const [up = '', down = ''] = (profile?.get('rate-limit') ?? '').split(' ')[0]?.split('/') ?? []
  return { down: Math.min(flow.down, bitsOf(down)), up: Math.min(flow.up, bitsOf(up)) }
}

function bitsOf(rate: string): number {
  const [, digits, unit] = /^(\d+)([kM]?)$/.exec(rate) ?? []
  if (digits === undefined || Number(digits) === 0) return Number.POSITIVE_INFINITY
  return Number(digits) * ({ k: 1_000, M: 1_000_000 }[unit ?? ''] ?? 1)
}
