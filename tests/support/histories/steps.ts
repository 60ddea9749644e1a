/** The steps of a history: what may happen in the café, drawn at random, each harmless where it makes no sense. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { Limits, Place, Sold, World } from './world.ts'

/** One step; the numbers choose among what there is. */
export type Step = { readonly kind: keyof typeof kinds; readonly a: number; readonly b: number; readonly c: number }

type Chosen = {
  readonly world: World
  readonly place: Place
  /** Undefined before the first sale. */
  readonly token: Sold | undefined
  readonly b: number
  readonly c: number
}
type Work = (chosen: Chosen) => unknown

const HOUR = 3_600
const plain = { timeLimitSeconds: null, dataLimitBytes: null, validitySeconds: null, lockDevice: false } as const
const packages: readonly Limits[] = [
  { ...plain, timeLimitSeconds: 2 * HOUR },
  { ...plain, timeLimitSeconds: 2 * HOUR, dataLimitBytes: 10_000_000 },
  { ...plain, validitySeconds: 24 * HOUR, validityFrom: 'sale' },
  { ...plain, validitySeconds: 24 * HOUR, validityFrom: 'first_login', timeLimitSeconds: 5 * HOUR },
  { ...plain, timeLimitSeconds: 4 * HOUR, lockDevice: true },
]
const devices = ['02:00:00:00:00:01', '02:00:00:00:00:02', '02:00:00:00:00:03']
const commands = ['add', 'set', 'print', 'remove'].map((command) => `/ip/hotspot/user/${command}`)

const pick = <T>(all: readonly T[], index: number): T => all[index % all.length] as T
const quoted = (text: string) => `"${text}"`
const user = (name: string) => `[/ip hotspot user find where name=${quoted(name)}]`
const isThere = ({ router }: Place, name: string) => router.users().some((each) => each.name === name)

/** For those that need somebody sold. */
const withToken =
  (work: (chosen: Chosen & { readonly token: Sold }) => unknown): Work =>
  (chosen) =>
    chosen.token && work({ ...chosen, token: chosen.token })

/** For hands on a user that is there. */
const byHand = (script: (name: string, chosen: Chosen) => string): Work =>
  withToken((chosen) => {
    const { place, token } = chosen
    const isTheirs = place.isDark || place.strangers.has(token.code)
    if (!isTheirs && isThere(place, token.code)) place.router.console(script(token.code, chosen))
  })

function addStranger({ router, strangers }: Place, name: string, more = ''): void {
  router.console(`/ip hotspot user add name=${quoted(name)} password="theirs" ${more}`)
  strangers.set(name, strangerOn(router.users().find((each) => each.name === name)))
}

/** What of a stranger's record must stay as it is. */
export function strangerOn(record: Readonly<Record<string, string>> | undefined): string {
  const { '.id': id, name, password, comment, disabled, 'limit-uptime': limit } = record ?? {}
  return JSON.stringify({ id, name, password, comment, disabled, limit })
}

/** Forgets what was written too lately, as a router's flash does. */
function loseYoung({ router, writtenAt, strangers }: Place, now: number): void {
  for (const { name = '' } of router.users()) {
    const isYoung = now - (writtenAt.get(name) ?? 0) < 5 * 60_000
    if (isYoung && !strangers.has(name)) router.console(`/ip hotspot user remove ${user(name)}`)
  }
}

