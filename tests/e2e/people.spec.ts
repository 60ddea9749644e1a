/** People: an account is given, used, taken away; who may not change accounts cannot, and the last owner stays. */
import type { Page } from '@playwright/test'
import { expect, test } from './support/counter-test.ts'
import { setUpCounter } from './support/first-run.ts'
import { pressOn, typeInto } from './support/keyboard.ts'

const OWN_PASSWORD = 'mango tree by the gate'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
const enter = (page: Page, room: string) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click()
const list = (page: Page) => page.getByRole('list', { name: 'Everybody who works here' })
const row = (page: Page, name: string) => list(page).getByRole('button', { name: new RegExp(`^${name} `) })
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })

/** The password that is shown this once. */
async function shownPassword(page: Page): Promise<string> {
  const code = page.getByRole('img', { name: /^First password/ })
  return (await code.textContent()) ?? ''
}

async function addCashier(page: Page, name: string): Promise<string> {
  await enter(page, 'People')
  await button(page, 'Add a person').click()
  await field(page, 'Name').fill(name)
  await button(page, 'Save').click()
  const password = await shownPassword(page)
  await button(page, 'Done').click()
  return password
}

async function signInByPassword(page: Page, name: string, password: string): Promise<void> {
  await button(page, new RegExp(name)).click()
  await field(page, 'Password').fill(password)
  await button(page, 'Sign in').click()
}

async function signInByPin(page: Page, name: string, pin: string): Promise<void> {
  await button(page, new RegExp(name)).click()
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  await expect(button(page, /1 hour/)).toBeVisible()
}

