/** Setting a router up through the counter's door: who may, what is written down, and what never is. */
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Backend } from '../../src/backend/create-backend.ts'
import { keyFileBox } from '../../src/backend/key-file-box.ts'
import type { Log } from '../../src/backend/log.ts'
import { DATABASE_FILE, openDatabase } from '../../src/backend/store/open.ts'
import { routerSecret, Secrets } from '../../src/backend/store/secrets.ts'
import { Store } from '../../src/backend/store/store.ts'
import type { Looked, Progress } from '../../src/contract/onboarding.ts'
import { type PracticeRouter, startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { journalIn } from '../support/at-the-door.ts'
import { type Caller, NOBODY_LISTENS, signedInAs, startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'

const ADMIN = { username: 'admin', password: 'the-admins-own-secret' }

let folder: ReturnType<typeof temporaryFolder>
let router: PracticeRouter
let backend: Backend
let owner: Caller
/** Everything the backend logged. */
let logged: string[]

const log: Log = {
  info: (...words) => void logged.push(JSON.stringify(words)),
  warn: (...words) => void logged.push(JSON.stringify(words)),
  error: (message, error) => void logged.push(message, String(error), JSON.stringify(error)),
}

beforeEach(async () => {
  logged = []
  folder = temporaryFolder()
  router = await startPracticeRouter({ ...ADMIN, identity: 'Attic' })
  const { port, discoveryPort } = router
  const equipment = { ...NOBODY_LISTENS, router: { ...NOBODY_LISTENS.router, port, discoveryPort } }
  backend = (await startBackend({ folder: folder.path, practiceEquipment: equipment, log })).backend
  owner = await signedInAs(backend, 'super_admin')
})
afterEach(async () => {
  await backend.close()
  await router.close()
  folder.remove()
})

const form = (change = {}) => ({ host: '127.0.0.1', api: { port: router.port, tls: false }, ...ADMIN, ...change })

async function look(caller = owner): Promise<Looked> {
  const { looked } = await caller.client.onboarding.look(form())
  if (!looked) throw new Error('nothing to see')
  return looked
}

const applied = (looked: Looked, caller = owner) =>
  caller.client.onboarding.apply({ lookId: looked.id, choices: looked.choices, hash: looked.plan.hash })

const facts = () => journalIn(join(folder.path, DATABASE_FILE))

test('a router is found, looked at, set up and saved, and the counter then works with it', async () => {
  const { neighbours } = await owner.client.onboarding.neighbours(undefined)
  expect(neighbours).toMatchObject([{ identity: 'Attic', address: '127.0.0.1', version: '7.22 (stable)' }])
  const looked = await look()
  const told: Progress[] = []
  const leave = owner.transport.subscribe((event) => {
    if (event.name === 'onboarding.progress') told.push(event.payload as Progress)
  })
  const outcome = await applied(looked)
  leave()
  expect(outcome.done).toBe(true)
  expect(told.at(-1)).toEqual({ lookId: looked.id, steps: outcome.steps })
  expect(told.some(({ steps }) => steps.some(({ state }) => state === 'working'))).toBe(true)
  // It is the practice router of this counter's books, whose login is wrong: it gets its new one.
  expect(looked.known?.name).toBe('Practice router')
  const named = { lookId: looked.id, name: 'Attic', loginHost: 'wifi.example' }
  const { id } = await owner.client.onboarding.save(named)
  expect(id).toBe(looked.known?.id)
  expect(await owner.client.router.list(undefined)).toMatchObject([
    { name: 'Attic', username: 'teller2', port: router.sslPort, tls: true, fingerprint: outcome.fingerprint },
  ])
  await expect.poll(async () => (await owner.client.app.status(undefined)).routers[0]?.state).toBe('online')
  // With no more than that login the sweep is put there, and a code that is sold.
  await expect.poll(() => router.records('/system/scheduler').map(({ owner }) => owner)).toEqual(['teller2'])
  const [plan] = await owner.client.plan.list(undefined)
  const order = { requestId: randomUUID(), planId: plan?.id ?? '', quantity: 1, totalMinor: plan?.priceMinor ?? 0 }
  await owner.client.sale.sell({ ...order, tenderedMinor: null })
  await expect.poll(() => router.users().length).toBe(1)
  // The visit is over.
  await expect(owner.client.onboarding.save(named)).rejects.toMatchObject({ detail: { reason: 'onboarding_over' } })
})

test('a router that was not known is one more', async () => {
  const second = await startPracticeRouter({ ...ADMIN, serial: 'SECOND' })
  const { looked } = await owner.client.onboarding.look(form({ api: { port: second.port, tls: false } }))
  expect(looked?.known).toBeNull()
  if (looked) await applied(looked)
  await owner.client.onboarding.save({ lookId: looked?.id ?? '', name: 'Second', loginHost: '' })
  const routers = await owner.client.router.list(undefined)
  expect(routers.map(({ name, port }) => `${name} ${port}`)).toEqual([
    `Practice router ${router.port}`,
    `Second ${second.sslPort}`,
  ])
  await expect.poll(async () => (await owner.client.app.status(undefined)).routers[1]?.state).toBe('online')
  // From now on it is known by its number, wherever it answers.
  const moved = form({ host: 'localhost', api: { port: second.port, tls: false } })
  expect((await owner.client.onboarding.look(moved)).looked?.known?.name).toBe('Second')
  await second.close()
})

test('what was done stands in the journal, with who did it, also when nobody saves it', async () => {
  const looked = await look()
  await applied(looked)
  await owner.client.onboarding.undo({ lookId: looked.id })
  const again = await look()
  await applied(again)
  await owner.client.onboarding.save({ lookId: again.id, name: 'Attic', loginHost: '' })
  const [done, undone, doneAgain, onboarded] = facts().filter(({ kind }) => /^router\.(prepared|onboarded)/.test(kind))
  const by = { name: 'Olu' }
  const steps = ['group', 'user', 'certificate', 'sign', 'api_ssl', 'login', 'trial']
  const prepared = { kind: 'router.prepared', by, subject: { type: 'router', name: 'Attic' } }
  expect(done).toMatchObject({ ...prepared, data: { host: '127.0.0.1', done: steps, problem: null } })
  expect(undone).toMatchObject({ ...prepared, data: { undone: expect.arrayContaining(['user', 'certificate']) } })
  expect(doneAgain).toMatchObject(prepared)
  expect(onboarded).toMatchObject({
    kind: 'router.onboarded',
    by,
    subject: { type: 'router', name: 'Attic' },
    data: { identity: 'Attic', version: '7.22 (stable)', serial: 'HF80ABCDEF1', after: { username: 'teller2' } },
  })
})

test('neither the admin’s password nor the new one is ever written, logged or told', async () => {
  const replies: unknown[] = []
  const transport = owner.transport
  const call = async (path: string, input: unknown) => {
    const reply = await transport.call(path, input)
    replies.push(reply)
    return reply.ok ? (reply.value as never) : undefined
  }
  const events: unknown[] = []
  transport.subscribe((event) => events.push(event))
  await call('onboarding.look', form({ password: 'wrong-but-secret' }))
  const { looked } = (await call('onboarding.look', form())) as unknown as { looked: Looked }
  await call('onboarding.plan', { lookId: looked.id, choices: looked.choices })
  router.faults.cutBeforeReply('/user/add')
  const wanted = { lookId: looked.id, choices: looked.choices, hash: looked.plan.hash }
  await call('onboarding.apply', wanted)
  await call('onboarding.undo', { lookId: looked.id })
  await call('onboarding.apply', wanted)
  await call('onboarding.save', { lookId: looked.id, name: 'Attic', loginHost: '' })
  await backend.close()
  const made = await newPassword(looked.known?.id ?? '')
  expect(made).toMatch(/^[\w.-]{28}$/)
  const files = readdirSync(folder.path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.length).toBeGreaterThan(1)
  const kept = [
    ...files.map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1')),
    logged.join('\n'),
    JSON.stringify(replies),
    JSON.stringify(events),
  ]
  for (const text of kept) {
    for (const secret of [ADMIN.password, 'wrong-but-secret', made]) expect(text).not.toContain(secret)
  }
  // The search would find what is there.
  expect(kept.join('')).toContain('Attic')
  expect(kept.join('')).toContain('teller2')
})

/** The login that was saved, opened as the counter opens it. */
async function newPassword(routerId: string): Promise<string> {
  const store = new Store(openDatabase(join(folder.path, DATABASE_FILE)), Date.now)
  const password = await new Secrets(store, keyFileBox(folder.path)).open(routerSecret(routerId))
  store.close()
  return password ?? ''
}

describe('the login that was typed is forgotten', () => {
  const over = { detail: { reason: 'onboarding_over' } }

  test('when its owner signs out', async () => {
    const looked = await look()
    await owner.client.session.signOut(undefined)
    const [tile] = (await owner.client.session.people(undefined)).filter(({ role }) => role === 'super_admin')
    const proof = { kind: 'pin', pin: tile?.practicePin ?? '' } as const
    await owner.client.session.signIn({ personId: tile?.id ?? '', proof })
    await expect(applied(looked)).rejects.toMatchObject(over)
  })

  test('at another window, where it never was, also of the same person', async () => {
    const looked = await look()
    const elsewhere = await signedInAs(backend, 'super_admin')
    await expect(applied(looked, elsewhere)).rejects.toMatchObject(over)
    expect(router.records('/user/group')).toHaveLength(3)
  })

  test('when its owner has had enough', async () => {
    const looked = await look()
    await owner.client.onboarding.leave({ lookId: looked.id })
    await expect(applied(looked)).rejects.toMatchObject(over)
  })
})

test('saving before the router is ready is refused', async () => {
  const looked = await look()
  const save = owner.client.onboarding.save({ lookId: looked.id, name: 'R', loginHost: '' })
  await expect(save).rejects.toMatchObject({ detail: { reason: 'onboarding_not_done' } })
})
