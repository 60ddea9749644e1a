/** Setting a router up over a link that breaks, at every step: nothing is made twice, nothing is left, all goes on. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startScriptedRouter } from '../../src/backend/routeros/scripted-router.ts'
import type { OnboardingChoices, Progress } from '../../src/contract/onboarding.ts'
import { AppError } from '../../src/core/errors.ts'
import { selfSigned } from '../../src/practice/router/certificate.ts'
import { settingsOf, unbox, type VisitWorld, visits } from '../support/router-visit.ts'

const hotspot = { interface: 'ether3', network: '10.20.0.0/24', dnsName: 'wifi.cafe' }
const everything: Partial<OnboardingChoices> = { hotspot }

const { visit: visitRouter, afterwards, end } = visits()
afterEach(end)

/** A router fresh from its box, without the time. */
async function visit(): Promise<VisitWorld> {
  const world = await visitRouter()
  await unbox(world)
  const admin = await world.admin()
  await admin.run('/system/ntp/client/set', { attributes: { enabled: 'no', servers: '' } })
  admin.close()
  return world
}

/** What a router looks like when nothing went wrong. */
let expected: unknown
beforeAll(async () => {
  const world = await visit()
  await world.apply(await world.look(), everything)
  expected = settingsOf(world.router)
})

const COMMANDS = [
  '/user/group/print',
  '/user/group/add',
  '/user/print',
  '/user/add',
  '/certificate/add',
  '/certificate/sign',
  '/certificate/print',
  '/ip/service/print',
  '/ip/service/set',
  '/system/ntp/client/set',
  '/ip/pool/add',
  '/ip/address/add',
  '/ip/dhcp-server/network/add',
  '/ip/dhcp-server/add',
  '/ip/dns/set',
  '/ip/firewall/nat/add',
  '/ip/hotspot/profile/add',
  '/ip/hotspot/add',
  '/ip/hotspot/user/add',
  '/ip/hotspot/user/print',
  '/ip/hotspot/user/set',
  '/ip/hotspot/user/remove',
]

const STEPS = [
  'group',
  'user',
  'certificate',
  'sign',
  'api_ssl',
  'clock',
  'pool',
  'address',
  'dhcp_network',
  'dhcp_server',
  'dns',
  'masquerade',
  'server_profile',
  'server',
  'login',
  'trial',
] as const

/** When a step begins, something happens at once. */
function onStep(step: (typeof STEPS)[number], event: () => void) {
  let isOver = false
  return ({ steps }: Progress) => {
    if (isOver || !steps.some(({ id, state }) => id === step && state === 'working')) return
    isOver = true
    event()
  }
}

describe('the link breaks', () => {
  test('the list of steps here is the whole plan', async () => {
    const world = await visit()
    const looked = await world.look()
    expect(world.plan(looked, everything).steps.map(({ id }) => id)).toEqual([...STEPS])
  })

  test.each(COMMANDS)(
    'after %s was carried out, before its answer: a second try ends as if nothing had been',
    async (command) => {
      const world = await visit()
      const looked = await world.look()
      // The first look of a try prints everything too; the cut comes in the midst of the steps.
      const first = await world.apply(
        looked,
        everything,
        onStep('group', () => world.router.faults.cutBeforeReply(command)),
      )
      expect(first).toMatchObject({ done: false, problem: { kind: 'closed' } })
      const second = await world.apply(looked, everything)
      expect(second).toMatchObject({ done: true, problem: null })
      expect(settingsOf(world.router)).toEqual(expected)
    },
  )

  test.each(STEPS)('before the step %s reaches the router: a second try ends as if nothing had been', async (step) => {
    const world = await visit()
    const looked = await world.look()
    const first = await world.apply(
      looked,
      everything,
      onStep(step, () => void world.router.faults.goOffline()),
    )
    expect(first).toMatchObject({ done: false, problem: { step } })
    const away = await world.apply(looked, everything)
    expect(away).toMatchObject({ done: false, problem: { kind: 'refused' } })
    await world.router.faults.goOnline()
    expect(await world.apply(looked, everything)).toMatchObject({ done: true, problem: null })
    expect(settingsOf(world.router)).toEqual(expected)
  })
})

test('the comparison would notice a record too many, and one that is another', async () => {
  const world = await visit()
  await world.apply(await world.look(), everything)
  expect(settingsOf(world.router)).toEqual(expected)
  const admin = await world.admin()
  await admin.run('/user/group/set', { attributes: { '.id': 'teller', policy: 'ftp' } })
  expect(settingsOf(world.router)).not.toEqual(expected)
  await admin.run('/user/group/set', { attributes: { '.id': 'teller', policy: '!ftp' } })
  expect(settingsOf(world.router)).toEqual(expected)
  await admin.run('/ip/pool/add', { attributes: { name: 'twice', ranges: '10.20.0.2-10.20.0.254' } })
  expect(settingsOf(world.router)).not.toEqual(expected)
  admin.close()
})

