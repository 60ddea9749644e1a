/** The canary on practice routers: what it proves, what it notices, and that it leaves nothing behind. */
import { afterEach, describe, expect, it } from 'vitest'
import type { CanaryLine } from '../../src/backend/provisioning/doctor/canary.ts'
import { visitWithCanary } from '../../src/backend/provisioning/doctor/canary-visit.ts'
import type { Timers } from '../../src/backend/provisioning/timing.ts'
import { parseVersion } from '../../src/backend/routeros/versions.ts'
import type { CanarySaying, CanaryStep } from '../../src/core/canary.ts'
import type { PracticeRouterOptions } from '../../src/practice/router/practice-router.ts'
import { PATIENT } from '../support/doctor-facts.ts'
import { connectTo, PROFILE, type SoundRouter, startSoundRouter } from '../support/sound-router.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const START = Date.UTC(2026, 10, 25, 12, 0, 30)

/** One clock for the router and for whoever waits: a wait is over at once, and so much later. */
class World {
  now = START
  readonly timers: Timers = {
    now: () => this.now,
    after: (delayMs, call) => {
      const next = setImmediate(() => {
        this.now += delayMs
        call()
      })
      return () => clearImmediate(next)
    },
  }
}

type Clinic = SoundRouter & { readonly world: World }

async function clinic(options: Partial<PracticeRouterOptions> = {}): Promise<Clinic> {
  const world = new World()
  const sound = await startSoundRouter({ clock: () => world.now, ...options })
  cleanups.push(sound.close)
  return { ...sound, world }
}

type How = {
  readonly signal?: AbortSignal
  readonly onStep?: (step: CanaryStep, secondsLeft: number | null) => void
  readonly withoutPackages?: true
}

async function send({ router, world }: Clinic, how: How = {}): Promise<readonly CanaryLine[]> {
  const { signal = new AbortController().signal, onStep = () => undefined, withoutPackages } = how
  const connection = await connectTo(router)
  cleanups.push(() => connection.close())
  const patient = { ...PATIENT, port: router.port, profiles: withoutPackages ? [] : [PROFILE] }
  return await visitWithCanary(
    connection,
    { patient, open: () => connectTo(router) },
    {
      version: parseVersion(router.version),
      signal,
      timers: world.timers,
      onProgress: ({ doing, secondsLeft }) => onStep(doing as CanaryStep, secondsLeft),
    },
  )
}

const sayings = (lines: readonly CanaryLine[]): CanarySaying[] => lines.map(({ says }) => says)
const traces = ({ router }: Clinic) => [...router.users(), ...router.active(), ...router.records('/ip/hotspot/cookie')]

describe.each(['6.49', '7.9', '7.16', '7.18', '7.22', '7.24'])('RouterOS %s', (version) => {
  it('keeps a code as it is sold and ends it by itself, and nothing is left behind', async () => {
    const at = await clinic({ version })
    const lines = await send(at)
    expect(sayings(lines)).toEqual([
      'record_kept',
      'password_kept',
      'script_there',
      'sweep_ended_it',
      'log_in_not_tried',
      'removed',
    ])
    expect(lines[3]?.values.seconds).toBeLessThanOrEqual(62)
    expect(traces(at)).toEqual([])
  })
})

