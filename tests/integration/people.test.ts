/** Accounts over the real WebSocket: who may be whom, and who may never be locked out. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { journalIn, password, pin, reasonOf, signIn } from '../support/at-the-door.ts'
import { temporaryFolder } from '../support/folder.ts'
import type { Page } from '../support/page.ts'
import { PASSWORD, startTwoCafes, type TwoCafes } from '../support/two-cafes.ts'

let folder: ReturnType<typeof temporaryFolder>
let cafes: TwoCafes
/** The computer's clock, which anybody may set, and the one nobody can. */
const time = { wall: Date.parse('2026-11-23T12:00:00Z'), steady: 1_000 }
const timing = { clock: () => time.wall, monotonic: () => time.steady }

beforeEach(async () => {
  folder = temporaryFolder()
  cafes = await startTwoCafes(folder.path, timing)
})
afterEach(async () => {
  await cafes.close()
  folder.remove()
})

const journal = () => journalIn(cafes.databaseFile)

describe('people', () => {
  const form = (change: object = {}) => ({
    name: 'Zed',
    role: 'super_admin',
    locationIds: [],
    refundLimitMinor: null,
    ...change,
  })

  test('the last Super Admin can be neither disabled nor demoted, nor by two at once', async () => {
    const [olu, ola] = [await cafes.signedIn('super_admin'), await cafes.signedIn('secondOwner')]
    const off = (page: Page, id: string) => page.call('people.setActive', { id, active: false })
    const [first, second] = await Promise.all([off(olu, cafes.people.secondOwner), off(ola, cafes.people.super_admin)])
    expect([reasonOf(first), reasonOf(second)].filter((reason) => reason === 'ok')).toHaveLength(1)
    const left = first.ok ? olu : ola
    const id = first.ok ? cafes.people.super_admin : cafes.people.secondOwner
    expect(reasonOf(await off(left, id))).toBe('last_super_admin')
    const demoted = form({ name: 'Olu', role: 'staff', locationIds: [cafes.elsewhere.location] })
    expect(reasonOf(await left.call('people.change', { id, person: demoted }))).toBe('last_super_admin')
  })

  test('who is disabled is out at once, and not shown any more', async () => {
    const [ana, olu] = [await cafes.signedIn('staff'), await cafes.signedIn('super_admin')]
    await olu.client.people.setActive({ id: cafes.people.staff, active: false })
    expect(reasonOf(await ana.call('plan.list'))).toBe('sign_in_first')
    expect((await ana.client.session.people(undefined)).map(({ id }) => id)).not.toContain(cafes.people.staff)
    expect(await signIn(ana, cafes.people.staff, pin('3333'))).toBe('wrong_pin')
    await olu.client.people.setActive({ id: cafes.people.staff, active: true })
    expect(await signIn(ana, cafes.people.staff, pin('3333'))).toBe('ok')
  })

  test('a first password opens nothing but its own change', async () => {
    const olu = await cafes.signedIn('super_admin')
    const { id, password: first } = await olu.client.people.create({
      name: 'Zed',
      role: 'manager',
      locationIds: (await olu.client.location.list(undefined)).map((place) => place.id),
      refundLimitMinor: 500,
    })
    const zed = await cafes.page()
    expect(await signIn(zed, id, password(first))).toBe('ok')
    expect(reasonOf(await zed.call('people.list'))).toBe('change_password_first')
    expect(reasonOf(await zed.call('account.changePassword', { current: first, next: 'password1' }))).toBe(
      'check_fields',
    )
    expect(reasonOf(await zed.call('account.changePassword', { current: first, next: 'my own words' }))).toBe('ok')
    expect(reasonOf(await zed.call('people.list'))).toBe('ok')
  })

  test('a reset takes the PIN away and signs out', async () => {
    const [ana, olu] = [await cafes.signedIn('staff'), await cafes.signedIn('super_admin')]
    const { password: first } = await olu.client.people.resetPassword({ id: cafes.people.staff })
    expect(reasonOf(await ana.call('plan.list'))).toBe('sign_in_first')
    expect(await signIn(ana, cafes.people.staff, pin('3333'))).toBe('no_pin')
    expect(await signIn(ana, cafes.people.staff, password(first))).toBe('ok')
  })

  test.each([
    ['a name that is there', { name: 'aNA' }, 'name_taken'],
    ['a cashier who works nowhere', { role: 'staff' }, 'check_fields'],
    ['a role that is none', { role: 'root' }, 'check_fields'],
    ['a negative limit', { refundLimitMinor: -1 }, 'check_fields'],
    ['an empty name', { name: ' \u0000 ' }, 'check_fields'],
  ])('%s is refused in words', async (_, change, reason) => {
    const olu = await cafes.signedIn('super_admin')
    expect(reasonOf(await olu.call('people.create', form(change)))).toBe(reason)
  })

  test('a change of role ends the session, and is written down with before and after', async () => {
    const [ana, olu] = [await cafes.signedIn('staff'), await cafes.signedIn('super_admin')]
    const locationIds = [cafes.elsewhere.location]
    const person = form({ name: 'Ana', role: 'manager', locationIds })
    expect(reasonOf(await olu.call('people.change', { id: cafes.people.staff, person }))).toBe('ok')
    expect(reasonOf(await ana.call('plan.list'))).toBe('sign_in_first')
    expect(await signIn(ana, cafes.people.staff, pin('3333'))).toBe('wrong_location')
    const entry = journal().find(({ kind }) => kind === 'person.changed')
    expect(entry?.data).toMatchObject({ before: { role: 'staff' }, after: { role: 'manager', locationIds } })
  })
})