const kinds = {
  sell: async ({ world, place, b, c }) =>
    await world.sell({ ...pick(packages, b), routerId: c % 3 === 0 ? place.id : null }),
  refund: withToken(async ({ world, token }) => {
    const asked = {
      requestId: randomUUID(),
      saleId: token.saleId,
      amountMinor: token.totalMinor,
      reason: 'rain',
      approvalId: null,
    }
    await world.client.sale.refund(asked).catch(() => undefined)
  }),
  block: withToken(({ world, token }) => world.client.token.block({ tokenId: token.id }).catch(() => undefined)),
  unblock: withToken(({ world, token }) => world.client.token.unblock({ tokenId: token.id }).catch(() => undefined)),
  freeDevice: withToken(({ world, token }) =>
    world.client.token.freeDevice({ tokenId: token.id }).catch(() => undefined),
  ),
  extendTime: withToken(({ world, token }) =>
    world.client.token
      .extend({ tokenId: token.id, seconds: HOUR, bytes: 0, validitySeconds: 0, reason: 'rain' })
      .catch(() => undefined),
  ),
  extendDays: withToken(({ world, token }) =>
    world.client.token
      .extend({ tokenId: token.id, seconds: 0, bytes: 0, validitySeconds: 24 * HOUR, reason: 'rain' })
      .catch(() => undefined),
  ),
  login: withToken(({ place, token, b }) => {
    if (!place.isDark) place.router.login(token.code, token.code, pick(devices, b))
  }),
  traffic: ({ world, place, b, c }) => {
    const sessions = place.router.active()
    if (sessions.length > 0) world.transfer(place, pick(sessions, b), 1 + c * 1_000)
  },
  minutes: ({ world, b }) => world.later(1 + (b % 40)),
  hours: ({ world, b }) => world.later(60 * (1 + (b % 20))),
  delete: byHand((name) => `/ip hotspot user remove ${user(name)}`),
  editLimit: byHand((name) => `/ip hotspot user set ${user(name)} limit-uptime=9h`),
  editPassword: byHand((name) => `/ip hotspot user set ${user(name)} password="known"`),
  editComment: byHand((name) => `/ip hotspot user set ${user(name)} comment="for Musa"`),
  editDisabled: byHand((name, { b }) => `/ip hotspot user set ${user(name)} disabled=${b % 2 ? 'yes' : 'no'}`),
  editDevice: byHand((name, { b }) => `/ip hotspot user set ${user(name)} mac-address=${pick(devices, b)}`),
  resetCounters: byHand((name) => `/ip hotspot user reset-counters ${user(name)}`),
  stranger: ({ place, b }) => {
    const name = `friend${b % 3}`
    if (!place.isDark && !isThere(place, name)) addStranger(place, name)
  },
  /** Somebody deletes a user and makes it again by hand. */
  namesake: withToken(({ place, token }) => {
    if (place.isDark || place.strangers.has(token.code)) return
    if (isThere(place, token.code)) place.router.console(`/ip hotspot user remove ${user(token.code)}`)
    addStranger(place, token.code)
  }),
  copy: withToken(({ place, token, b }) => {
    const record = place.router.users().find(({ name }) => name === token.code)
    const name = `copy${b % 3}`
    if (!place.isDark && record && !isThere(place, name))
      addStranger(place, name, `comment=${quoted(record.comment ?? '')}`)
  }),
  reboot: ({ place }) => place.isDark || place.router.power.reboot(),
  powerCut: async ({ world, place, b }) => {
    if (place.isDark) return
    if (b % 2) loseYoung(place, world.time.now)
    await place.router.power.off()
    place.isDark = true
  },
  powerBack: async ({ place }) => {
    if (!place.isDark) return
    await place.router.power.on()
    place.isDark = false
  },
  timeArrives: ({ place }) => place.isDark || place.router.power.ntpArrives(),
  away: async ({ place }) => {
    if (place.isDark) return
    place.isAway = true
    await place.router.faults.goOffline()
  },
  back: async ({ place }) => {
    if (place.isDark) return
    place.isAway = false
    await place.router.faults.goOnline()
  },
  cut: ({ place, b }) => place.router.faults.cutBeforeReply(pick(commands, b)),
  garbage: ({ place, b }) => place.router.faults.garbage(pick(commands, b)),
  check: ({ world, place }) => world.check(place),
  answer: async ({ world, place, b, c }) => {
    const kind = pick(['missing', 'changed', 'added'] as const, b)
    const how = kind === 'added' ? 'accept' : pick(['put_back', 'accept'] as const, c)
    await world.client.router.settle({ routerId: place.id, kind, how, ids: null })
  },
  pause: ({ world }) => world.pause(),
} satisfies Record<string, Work>

/** How often each is drawn; 1 where nothing is said. */
const weights: Partial<Record<keyof typeof kinds, number>> = {
  sell: 4,
  login: 5,
  minutes: 5,
  check: 3,
  pause: 4,
  answer: 3,
}

const number = fc.nat({ max: 1_000 })
const kind = fc.oneof(
  ...(Object.keys(kinds) as (keyof typeof kinds)[]).map((one) => ({
    weight: weights[one] ?? 1,
    arbitrary: fc.constant(one),
  })),
)

/** Histories that begin with a sale. */
export const histories = (most: number): fc.Arbitrary<Step[]> =>
  fc
    .array(fc.record<Step>({ kind, a: number, b: number, c: number }), { minLength: 3, maxLength: most, size: 'max' })
    .map((steps) => [{ kind: 'sell', a: 0, b: steps.length, c: 1 }, ...steps])

export async function take(world: World, { kind: what, a, b, c }: Step): Promise<void> {
  const token = world.sold.length > 0 ? pick(world.sold, a >> 1) : undefined
  const work: Work = kinds[what]
  await work({ world, place: pick(world.places, a), token, b, c })
}
