/** Signing in, locking and ending a session over the real WebSocket: what would let a stranger in if it were wrong. */
import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Proof } from '../../src/contract/session.ts'
import { journalIn, MINUTE_MS, password, pin, reasonOf, signIn } from '../support/at-the-door.ts'
import { temporaryFolder } from '../support/folder.ts'
import { Page } from '../support/page.ts'
import { startTwoCafes, type TwoCafes } from '../support/two-cafes.ts'

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

const kinds = () => journalIn(cafes.databaseFile).map(({ kind }) => kind)

describe('guessing', () => {
  test('a hundred guesses at once are counted one by one, and then there is a wait', async () => {
    const page = await cafes.page()
    const guesses = await Promise.all(Array.from({ length: 12 }, () => signIn(page, cafes.people.staff, pin('0000'))))
    expect(guesses.filter((reason) => reason === 'wrong_pin')).toHaveLength(1)
    expect(new Set(guesses)).toEqual(new Set(['wrong_pin', 'sign_in_busy']))
    for (let guess = 2; guess <= 4; guess++) {
      expect(await signIn(page, cafes.people.staff, pin('0000'))).toBe('wrong_pin')
    }
    expect(await signIn(page, cafes.people.staff, pin('0000'))).toBe('locked_out')
    expect(await signIn(page, cafes.people.staff, pin('3333'))).toBe('locked_out')
  })

  test('the wait outlives a restart and every setting of the clock, and ends by itself', async () => {
    const page = await cafes.page()
    for (let guess = 1; guess <= 5; guess++) await signIn(page, cafes.people.staff, password('wrong'))
    await cafes.close()
    time.wall += 365 * 24 * 60 * MINUTE_MS
    cafes = await startTwoCafes(folder.path, timing, cafes)
    const again = await cafes.page()
    const refused = await again.call('session.signIn', { personId: cafes.people.staff, proof: pin('3333') })
    expect(refused).toMatchObject({ error: { reason: 'locked_out', values: { seconds: 30 } } })
    time.wall -= 730 * 24 * 60 * MINUTE_MS
    expect(await signIn(again, cafes.people.staff, pin('3333'))).toBe('locked_out')
    time.steady += 30_000
    expect(await signIn(again, cafes.people.staff, pin('3333'))).toBe('ok')
  })

  test('ten wrong PINs in a row: only the password opens, and then the PIN works again', async () => {
    const page = await cafes.page()
    const tries = async (proof: Proof) => {
      time.steady += 61 * MINUTE_MS
      return signIn(page, cafes.people.staff, proof)
    }
    for (let guess = 1; guess <= 10; guess++) expect(await tries(pin('0000'))).not.toBe('ok')
    expect(await tries(pin('3333'))).toBe('pin_off')
    expect(await tries(password())).toBe('ok')
    expect(await tries(pin('3333'))).toBe('ok')
  })

  test('somebody who does not exist is refused in the same words, and in about the same time', async () => {
    const page = await cafes.page()
    const measure = async (personId: string) => {
      time.steady += 61 * MINUTE_MS
      const started = performance.now()
      expect(await signIn(page, personId, password('wrong'))).toMatch(/wrong_password|locked_out/)
      return performance.now() - started
    }
    await measure(randomUUID())
    const [unknown, known] = [[] as number[], [] as number[]]
    for (let round = 0; round < 4; round++) {
      unknown.push(await measure(randomUUID()))
      known.push(await measure(cafes.people.staff))
    }
    // Without the check of a hash it would be less than a tenth.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3)
  })

  test('a manager ends the wait of staff, but not of an owner', async () => {
    const page = await cafes.page()
    for (let guess = 1; guess <= 5; guess++) await signIn(page, cafes.people.staff, pin('0000'))
    const musa = await cafes.signedIn('manager')
    expect(reasonOf(await musa.call('people.unlock', { id: cafes.people.super_admin }))).toBe('not_allowed')
    expect(reasonOf(await musa.call('people.unlock', { id: cafes.people.staff }))).toBe('ok')
    expect(await signIn(page, cafes.people.staff, pin('3333'))).toBe('ok')
  })
})

