/** The doctor's calls over a whole counter: what is told and what is not, who gives up when, and the canary's comings and goings. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { CallError } from '../../src/contract/client.ts'
import type { WireEvent } from '../../src/contract/wire.ts'
import { openClinic } from '../support/clinic.ts'
import { TELLER } from '../support/sound-router.ts'

type Clinic = Awaited<ReturnType<typeof openClinic>>

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function clinic(...given: Parameters<typeof openClinic>): Promise<Clinic> {
  const opened = await openClinic(...given)
  cleanups.push(opened.close)
  return opened
}

const reasonOf = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof CallError ? error.detail.reason : error
}

describe('what is told', () => {
  it('holds no password, in no reply and no event, well or sick', async () => {
    const at = await clinic()
    const told: unknown[] = []
    at.backend.subscribe(at.owner.callerId, (event: WireEvent) => told.push(event))
    await at.admin('/system/clock/set', { 'time-zone-name': 'UTC' })
    const examination = await at.owner.client.doctor.examine({ routerId: at.routerId })
    const { fix } = examination.findings.find(({ check }) => check === 'zone') ?? {}
    told.push(examination, await at.fix('zone', fix?.planHash ?? ''))
    await at.admin('/user/set', { '.id': 'teller', password: 'changed' })
    told.push(await at.findings(), await at.journal('router.fixed'))
    expect(JSON.stringify(told)).toContain('login_refused')
    expect(JSON.stringify(told)).not.toContain(TELLER.password)
  })

  it('comes once to two who ask at the same time, and tells meanwhile what it does', async () => {
    const at = await clinic()
    const doing: unknown[] = []
    at.backend.subscribe(at.owner.callerId, ({ name, payload }) => name === 'doctor.progress' && doing.push(payload))
    const [one, other] = await Promise.all([at.findings(), at.findings()])
    expect(one).toEqual(other)
    expect(doing).toEqual([
      { routerId: at.routerId, doing: 'connecting', secondsLeft: null },
      { routerId: at.routerId, doing: 'asking', secondsLeft: null },
    ])
  })
})

it('a router that takes connections and never says a word is given up in time', async () => {
  const hole = createServer().listen(0, '127.0.0.1')
  await once(hole, 'listening')
  cleanups.push(() => hole.close())
  const { port } = hole.address() as { port: number }
  const at = await clinic({}, { port })
  const started = performance.now()
  const examination = await at.owner.client.doctor.examine({ routerId: at.routerId })
  expect(performance.now() - started).toBeLessThan(8_000)
  expect(examination.findings.find(({ check }) => check === 'reach')?.says).toBe('reach_no_answer')
  expect(examination.router).toBeNull()
})

describe('the canary', () => {
  it('is one at a time, can be called back, and is written down', async () => {
    const at = await clinic()
    const waiting = new Promise<void>((resolve) => {
      at.backend.subscribe(at.owner.callerId, ({ name, payload }) => {
        if (name === 'doctor.progress' && (payload as { doing: string }).doing === 'waiting') resolve()
      })
    })
    const { doctor } = at.owner.client
    const running = doctor.canary({ routerId: at.routerId })
    await waiting
    expect(await reasonOf(doctor.canary({ routerId: at.routerId }))).toBe('already_working')
    await doctor.stopCanary({ routerId: at.routerId })
    const { lines } = await running
    expect(lines.map(({ says }) => says)).toEqual(
      expect.arrayContaining(['record_kept', 'sweep_not_awaited', 'removed']),
    )
    expect(at.router.users()).toEqual([])
    expect(await at.journal('router.canary_run')).toMatchObject([{ data: { found: lines.map(({ says }) => says) } }])
  })

  it('is not sent for somebody who signed out while the router was called', async () => {
    const at = await clinic()
    at.router.faults.latencyMs = 100
    const sending = reasonOf(at.owner.client.doctor.canary({ routerId: at.routerId }))
    await at.owner.client.session.signOut(undefined)
    expect(await sending).toBe('sign_in_first')
    expect(at.router.users()).toEqual([])
  })

  it('is brought home before the counter closes', async () => {
    const at = await clinic()
    const there = new Promise<void>((resolve) => {
      const stop = at.router.onChange(({ menu, change }) => {
        if (menu !== '/ip/hotspot/user' || change !== 'add') return
        stop()
        resolve()
      })
    })
    const running = at.owner.client.doctor.canary({ routerId: at.routerId }).catch(() => undefined)
    await there
    await at.backend.close()
    await running
    expect(at.router.users()).toEqual([])
  })

  it('goes to no other router than the one that was set up', async () => {
    const at = await clinic()
    // The counter learns the number when it first talks to the router.
    await expect.poll(async () => (await at.finding('device')).says).toBe('device_same')
    await expect
      .poll(() => at.router.records('/user').find(({ name }) => name === 'teller')?.['last-logged-in'])
      .toBeDefined()
    at.router.become('/system/routerboard', { 'serial-number': 'ANOTHER' })
    await expect.poll(async () => (await at.finding('device')).says).toBe('device_differs')
    expect(await reasonOf(at.owner.client.doctor.canary({ routerId: at.routerId }))).toBe('other_router')
    expect(at.router.users()).toEqual([])
  })
})