describe('the recovery code', () => {
  test('opens once, sets a new password, and is replaced', async () => {
    const olu = await cafes.signedIn('super_admin')
    const { recoveryCode } = await olu.client.account.newRecoveryCode({ password: PASSWORD })
    const page = await cafes.page()
    const use = (code: string, personId = cafes.people.super_admin) =>
      page.call('session.recover', { personId, code, password: 'brand-new-9' })
    expect(reasonOf(await use(recoveryCode, cafes.people.staff))).toBe('wrong_recovery_code')
    const both = await Promise.all([use(recoveryCode.toUpperCase().replaceAll('-', ' ')), use(recoveryCode)])
    expect(both.map(reasonOf).sort()).toEqual(['ok', 'wrong_recovery_code'])
    expect(reasonOf(await use(recoveryCode))).toBe('wrong_recovery_code')
    expect(await signIn(page, cafes.people.super_admin, password('brand-new-9'))).toBe('ok')
    const fresh = both.find((reply) => reply.ok) as { value: { recoveryCode: string } }
    expect(fresh.value.recoveryCode).not.toBe(recoveryCode)
    expect(reasonOf(await use(fresh.value.recoveryCode))).toBe('ok')
  })
})

test('no secret stands in the journal or in the log', async () => {
  const olu = await cafes.signedIn('super_admin')
  const { recoveryCode } = await olu.client.account.newRecoveryCode({ password: PASSWORD })
  const zedForm = { name: 'Zed', role: 'super_admin' as const, locationIds: [], refundLimitMinor: null }
  const { id, password: first } = await olu.client.people.create(zedForm)
  const zed = await cafes.page()
  await signIn(zed, id, password(first))
  await zed.client.account.changePassword({ current: first, next: 'a-word-of-my-own' })
  await zed.client.account.setPin({ password: 'a-word-of-my-own', pin: '80514236' })
  const router = { name: 'R', host: '127.0.0.1', port: 9, tls: false, username: 'u', loginHost: '' }
  await zed.client.router.save({ id: null, router: { ...router, password: 'router-secret' } })
  const text = JSON.stringify(journal())
  for (const secret of [recoveryCode, first, 'a-word-of-my-own', '80514236', 'router-secret', '$argon2']) {
    expect(text).not.toContain(secret)
  }
})

describe('in the moment in which a password is hashed', () => {
  const ofOwner = { role: 'super_admin' as const, locationIds: [], refundLimitMinor: null }

  test('an owner who is disabled makes no account and no recovery any more', async () => {
    const [olu, ola] = [await cafes.signedIn('super_admin'), await cafes.signedIn('secondOwner')]
    const made = ola.call('people.create', { name: 'Mole', ...ofOwner })
    await olu.client.people.setActive({ id: cafes.people.secondOwner, active: false })
    expect(reasonOf(await made)).toBe('sign_in_first')
    expect((await olu.client.people.list(undefined)).map(({ name }) => name)).not.toContain('Mole')
  })

  test('a reset stands against a change that was under way', async () => {
    const [ana, olu] = [await cafes.signedIn('staff'), await cafes.signedIn('super_admin')]
    const change = ana.call('account.changePassword', { current: PASSWORD, next: 'a thief’s words' })
    const { password: first } = await olu.client.people.resetPassword({ id: cafes.people.staff })
    await change
    const page = await cafes.page()
    expect(await signIn(page, cafes.people.staff, password(first))).toBe('ok')
  })
})

test('the recovery code of an owner who was disabled opens nothing', async () => {
  const [olu, ola] = [await cafes.signedIn('super_admin'), await cafes.signedIn('secondOwner')]
  const { recoveryCode: code } = await ola.client.account.newRecoveryCode({ password: PASSWORD })
  await olu.client.people.setActive({ id: cafes.people.secondOwner, active: false })
  const recovery = { personId: cafes.people.super_admin, code, password: 'brand-new-9' }
  expect(reasonOf(await (await cafes.page()).call('session.recover', recovery))).toBe('wrong_recovery_code')
})

test.each(['constructor', '__proto__', 'toString'])(
  'a person called %s works here like everybody else',
  async (name) => {
    const olu = await cafes.signedIn('super_admin')
    await olu.client.people.create({ name, role: 'super_admin', locationIds: [], refundLimitMinor: null })
    const tiles = await olu.client.session.people(undefined)
    expect(tiles.find((tile) => tile.name === name)).toMatchObject({ practicePin: null })
  },
)
