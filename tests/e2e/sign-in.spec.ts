/** Signing in, locking, changing cashier and coming back after a forgotten password: nobody loses a sale or sees another's. */
import type { Page } from '@playwright/test'
import { expect, OWNER_PIN, test } from './support/counter-test.ts'
import { OWNER_PASSWORD, openShift, setUpCounter, writeDownCode } from './support/first-run.ts'

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const tile = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name} `) })
const till = (page: Page) => button(page, /1 hour/).first()

async function signIn(page: Page, name: string, pin: string): Promise<void> {
  await tile(page, name).click()
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
}

async function practise(page: Page): Promise<void> {
  await button(page, /^Practice/).click()
  await tile(page, 'Ana').waitFor()
}

test('the lock covers the counter, and the unfinished sale is there again behind it', async ({ counter: page }) => {
  await practise(page)
  await signIn(page, 'Ana', '3333')
  await openShift(page)
  await till(page).click()
  await page.getByLabel('Cash received', { exact: true }).fill('7,50')
  await button(page, 'Lock').click()

  await expect(page.getByRole('heading', { name: 'Locked: Ana. Nothing is lost.' })).toBeVisible()
  await expect(page.getByText('An unfinished sale is waiting.')).toBeVisible()
  await expect(till(page)).toHaveCount(0)
  await expect(page.getByText('7,50')).toHaveCount(0)
  await page.keyboard.type('3333')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Cash received', { exact: true })).toHaveValue('7,50')
  await expect(button(page, /Sell & print/)).toBeEnabled()
})

test('the lock’s keys lock, and a wrong PIN does not open', async ({ counter: page }) => {
  await practise(page)
  await signIn(page, 'Ana', '3333')
  await till(page).waitFor()
  await page.keyboard.press('Control+Shift+L')
  await expect(page.getByRole('heading', { name: /^Locked: Ana/ })).toBeVisible()
  await expect(page.getByText('An unfinished sale is waiting.')).toHaveCount(0)
  await page.keyboard.type('3334')
  await page.keyboard.press('Enter')
  await expect(page.getByText('That PIN is not right. Try again.')).toBeVisible()
  await page.keyboard.type('3333')
  await page.keyboard.press('Enter')
  await expect(till(page)).toBeVisible()
})

test('another cashier takes over with an empty till, and the first one’s sale waits for them', async ({
  counter: page,
}) => {
  await practise(page)
  await signIn(page, 'Ana', '3333')
  await openShift(page)
  await till(page).click()
  await page.getByLabel('Cash received', { exact: true }).fill('7,50')
  await button(page, 'Lock').click()
  await signIn(page, 'Musa', '2222')
  await expect(till(page)).toBeVisible()
  await expect(page.getByLabel('Cash received', { exact: true })).toHaveCount(0)

  await button(page, 'Lock').click()
  await expect(page.getByRole('heading', { name: /^Locked: Musa/ })).toBeVisible()
  await expect(page.getByText('An unfinished sale is waiting.')).toHaveCount(0)
  await signIn(page, 'Ana', '3333')
  await expect(page.getByLabel('Cash received', { exact: true })).toHaveValue('7,50')
})

test('whoever signs out by their own hand leaves nothing behind', async ({ counter: page }) => {
  await practise(page)
  await signIn(page, 'Ana', '3333')
  await openShift(page)
  await till(page).click()
  await button(page, 'Sign out').click()
  await expect(page.getByRole('heading', { name: 'Who is at the counter?' })).toBeVisible()
  await signIn(page, 'Ana', '3333')
  await expect(till(page)).toBeVisible()
  await expect(page.getByLabel('Cash received', { exact: true })).toHaveCount(0)
})

test('from behind the lock one can sign out, and the names are shown again', async ({ counter: page }) => {
  await practise(page)
  await signIn(page, 'Ana', '3333')
  await openShift(page)
  await till(page).click()
  await button(page, 'Lock').click()
  await button(page, 'Sign out Ana').click()
  await expect(page.getByRole('heading', { name: 'Who is at the counter?' })).toBeVisible()
  await signIn(page, 'Ana', '3333')
  await expect(page.getByLabel('Cash received', { exact: true })).toBeVisible()
})

test('touches and keys tell the backend that somebody is there, and many of them tell it once', async ({
  counter: page,
}) => {
  const told: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      if (String(payload).includes('session.stay')) told.push(String(payload))
    }),
  )
  // A page that reloads before its welcome has used its token up.
  await button(page, /^Practice/).waitFor()
  await page.reload()
  await practise(page)
  await signIn(page, 'Ana', '3333')
  await till(page).click()
  await page.keyboard.type('75')
  await page.mouse.click(700, 400)
  await expect.poll(() => told.length).toBe(1)
  await button(page, 'Lock').click()
  await expect(page.getByRole('heading', { name: /^Locked: Ana/ })).toBeVisible()
  expect(told).toHaveLength(1)
})

test('what one half typed on the lock screen is gone once nobody is behind the lock', async ({ counter: page }) => {
  await practise(page)
  await signIn(page, 'Olu', '1111')
  await till(page).waitFor()
  await button(page, 'Lock').click()
  await button(page, 'Use the password').click()
  await page.getByLabel('Password', { exact: true }).fill('half of')
  await button(page, 'Sign out Olu').click()
  await expect(page.getByText('Choose your name first.')).toBeVisible()
  await expect(page.getByLabel('Password', { exact: true })).toHaveCount(0)
})

test('five wrong PINs cost a wait that is told, and others are not held up', async ({ counter: page }) => {
  await practise(page)
  await tile(page, 'Ana').click()
  for (let tries = 1; tries <= 4; tries++) {
    await page.keyboard.type('9876')
    await page.keyboard.press('Enter')
    await expect(page.getByText('That PIN is not right. Try again.')).toBeVisible()
  }
  await page.keyboard.type('9876')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Too many wrong tries/)).toBeVisible()
  await expect(page.getByRole('timer')).toHaveText(/Try again in 0:(30|2\d)/)
  await expect(button(page, '1')).toBeDisabled()
  await signIn(page, 'Musa', '2222')
  await expect(till(page)).toBeVisible()
})

test('the password opens too, and can be looked at while it is typed', async ({ counter: page }) => {
  await practise(page)
  await tile(page, 'Olu').click()
  await button(page, 'Use the password').click()
  const field = page.getByLabel('Password', { exact: true })
  await expect(field).toBeFocused()
  await field.fill('not the one')
  await expect(field).toHaveAttribute('type', 'password')
  await button(page, 'Show what is typed: Password').click()
  await expect(field).toHaveAttribute('type', 'text')
  await button(page, 'Sign in').click()
  await expect(page.getByText('That password is not right. Try again.')).toBeVisible()
  await field.fill('practice')
  await page.keyboard.press('Enter')
  await expect(till(page)).toBeVisible()
})

test('an owner who forgot the password comes back with the code, and gets a new one', async ({
  counter: page,
  router,
  printer,
}) => {
  const code = await setUpCounter(page, { router, printer })
  await button(page, 'Sign out').click()
  await button(page, 'Use the password').click()
  await button(page, 'Forgot the password?').click()
  const recover = async (typed: string) => {
    await page.getByLabel('Recovery code', { exact: true }).fill(typed)
    await page.getByLabel('New password', { exact: true }).fill('three blue doors')
    await page.getByLabel('New password again', { exact: true }).fill('three blue doors')
    await page.keyboard.press('Enter')
  }
  await recover('aaaaa-aaaaa-aaaaa-aaaaa-aaaaa')
  await expect(page.getByText(/That recovery code is not right/)).toBeVisible()
  await recover(code.toUpperCase().replaceAll('-', ' '))
  const next = await writeDownCode(page)
  expect(next).not.toBe(code)
  await expect(till(page)).toBeVisible()

  await button(page, 'Lock').click()
  await button(page, 'Use the password').click()
  await page.getByLabel('Password', { exact: true }).fill('three blue doors')
  await page.keyboard.press('Enter')
  await expect(till(page)).toBeVisible()
})

test('an owner makes a new recovery code, which is shown until it is written down', async ({
  counter: page,
  router,
  printer,
}) => {
  await setUpCounter(page, { router, printer })
  await button(page, /^My account/).click()
  await button(page, 'Make a new recovery code').click()
  await page.getByLabel('Present password', { exact: true }).fill(OWNER_PASSWORD)
  await page.keyboard.press('Enter')
  const code = await page.locator('code').innerText()
  expect(code).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){4}$/)
  await button(page, 'I have written it down').click()
  await expect(page.getByText(code)).toHaveCount(0)
})

test('somebody sets, uses and removes a PIN, and changes the password', async ({ counter: page, router, printer }) => {
  await setUpCounter(page, { router, printer })
  const field = (label: string) => page.getByLabel(label, { exact: true })
  await button(page, /^My account/).click()
  await button(page, 'Remove the PIN').click()
  await field('Present password').fill(OWNER_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByText('The PIN is removed.')).toBeVisible()

  await button(page, 'Change the password').click()
  await field('Present password').fill(OWNER_PIN)
  await field('New password').fill('three blue doors')
  await field('New password again').fill('three blue door')
  await page.keyboard.press('Enter')
  await expect(page.getByText('The two passwords are not the same.')).toBeVisible()
  await field('New password again').fill('three blue doors')
  await page.keyboard.press('Enter')
  await expect(page.getByText('That password is not right. Try again.')).toBeVisible()
  await field('Present password').fill(OWNER_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByText('The password is changed.')).toBeVisible()

  await button(page, 'Lock').click()
  await expect(page.getByRole('heading', { name: /^Locked: Rosa/ })).toBeVisible()
  await field('Password').fill('three blue doors')
  await page.keyboard.press('Enter')
  await button(page, /^My account/).click()
  await button(page, 'Set a PIN').click()
  await field('Present password').fill('three blue doors')
  await field('New PIN').fill('2580')
  await field('New PIN again').fill('2580')
  await page.keyboard.press('Enter')
  await expect(page.getByText('The PIN is set.')).toBeVisible()
  await button(page, 'Lock').click()
  await expect(page.getByRole('heading', { name: /^Locked: Rosa/ })).toBeVisible()
  await page.keyboard.type('2580')
  await page.keyboard.press('Enter')
  await expect(till(page)).toBeVisible()
})
