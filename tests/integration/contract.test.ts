/** What every call does with nonsense, as everybody, over the real WebSocket. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '../../src/contract/index.ts'
import { ERROR_CODES, REASONS } from '../../src/core/errors.ts'
import { barrierTo, ROLES, type Role } from '../../src/core/permissions.ts'
import { temporaryFolder } from '../support/folder.ts'
import { NO_CALLS, NONSENSE } from '../support/nonsense.ts'
import type { Page } from '../support/page.ts'
import { startTwoCafes, type TwoCafes } from '../support/two-cafes.ts'

const folder = temporaryFolder()
let cafes: TwoCafes
const pages = new Map<Role | undefined, Page>()

beforeAll(async () => {
  cafes = await startTwoCafes(folder.path)
  pages.set(undefined, await cafes.page())
  for (const role of ROLES) pages.set(role, await cafes.signedIn(role))
})
afterAll(async () => {
  await cafes.close()
  folder.remove()
})

/** Calls that would end the caller's session. */
const LEAVES = new Set(['session.signOut', 'session.lock', 'setup.leavePractice'])
const CALLS = Object.entries(contract).flatMap(([group, calls]) =>
  Object.entries(calls).map(([method, procedure]) => ({ path: `${group}.${method}`, needs: procedure.needs })),
)
const pageOf = (role: Role | undefined): Page => {
  const page = pages.get(role)
  if (!page) throw new Error(`no page for ${role}`)
  return page
}

describe.each([undefined, ...ROLES])('as %s', (role) => {
  test.each(CALLS.filter(({ path }) => !LEAVES.has(path)))(
    '$path answers nonsense in words',
    async ({ path, needs }) => {
      const standing = role && { role, locked: false, mustChangePassword: false }
      const mayCall = barrierTo(needs, standing, true) === undefined
      for (const input of NONSENSE) {
        const reply = await pageOf(role).call(path, input)
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
    const reply = await pageOf(role).call(path, {})
    expect(reply).toEqual({ ok: false, error: { code: 'not_found', reason: 'no_such_call' } })
  })
})

test('a stranger is turned away before the input is looked at', async () => {
  const reply = await pageOf(undefined).call('sale.sell', { requestId: 'not even an id' })
  expect(reply).toEqual({ ok: false, error: { code: 'unauthenticated', reason: 'sign_in_first' } })
})

test('identity is not taken from the call: what a stranger claims to be changes nothing', async () => {
  const claims = { session: { role: 'super_admin' }, callerId: 'super_admin', role: 'super_admin' }
  expect((await pageOf(undefined).call('equipment.list', claims)).ok).toBe(false)
})

test('a prototype in the input reaches no object', async () => {
  const forged = JSON.parse('{"__proto__":{"idleMinutes":1},"constructor":{"prototype":{"idleMinutes":1}}}')
  expect((await pageOf('super_admin').call('counter.saveSettings', forged)).ok).toBe(false)
  expect(Object.hasOwn(Object.prototype, 'idleMinutes')).toBe(false)
})
