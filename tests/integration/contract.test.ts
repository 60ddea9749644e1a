/** What every call does with strangers, with the wrong role and with nonsense, on a real backend. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '../../src/contract/index.ts'
import type { Reply } from '../../src/contract/wire.ts'
import { ERROR_CODES, REASONS } from '../../src/core/errors.ts'
import { allows, ROLES, type Role } from '../../src/core/permissions.ts'
import { type Caller, NOBODY_LISTENS, signedInAs, startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'
import { NO_CALLS, NONSENSE } from '../support/nonsense.ts'

const folder = temporaryFolder()
const bugs: unknown[] = []
let running: Awaited<ReturnType<typeof startBackend>>
const callers = new Map<Role | undefined, Caller>()

beforeAll(async () => {
  const log = { info: () => {}, warn: () => {}, error: (_: string, error: unknown) => void bugs.push(error) }
  running = await startBackend({ folder: folder.path, log, practiceEquipment: NOBODY_LISTENS })
  callers.set(undefined, running.caller())
  for (const role of ROLES) callers.set(role, await signedInAs(running.backend, role))
})
afterAll(async () => {
  await running.close()
  folder.remove()
})

/** Calls that would end the caller's session or wait for equipment that is not there. */
const LEAVES = new Set(['session.signOut'])
const PATHS = Object.entries(contract).flatMap(([group, calls]) =>
  Object.entries(calls).map(([method, procedure]) => ({ path: `${group}.${method}`, needs: procedure.needs })),
)
const call = (role: Role | undefined, path: string, input: unknown): Promise<Reply> => {
  const caller = callers.get(role)
  if (!caller) throw new Error(`no caller for ${role}`)
  return caller.transport.call(path, input)
}

describe.each([undefined, ...ROLES])('as %s', (role) => {
  test.each(PATHS.filter(({ path }) => !LEAVES.has(path)))(
    '$path answers nonsense in words',
    async ({ path, needs }) => {
      const mayCall = allows(role, needs, true)
      for (const input of NONSENSE) {
        const reply = await call(role, path, input)
        if (reply.ok) {
          expect(mayCall).toBe(true)
          continue
        }
        expect(ERROR_CODES).toContain(reply.error.code)
        expect(REASONS).toContain(reply.error.reason)
        expect(reply.error.code).not.toBe('internal')
        if (!mayCall) expect(['unauthenticated', 'forbidden']).toContain(reply.error.code)
      }
    },
  )

  test.each(NO_CALLS)('%.40s is no call', async (path) => {
    const reply = await call(role, path, {})
    expect(reply).toEqual({ ok: false, error: { code: 'not_found', reason: 'no_such_call' } })
  })
})

test('a stranger is turned away before the input is looked at', async () => {
  const reply = await call(undefined, 'sale.sell', { requestId: 'not even an id' })
  expect(reply).toEqual({ ok: false, error: { code: 'unauthenticated', reason: 'sign_in_first' } })
})

test('the first run is over for everybody once the counter is set up', async () => {
  for (const role of [undefined, ...ROLES]) {
    const reply = await call(role, 'setup.complete', {})
    expect(reply).toEqual({ ok: false, error: { code: 'forbidden', reason: 'already_set_up' } })
  }
})

test('identity is not taken from the call: what a stranger claims to be changes nothing', async () => {
  const claims = {
    session: { role: 'super_admin' },
    callerId: callers.get('super_admin')?.callerId,
    role: 'super_admin',
  }
  expect((await call(undefined, 'equipment.list', claims)).ok).toBe(false)
})

test('nothing of all this was a bug of ours', () => expect(bugs).toEqual([]))