describe('a session', () => {
  test('a key copied before the sign-out opens nothing afterwards', async () => {
    const ana = await cafes.signedIn('staff')
    const stolen = ana.key
    await ana.client.session.signOut(undefined)
    await expect.poll(() => ana.key).not.toBe(stolen)
    expect(await new Page(cafes.host.url, stolen).outcome()).toEqual({ closed: 4401 })
    expect(await new Page(cafes.host.url, ana.key).outcome()).toHaveProperty('resume')
  })

  test('is for one window: a second one inherits nothing, and signing in there ends the first', async () => {
    const first = await cafes.signedIn('staff')
    const second = await cafes.page()
    expect(await second.client.session.me(undefined)).toBeNull()
    expect(await signIn(second, cafes.people.staff, pin('3333'))).toBe('ok')
    expect(reasonOf(await first.call('plan.list'))).toBe('sign_in_first')
    expect(first.said.some(({ event }) => event?.name === 'session.changed')).toBe(true)
  })

  test('a window that closes while its sign-in is checked leaves nobody signed in', async () => {
    const page = await cafes.page()
    void page.call('session.signIn', { personId: cafes.people.staff, proof: pin('3333') })
    await page.close()
    const ana = await cafes.page()
    await new Promise((done) => setTimeout(done, 200))
    expect(await signIn(ana, cafes.people.staff, pin('3333'))).toBe('ok')
    expect(kinds().filter((kind) => kind === 'person.signed_in')).toHaveLength(2)
  })

  test('two sign-ins at once at one window end as one person', async () => {
    const page = await cafes.page()
    const both = await Promise.all([
      signIn(page, cafes.people.staff, pin('3333')),
      signIn(page, cafes.people.manager, pin('2222')),
      signIn(page, cafes.people.staff, pin('3333')),
    ])
    expect(both).toContain('sign_in_busy')
    const signedIn = kinds().filter((kind) => kind === 'person.signed_in').length
    const signedOut = kinds().filter((kind) => kind === 'person.signed_out').length
    expect(signedIn - signedOut).toBe(2) // One from filling the books, whose program ended; and one here.
  })

  test('locks when nobody touches it, whatever the screens go on asking, and opens for its person only', async () => {
    const ana = await cafes.signedIn('staff')
    for (let minute = 0; minute < 4; minute++) {
      time.steady += MINUTE_MS
      await ana.client.plan.list(undefined)
    }
    await ana.client.session.stay(undefined)
    time.steady += 4 * MINUTE_MS
    expect(reasonOf(await ana.call('plan.list'))).toBe('ok')
    time.steady += 61_000
    expect(reasonOf(await ana.call('plan.list'))).toBe('screen_locked')
    expect(await ana.client.session.me(undefined)).toMatchObject({ name: 'Ana', locked: true })
    expect(reasonOf(await ana.call('session.unlock', { proof: pin('2222') }))).toBe('wrong_pin')
    expect(reasonOf(await ana.call('session.unlock', { proof: pin('3333') }))).toBe('ok')
    expect(reasonOf(await ana.call('plan.list'))).toBe('ok')
    expect(kinds()).toContain('person.screen_locked')
  })

  test('behind the lock another cashier signs in at once', async () => {
    const page = await cafes.signedIn('staff')
    await page.client.session.lock(undefined)
    expect(await signIn(page, cafes.people.manager, pin('2222'))).toBe('ok')
    expect(await page.client.session.me(undefined)).toMatchObject({ name: 'Musa', locked: false })
  })

  test('locks and ends although nothing can be written down, and the program goes on', async () => {
    const ana = await cafes.signedIn('staff')
    const database = new Database(cafes.databaseFile)
    database.exec("create trigger full before insert on journal begin select raise(abort, 'no room'); end")
    time.steady += 6 * MINUTE_MS
    expect(reasonOf(await ana.call('plan.list'))).toBe('screen_locked')
    await ana.call('session.signOut')
    expect(await ana.client.session.me(undefined)).toBeNull()
    database.exec('drop trigger full')
    database.close()
    cafes.bugs.length = 0
  })

  test('the setting of the computer’s clock moves no lock', async () => {
    const ana = await cafes.signedIn('staff')
    time.wall -= 24 * 60 * MINUTE_MS
    time.steady += 6 * MINUTE_MS
    expect(reasonOf(await ana.call('plan.list'))).toBe('screen_locked')
  })
})