describe('the canary', () => {
  it('tells what it does, and how long it may take at most', async () => {
    const steps: [CanaryStep, number | null][] = []
    await send(await clinic(), { onStep: (step, secondsLeft) => steps.push([step, secondsLeft]) })
    expect([...new Set(steps.map(([step]) => step))]).toEqual(['tidying', 'writing', 'reading', 'waiting', 'removing'])
    expect(steps.find(([step]) => step === 'waiting')).toEqual(['waiting', 75])
  })

  it('logs nobody in by itself, but a phone that does is let in within its limits, and out again', async () => {
    const at = await clinic()
    let letIn: boolean | undefined
    await send(at, {
      onStep: (step) => {
        if (step !== 'waiting' || letIn !== undefined) return
        const [bird] = at.router.users()
        expect(at.router.active()).toEqual([])
        letIn = at.router.login(bird?.name ?? '', bird?.password ?? '', '02:00:00:00:00:01').ok
        expect(at.router.active()[0]?.['session-time-left']).toBe('1m')
      },
    })
    expect(letIn).toBe(true)
    expect(traces(at)).toEqual([])
  })

  it('cannot be guessed', async () => {
    const at = await clinic()
    const seen = new Set<string | undefined>()
    for (let run = 0; run < 3; run += 1) {
      await send(at, { onStep: (step) => step === 'reading' && seen.add(at.router.users()[0]?.password) })
    }
    expect(seen.size).toBe(3)
    expect([...seen].every((password) => /^[0-9a-f]{24}$/.test(password ?? ''))).toBe(true)
  })

  it.each<[CanarySaying, (at: Clinic) => unknown]>([
    ['sweep_missing', ({ admin }) => admin('/system/scheduler/remove', { '.id': 'teller-sweep' })],
    ['sweep_missing', ({ admin }) => admin('/system/scheduler/disable', { '.id': 'teller-sweep' })],
    ['sweep_missing', ({ admin }) => admin('/system/scheduler/set', { '.id': 'teller-sweep', comment: 'mine' })],
    ['sweep_silent', ({ admin }) => admin('/system/scheduler/set', { '.id': 'teller-sweep', 'on-event': ':put 1' })],
    ['sweep_silent', ({ admin }) => admin('/system/scheduler/set', { '.id': 'teller-sweep', policy: 'read' })],
    ['script_missing', losesScripts],
    ['password_hidden', ({ admin }) => admin('/user/group/set', { '.id': 'teller', policy: '!sensitive' })],
    ['record_refused', ({ admin }) => admin('/user/group/set', { '.id': 'teller', policy: '!write' })],
    ['record_differs', (at) => changes(at, { 'limit-uptime': '9h' })],
    ['record_differs', (at) => changes(at, { 'limit-bytes-total': '0' })],
    ['record_differs', (at) => changes(at, { profile: '*0' })],
    ['record_differs', (at) => changes(at, { disabled: 'true' })],
    ['record_differs', (at) => changes(at, { password: 'other' })],
    ['record_differs', (at) => changes(at, { comment: 'nothing' })],
  ])('notices: %s', async (says, sabotage) => {
    const at = await clinic()
    await sabotage(at)
    const lines = await send(at)
    expect(sayings(lines)).toContain(says)
    if (says !== 'record_differs') expect(at.router.users()).toEqual([])
  })

  /** A router whose profiles do not keep the script that is put back. */
  async function losesScripts({ router, admin }: Clinic): Promise<void> {
    await admin('/ip/hotspot/user/profile/set', { '.id': PROFILE.name, 'on-login': '' })
    const stop = router.onChange(({ menu }) => {
      if (menu !== '/ip/hotspot/user/profile') return
      stop()
      router.become(menu, { 'on-login': '' }, PROFILE.name)
    })
  }

  /** A router that does not keep what it was told. */
  function changes({ router }: Clinic, values: Record<string, string>): void {
    const stop = router.onChange(({ menu, change }) => {
      if (menu !== '/ip/hotspot/user' || change !== 'add') return
      stop()
      router.become('/ip/hotspot/user', values, router.users()[0]?.name)
    })
  }

  it('without packages on sale says honestly that nobody would be ended by the default profile', async () => {
    const lines = await send(await clinic(), { withoutPackages: true })
    expect(sayings(lines)).toContain('script_missing')
  })

  it('comes home when it is called back while it waits', async () => {
    const at = await clinic()
    const stop = new AbortController()
    const lines = await send(at, { signal: stop.signal, onStep: (step) => step === 'waiting' && stop.abort() })
    expect(sayings(lines)).toContain('sweep_not_awaited')
    expect(sayings(lines)).toContain('removed')
    expect(traces(at)).toEqual([])
  })

  it('is brought home over a fresh session when the link breaks', async () => {
    const at = await clinic()
    const lines = await send(at, { onStep: (step) => step === 'waiting' && at.router.faults.cutBeforeReply(PRINT) })
    expect(sayings(lines).slice(-2)).toEqual(['link_broke', 'removed'])
    expect(traces(at)).toEqual([])
  })

  const PRINT = '/ip/hotspot/user/print'

  it('left behind by a router that went away, is removed by the next one', async () => {
    const at = await clinic()
    let gone = Promise.resolve()
    const lines = await send(at, {
      onStep: (step) => {
        if (step === 'waiting') gone = at.router.faults.goOffline()
      },
    })
    await gone
    expect(sayings(lines).slice(-2)).toEqual(['link_broke', 'left_behind'])
    expect(at.router.users()).toHaveLength(1)
    await at.router.faults.goOnline()
    expect(sayings(await send(at))).toContain('removed')
    expect(traces(at)).toEqual([])
  })

  it.each([
    '/ip/hotspot/user/print',
    '/ip/hotspot/user/add',
    '/ip/hotspot/user/set',
    '/ip/hotspot/user/remove',
    '/ip/hotspot/user/profile/print',
    '/system/scheduler/print',
    '/ip/hotspot/active/print',
    '/ip/hotspot/cookie/print',
  ])('cut at %s leaves nothing behind for long', async (command) => {
    const at = await clinic()
    at.router.faults.cutBeforeReply(command)
    await send(at)
    await send(at)
    expect(traces(at)).toEqual([])
  })

  it('never touches a user of that name that somebody else made', async () => {
    const at = await clinic()
    await at.admin('/ip/hotspot/user/add', { name: 'teller-canary-mine', comment: 'do not touch' })
    await at.admin('/ip/hotspot/user/add', { name: 'teller-canarya', comment: 'teller1:0123456789abcdef' })
    const before = at.router.users()
    await send(at)
    expect(at.router.users()).toEqual(before)
  })
})
