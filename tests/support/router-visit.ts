/** A person at the desk where routers are set up, in front of a practice router fresh from its box. */
import { randomInt } from 'node:crypto'
import { silentLog } from '../../src/backend/log.ts'
import type { RouterWork, Visitor } from '../../src/backend/ports.ts'
import { RouterOnboardingDesk } from '../../src/backend/provisioning/onboarding/onboarding-desk.ts'
import type { Timers } from '../../src/backend/provisioning/timing.ts'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import type { RouterConnection } from '../../src/backend/routeros/connection.ts'
import type { Looked, OnboardingChoices, Plan, Progress } from '../../src/contract/onboarding.ts'
import {
  type PracticeRouter,
  type PracticeRouterOptions,
  startPracticeRouter,
} from '../../src/practice/router/practice-router.ts'

export const ADMIN = { username: 'admin', password: 'the admin’s secret' }
export const COUNTER_ID = '0197d1f0-0000-7000-8000-00c0ffee0001'
const visitor: Visitor = { callerId: 'window', personId: 'owner' }

export interface VisitWorld {
  readonly router: PracticeRouter
  readonly desk: RouterOnboardingDesk
  readonly visitor: Visitor
  look(more?: { readonly usernames?: readonly string[]; readonly password?: string }): Promise<Looked>
  apply(
    looked: Looked,
    change?: Partial<OnboardingChoices>,
    onProgress?: (progress: Progress) => void,
  ): Promise<RouterWork['outcome']>
  plan(looked: Looked, change: Partial<OnboardingChoices>): Plan
  /** A session as admin. */
  admin(): Promise<RouterConnection>
}

/** Visits, each to a router of its own, and their end. */
export function visits() {
  const cleanups: (() => unknown)[] = []
  return {
    visit: async (options: Partial<PracticeRouterOptions> = {}, timers?: Timers): Promise<VisitWorld> => {
      const router = await startPracticeRouter({ ...ADMIN, identity: 'Café', ...options })
      const world = visitTo(router, timers)
      cleanups.push(
        () => router.close(),
        () => world.desk.stop(),
      )
      return world
    },
    /** Something else to end. */
    afterwards: (cleanup: () => unknown) => void cleanups.push(cleanup),
    end: async () => {
      for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
    },
  }
}

function visitTo(router: PracticeRouter, timers?: Timers): VisitWorld {
  const options = { log: silentLog, clock: Date.now, random: (limit: number) => randomInt(limit) }
  const desk = new RouterOnboardingDesk({ ...options, ...(timers && { timers }) })
  const host = '127.0.0.1'
  const api = { port: router.port, tls: false }
  const choicesOf = ({ choices }: Looked, change: Partial<OnboardingChoices> = {}) => ({ ...choices, ...change })
  return {
    router,
    desk,
    visitor,
    look: async ({ usernames = [], password = ADMIN.password } = {}) => {
      const about = { counterId: COUNTER_ID, usernames, routers: [] }
      const { looked, problem } = await desk.look(visitor, { host, api, ...ADMIN, password }, about)
      if (!looked) throw new Error(`nothing to see: ${problem}`)
      return looked
    },
    plan: (looked, change) => desk.plan(visitor, looked.id, choicesOf(looked, change)),
    apply: async (looked, change, onProgress = () => {}) => {
      const choices = choicesOf(looked, change)
      const { hash } = desk.plan(visitor, looked.id, choices)
      return (await desk.apply(visitor, { lookId: looked.id, choices, hash }, onProgress)).outcome
    },
    admin: () => connectRouter({ host, port: router.port, ...ADMIN }),
  }
}

/** What differs between two routers that are set up alike. */
const PASSING = new Set(['.id', 'last-logged-in', 'port', 'fingerprint', 'serial-number', 'expires-after'])
for (const name of ['invalid-before', 'invalid-after']) PASSING.add(name)

/** Everything that a set-up could touch, as the router has it; what changes by itself is left out. */
export function settingsOf(router: PracticeRouter): Record<string, unknown> {
  const menus = [
    '/user/group',
    '/user',
    '/certificate',
    '/ip/service',
    '/system/ntp/client',
    '/ip/pool',
    '/ip/address',
    '/ip/dhcp-server',
    '/ip/dhcp-server/network',
    '/ip/dns',
    '/ip/firewall/nat',
    '/ip/hotspot',
    '/ip/hotspot/profile',
    '/ip/hotspot/user',
  ]
  const steady = (record: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => !PASSING.has(name)))
  // What comes and goes by itself, such as the connections that `/ip/service` lists, is no setting.
  const kept = (menu: string) => router.records(menu).filter(({ dynamic }) => dynamic !== 'true')
  return Object.fromEntries(menus.map((menu) => [menu, kept(menu).map(steady)]))
}

/** Takes the hotspot off a router, so that it is as it comes out of its box. */
export async function unbox(world: Pick<VisitWorld, 'admin'>): Promise<void> {
  const admin = await world.admin()
  const menus = ['/ip/hotspot', '/ip/dhcp-server', '/ip/dhcp-server/network', '/ip/pool']
  for (const menu of menus) {
    const { rows } = await admin.run(`${menu}/print`, { proplist: ['.id'] })
    for (const row of rows) await admin.run(`${menu}/remove`, { attributes: { '.id': row['.id'] ?? '' } })
  }
  admin.close()
}