describe('taking it back', () => {
  test.each(COMMANDS)('after a cut at %s leaves the router as it was', async (command) => {
    const world = await visit()
    const before = settingsOf(world.router)
    const looked = await world.look()
    await world.apply(
      looked,
      everything,
      onStep('group', () => world.router.faults.cutBeforeReply(command)),
    )
    const { outcome } = await world.desk.undo(world.visitor, looked.id, () => {})
    expect(outcome).toMatchObject({ problem: null, undoable: false })
    expect(settingsOf(world.router)).toEqual(before)
  })

  test('of everything leaves the router as it was, and it can be done again', async () => {
    const world = await visit()
    const before = settingsOf(world.router)
    const looked = await world.look()
    const done = await world.apply(looked, everything)
    expect(done.undoable).toBe(true)
    await world.desk.undo(world.visitor, looked.id, () => {})
    expect(settingsOf(world.router)).toEqual(before)
    expect((await world.apply(looked, everything)).done).toBe(true)
  })

  test('is itself cut off, and goes on where it was', async () => {
    const world = await visit()
    const before = settingsOf(world.router)
    const looked = await world.look()
    await world.apply(looked, everything)
    for (const command of ['/ip/hotspot/remove', '/ip/dns/set', '/ip/service/set', '/user/remove']) {
      world.router.faults.cutBeforeReply(command)
      const { outcome } = await world.desk.undo(world.visitor, looked.id, () => {})
      expect(outcome.problem).toMatchObject({ kind: 'closed' })
    }
    expect((await world.desk.undo(world.visitor, looked.id, () => {})).outcome.problem).toBeNull()
    expect(settingsOf(world.router)).toEqual(before)
  })

  test('touches nothing that was there before, nor what somebody made meanwhile', async () => {
    const world = await visit()
    const looked = await world.look()
    await world.apply(looked, everything)
    const admin = await world.admin()
    await admin.run('/ip/hotspot/user/add', { attributes: { name: 'guest', password: 'x' } })
    await admin.run('/ip/pool/add', { attributes: { name: 'other', ranges: '10.99.0.2-10.99.0.9' } })
    admin.close()
    await world.desk.undo(world.visitor, looked.id, () => {})
    expect(world.router.users()).toMatchObject([{ name: 'guest' }])
    expect(world.router.records('/ip/pool')).toMatchObject([{ name: 'other' }])
  })
})

describe('a step that cannot be done', () => {
  test('is told with its reason, and nothing after it is tried', async () => {
    const world = await visit()
    const looked = await world.look()
    const admin = await world.admin()
    // While the router makes its key, somebody takes the name.
    const theirs = { name: 'teller-hotspot', ranges: '10.1.1.2-10.1.1.3' }
    const taken = onStep('sign', () => void admin.run('/ip/pool/add', { attributes: theirs }))
    const outcome = await world.apply(looked, everything, taken)
    admin.close()
    expect(outcome.problem).toMatchObject({ step: 'pool', kind: 'conflict' })
    expect(outcome.steps.find(({ id }) => id === 'address')).toMatchObject({ state: 'waiting' })
    await world.desk.undo(world.visitor, looked.id, () => {})
    expect(world.router.records('/ip/pool')).toMatchObject([theirs])
  })

  test('a certificate that is not the router’s own is never trusted, and no password goes there', async () => {
    const world = await visit()
    const looked = await world.look()
    const other = await startScriptedRouter(({ reply }) => reply('!done'), selfSigned('router', Date.now()))
    const admin = await world.admin()
    afterwards(() => other.close())
    // Somebody in between: the router says where its service is, and another machine answers there.
    const port = String(other.port)
    const inBetween = onStep('sign', () => {
      void admin.run('/ip/service/set', { attributes: { '.id': 'api-ssl', port } })
    })
    const outcome = await world.apply(looked, {}, inBetween)
    admin.close()
    const problem = { step: 'login', kind: 'other_certificate' }
    expect(outcome).toMatchObject({ done: false, fingerprint: '', problem })
    expect(() => world.desk.result(world.visitor, looked.id)).toThrow(AppError)
    expect(other.asked).toEqual([])
  })

  test('can be stopped before the next one, and goes on later', async () => {
    const world = await visit()
    const looked = await world.look()
    const stop = onStep('sign', () => world.desk.halt(world.visitor, looked.id))
    expect((await world.apply(looked, {}, stop)).problem).toMatchObject({ kind: 'stopped' })
    expect((await world.apply(looked)).done).toBe(true)
  })

  test('two at once are refused', async () => {
    const world = await visit()
    const looked = await world.look()
    const [one, two] = await Promise.allSettled([world.apply(looked), world.apply(looked)])
    expect(one).toMatchObject({ status: 'fulfilled', value: { done: true } })
    expect(two).toMatchObject({ status: 'rejected', reason: { reason: 'already_working' } })
  })
})
