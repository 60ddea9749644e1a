/** Every call × every role × signed out × locked × before the first password change × another location, over the WebSocket. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '../../src/contract/index.ts'
import type { Reason } from '../../src/core/errors.ts'
import { ROLES, type Role } from '../../src/core/permissions.ts'
import { temporaryFolder } from '../support/folder.ts'
import type { Page } from '../support/page.ts'
import { ROWS } from '../support/permission-rows.ts'
import { startTwoCafes, type TwoCafes } from '../support/two-cafes.ts'

const folder = temporaryFolder()
let cafes: TwoCafes
beforeAll(async () => {
  cafes = await startTwoCafes(folder.path)
})
afterAll(async () => {
  await cafes.close()
  folder.remove()
})

type RowOf = (typeof ROWS)[keyof typeof ROWS]
const rows = Object.entries(ROWS) as [string, RowOf][]
const made = rows.filter(([, row]) => row.notHere === undefined)

/** What the call says: a refusal's reason, or undefined for an answer. */
async function reasonOf(page: Page, path: string, input: unknown): Promise<Reason | undefined> {
  const reply = await page.call(path, input)
  return reply.ok ? undefined : reply.error.reason
}

const saysOf = ({ says }: RowOf, role: Role | undefined) => (typeof says === 'function' ? says(role) : says)
const mayBeMadeBy = ({ who }: RowOf, role: Role) => (typeof who === 'string' ? who !== 'nobody' : who.includes(role))
/** Turned away at the door, whoever it is? */
const refusal = (row: RowOf, otherwise: Reason) => (row.who === 'nobody' ? 'already_set_up' : otherwise)

test('every call has a row, and every row a call', () => {
  const paths = Object.entries(contract).flatMap(([group, calls]) =>
    Object.keys(calls).map((call) => `${group}.${call}`),
  )
  expect(Object.keys(ROWS).sort()).toEqual(paths.sort())
})

describe.each(ROLES)('as %s', (role) => {
  test.each(made)('%s', async (path, row) => {
    const page = await cafes.signedIn(role)
    const input = await row.input({ page, cafes, role })
    const expected = mayBeMadeBy(row, role) ? saysOf(row, role) : refusal(row, 'not_allowed')
    expect(await reasonOf(page, path, input)).toBe(expected)
    await page.close()
  })

  test.each(made)('behind the lock: %s', async (path, row) => {
    const page = await cafes.signedIn(role)
    const input = await row.input({ page, cafes, role })
    await page.client.session.lock(undefined)
    const isOpen = row.who === 'anyone' || row.who === 'known'
    const expected = isOpen ? saysOf(row, role) : refusal(row, 'screen_locked')
    // Behind the lock a known person may do a little, but not change their password.
    expect(await reasonOf(page, path, input)).toBe(path === 'account.changePassword' ? 'screen_locked' : expected)
    await page.close()
  })

  test.each(made.filter(([, row]) => row.elsewhere !== 'names no place'))(
    'reaching for another location: %s',
    async (path, row) => {
      if (row.elsewhere === 'names no place') return
      const page = await cafes.signedIn(role)
      const input = await row.elsewhere.input({ page, cafes, role })
      const expected = mayBeMadeBy(row, role) ? row.elsewhere.says : refusal(row, 'not_allowed')
      expect(await reasonOf(page, path, input)).toBe(expected)
      await page.close()
    },
  )
})

test.each(made)('signed out: %s', async (path, row) => {
  const page = await cafes.page()
  const input = await row.input({ page, cafes, role: undefined })
  const expected = row.who === 'anyone' ? saysOf(row, undefined) : refusal(row, 'sign_in_first')
  expect(await reasonOf(page, path, input)).toBe(expected)
  await page.close()
})

test.each(made)('with a password somebody else set: %s', async (path, row) => {
  const page = await cafes.signedIn('newcomer')
  const input = await row.input({ page, cafes, role: 'manager' })
  const isOpen = row.who === 'anyone' || row.who === 'known'
  expect(await reasonOf(page, path, input)).toBe(
    isOpen ? saysOf(row, 'manager') : refusal(row, 'change_password_first'),
  )
  await page.close()
})

test.each(['managerElsewhere', 'staffElsewhere'] as const)('%s cannot sign in here, nor is shown', async (who) => {
  const page = await cafes.page()
  const proof = { kind: 'password', password: 'practice' }
  expect(await reasonOf(page, 'session.signIn', { personId: cafes.people[who], proof })).toBe('wrong_location')
  expect(await page.client.session.me(undefined)).toBeNull()
  expect((await page.client.session.people(undefined)).map(({ id }) => id)).not.toContain(cafes.people[who])
})