test.describe('in a new café', () => {
  test.beforeEach(async ({ counter, router, printer }) => setUpCounter(counter, { router, printer }))

  test('a new cashier signs in with the shown password, must choose an own one, and then may sell and no more', async ({
    counter: page,
  }) => {
    await enter(page, 'People')
    await expect(page.getByText('Only you so far')).toBeVisible()
    await button(page, 'Add your first cashier').click()
    await expect(field(page, 'Name')).toBeFocused()
    await field(page, 'Name').fill('Wanjiku')
    await button(page, 'Save').click()
    const password = await shownPassword(page)
    await button(page, 'Done').click()
    await expect(row(page, 'Wanjiku')).toContainText('Must choose a password')
    await expect(page.getByText(password)).toHaveCount(0)

    await button(page, 'Sign out').click()
    await signInByPassword(page, 'Wanjiku', password)
    await expect(page.getByRole('heading', { name: 'Choose your own password' })).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Rooms' })).toHaveCount(0)
    await field(page, 'Present password').fill(password)
    await field(page, 'New password').fill(OWN_PASSWORD)
    await field(page, 'New password again').fill(OWN_PASSWORD)
    await button(page, 'Save and go on').click()

    await expect(button(page, /1 hour/)).toBeVisible()
    const rooms = page.getByRole('navigation', { name: 'Rooms' }).getByRole('button')
    await expect(rooms.filter({ hasText: 'Sales' })).toBeVisible()
    await expect(rooms.filter({ hasText: /Routers|People|Journal|Settings/ })).toHaveCount(0)
  })

  test('a disabled cashier is gone from the sign-in screen, and comes back when enabled', async ({ counter: page }) => {
    await addCashier(page, 'Wanjiku')
    await row(page, 'Wanjiku').click()
    await button(page, 'Disable').click()
    await expect(page.getByText(/cannot sign in any more/)).toBeVisible()
    await button(page, 'Disable Wanjiku').click()
    await expect(page.getByText('Wanjiku is disabled.')).toBeVisible()
    await expect(row(page, 'Wanjiku')).toHaveCount(0)
    await button(page, 'Sign out').click()
    await expect(button(page, /Rosa/)).toBeVisible()
    await expect(page.getByRole('button', { name: /Wanjiku/ })).toHaveCount(0)

    await signInByPin(page, 'Rosa', '4711')
    await enter(page, 'People')
    await page.getByLabel('Show disabled (1)').check()
    await row(page, 'Wanjiku').click()
    await button(page, 'Enable').click()
    await button(page, 'Enable Wanjiku').click()
    await expect(page.getByText('Wanjiku can sign in again.')).toBeVisible()
    await button(page, 'Sign out').click()
    await expect(button(page, /Wanjiku/)).toBeVisible()
  })

  test('a reset password ends the present one', async ({ counter: page }) => {
    const before = await addCashier(page, 'Wanjiku')
    await row(page, 'Wanjiku').click()
    await button(page, 'Reset password').click()
    await button(page, 'Make a new password').click()
    const after = await shownPassword(page)
    expect(after).not.toBe(before)
    await button(page, 'Done').click()
    await button(page, 'Sign out').click()
    await signInByPassword(page, 'Wanjiku', before)
    await expect(page.getByText(/That password is not right/)).toBeVisible()
    await field(page, 'Password').fill(after)
    await button(page, 'Sign in').click()
    await expect(page.getByRole('heading', { name: 'Choose your own password' })).toBeVisible()
  })

  test('the last owner is offered no way out of the counter, and is told why', async ({ counter: page }) => {
    await enter(page, 'People')
    await row(page, 'Rosa').click()
    await expect(page.getByText(/the last owner.*make somebody else an owner first/i)).toBeVisible()
    await expect(page.getByRole('button', { name: /^(Disable|Reset password)/ })).toHaveCount(0)
    await expect(page.getByText('Nobody changes their own role.')).toBeVisible()
  })

  test('a name that is taken and a limit that is none are said at their fields, and nothing is saved', async ({
    counter: page,
  }) => {
    await enter(page, 'People')
    await button(page, 'Add a person').click()
    await button(page, 'Save').click()
    await expect(page.getByText('Please fill this in.')).toBeVisible()
    await expect(field(page, 'Name')).toBeFocused()
    await field(page, 'Name').fill('rosa')
    await page.getByText('Up to a limit').first().click()
    await field(page, 'Up to, in EUR').fill('five')
    await button(page, 'Save').click()
    await expect(page.getByText('Write a number, such as 5 or 2.50.')).toBeVisible()
    await field(page, 'Up to, in EUR').fill('5,50')
    await button(page, 'Save').click()
    await expect(page.getByText(/Somebody with this name works here already/)).toBeVisible()
    await expect(field(page, 'Name')).toBeFocused()
    await button(page, 'Cancel').click()
    await expect(list(page).getByRole('button')).toHaveCount(1)
  })

  test('by keyboard alone a person is added, opened and closed, and the focus never gets lost', async ({
    counter: page,
  }) => {
    await pressOn(page, page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'People' }))
    await pressOn(page, page.getByRole('button', { name: 'Add a person' }))
    await typeInto(page, field(page, 'Name'), 'Wanjiku')
    await page.keyboard.press('Enter')
    await pressOn(page, page.getByRole('button', { name: 'Done' }))
    await expect(page.getByRole('button', { name: 'Add a person' })).toBeFocused()
    await pressOn(page, row(page, 'Wanjiku'))
    await expect(field(page, 'Name')).toBeFocused()
    await pressOn(page, page.getByRole('button', { name: 'Disable' }))
    await expect(page.getByRole('button', { name: 'Disable Wanjiku' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Disable' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(row(page, 'Wanjiku')).toBeFocused()
  })

  test('a second location gets its own people', async ({ counter: page }) => {
    const panel = page.getByRole('complementary')
    await enter(page, 'Settings')
    await button(page, 'Add a location').click()
    await expect(field(page, 'Currency')).toHaveValue('EUR')
    await field(page, 'Name').fill('Baobab Town')
    await field(page, 'Time zone').fill('Mars/Phobos')
    await panel.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Choose a time zone from the list.')).toBeVisible()
    await field(page, 'Time zone').fill('Africa/Kampala')
    await panel.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Location Baobab Town is added.')).toBeVisible()
    await expect(page.getByText('EUR · Africa/Kampala')).toBeVisible()

    await enter(page, 'People')
    await button(page, 'Add a person').click()
    await field(page, 'Name').fill('Okello')
    await page.getByLabel('Café Mañana').uncheck()
    await button(page, 'Save').click()
    await expect(page.getByText('Choose at least one location.')).toBeVisible()
    await page.getByLabel('Baobab Town').check()
    await button(page, 'Save').click()
    await button(page, 'Done').click()
    await expect(row(page, 'Okello')).toContainText('Cashier · Baobab Town')
    await button(page, 'Sign out').click()
    await expect(button(page, /Rosa/)).toBeVisible()
    await expect(page.getByRole('button', { name: /Okello/ })).toHaveCount(0)
  })

  test('how long the screen waits before it locks is checked, saved and kept', async ({ counter: page }) => {
    await enter(page, 'Settings')
    const minutes = page.getByLabel('Minutes until the screen locks')
    const counter = page.getByRole('region', { name: 'This counter' })
    for (const wrong of ['0', '121', 'soon', '']) {
      await minutes.fill(wrong)
      await counter.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByText('Write a whole number from 1 to 120.')).toBeVisible()
    }
    await minutes.fill('7')
    await counter.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('The screen now locks after 7 minutes.')).toBeVisible()
    await enter(page, 'Sell')
    await enter(page, 'Settings')
    await expect(minutes).toHaveValue('7')
  })
})

test('a manager sees the people and ends a wait, but changes no account', async ({ counter: page }) => {
  await button(page, /^Practice/).click()
  await button(page, /Ana/).click()
  await expect(async () => {
    await page.keyboard.type('9876')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/Too many wrong tries/)).toBeVisible({ timeout: 500 })
  }).toPass()
  await signInByPin(page, 'Musa', '2222')
  await enter(page, 'People')
  await expect(row(page, 'Ana')).toContainText('Waits 1 minute')
  await expect(page.getByRole('button', { name: 'Add a person' })).toHaveCount(0)
  await row(page, 'Olu').click()
  await expect(page.getByText('Only the owner changes accounts.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^(Save|Disable|Reset password|End the wait)/ })).toHaveCount(0)
  await row(page, 'Ana').click()
  await button(page, 'End the wait').click()
  await expect(page.getByText('Ana can try again now.')).toBeVisible()
  await expect(row(page, 'Ana')).not.toContainText('Waits')
  await expect(page.getByRole('region', { name: 'Ana' })).toBeFocused()
  await button(page, 'Sign out').click()
  await signInByPin(page, 'Ana', '3333')
})
