/** Who is online, in a real browser: seen, found, disconnected and blocked, by keyboard; and a router that goes away. */
import type { Page } from '@playwright/test'
import type { PracticeRouter } from '../../src/practice/router/practice-router.ts'
import { test as base, expect } from './support/counter-test.ts'
import { setUpCounter } from './support/first-run.ts'

const MAC = '02:00:00:00:00:01'

/** A counter that has sold one code, with a customer's device on it, and the Online room. */
const test = base.extend<{ readonly code: string }>({
  code: async ({ counter: page, router, printer }, use) => {
    await setUpCounter(page, { router, printer })
    await page.keyboard.press('F1')
    await expect(page.getByRole('button', { name: /Sell & print/ })).toBeEnabled()
    await page.keyboard.press('Enter')
    await printer.waitForJob(1)
    const code = router.users()[0]?.name ?? ''
    expect(router.login(code, code, MAC).ok).toBe(true)
    await enter(page)
    await use(code)
  },
})

const enter = (page: Page) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Online' }).click()
const row = (page: Page) => page.getByRole('row', { name: new RegExp(MAC) })
const onRouter = (router: PracticeRouter) => router.active().length

test('a device is found by its code and disconnected, by keyboard alone', async ({ counter: page, router, code }) => {
  await expect(row(page)).toBeVisible()
  await expect(row(page)).toContainText('1 hour')
  await page.keyboard.press('Control+k')
  await page.keyboard.type(code.slice(2, 6))
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('grid')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(row(page)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Delete')
  await expect(page.getByRole('button', { name: 'Disconnect' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Disconnected. The device has to log in again.')).toBeVisible()
  expect(onRouter(router)).toBe(0)
  expect(router.comeBack(MAC).ok).toBe(false)
  await expect(row(page)).toHaveCount(0)
})

test('Delete asks first, and Escape leaves everything as it is', async ({ counter: page, router, code }) => {
  expect(code).not.toBe('')
  await row(page).click()
  await page.getByRole('grid').focus()
  await page.keyboard.press('Delete')
  await expect(page.getByText(/loses its connection now/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText(/loses its connection now/)).toHaveCount(0)
  expect(onRouter(router)).toBe(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('grid')).toBeFocused()
})

test('a device that is blocked is off, listed with the reason, and let on again', async ({
  counter: page,
  router,
  code,
}) => {
  await row(page).click()
  await page.getByRole('button', { name: 'Block device' }).click()
  await expect(page.getByLabel('Why?')).toBeFocused()
  await page.keyboard.type('Shares the code')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Blocked\. It stays off/)).toBeVisible()
  expect(onRouter(router)).toBe(0)
  expect(router.login(code, code, MAC).ok).toBe(false)
  await page.getByRole('tab', { name: 'Blocked devices' }).click()
  const blocked = page.getByRole('listitem').filter({ hasText: MAC })
  await expect(blocked).toContainText('Shares the code')
  await expect(blocked).toContainText('Blocked by Rosa')
  await blocked.getByRole('button', { name: 'Let on again' }).click()
  await page.keyboard.press('Enter')
  await expect(page.getByText('No device is blocked')).toBeVisible()
  expect(router.login(code, code, MAC).ok).toBe(true)
})

test('of a router that goes away the last is shown as such, and is true again when it is back', async ({
  counter: page,
  router,
  code,
}) => {
  await expect(row(page)).toContainText(code.slice(0, 3))
  await router.faults.goOffline()
  await expect(page.getByText('does not answer')).toBeVisible()
  await expect(page.getByText(/What you see is from \d\d:\d\d/)).toBeVisible()
  await expect(row(page)).toBeVisible()
  await router.faults.goOnline()
  await page.getByRole('button', { name: /Try now/ }).click()
  await expect(page.getByText('does not answer')).toHaveCount(0, { timeout: 15_000 })
  await expect(row(page)).toBeVisible()
})

test('where nobody is online the room says what to expect', async ({ counter: page, router, printer }) => {
  await setUpCounter(page, { router, printer })
  await enter(page)
  await expect(page.getByRole('heading', { name: 'Nobody is online' })).toBeVisible()
  await page.getByRole('tab', { name: 'Devices', exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText('No device is blocked')).toBeVisible()
})
