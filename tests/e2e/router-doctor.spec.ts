/** The router doctor: what is wrong is said in words, the exact commands are shown before anything is done, codes are tested. */
import type { Page } from '@playwright/test'
import { expect, test } from './support/counter-test.ts'
import { setUpCounter } from './support/first-run.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
const group = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const enter = (page: Page, room: string) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click()

test.beforeEach(async ({ counter: page, router, printer }) => {
  await setUpCounter(page, { router, printer })
  await enter(page, 'Routers')
  await page.getByRole('tab', { name: 'Doctor' }).click()
  await expect(page.getByText(/to fix, .* to know/)).toBeVisible()
})

test('says what is wrong and what to do, and what is well when asked', async ({ counter: page }) => {
  const time = group(page, 'Time')
  await expect(time.getByText('The router says UTC, the café is in Africa/Nairobi.')).toBeVisible()
  await expect(time.getByText(/What to do: Codes end at the right moment/)).toBeVisible()
  await expect(time.getByText('It shows the right time.')).toBeHidden()
  await time.getByRole('button', { name: /Show 2 that are well/ }).click()
  await expect(time.getByText('It shows the right time.')).toBeVisible()
  await expect(group(page, 'Room to grow').getByText('Good')).toBeVisible()
})

test('shows the exact command, applies it, looks again, and writes it down', async ({ counter: page, router }) => {
  const time = group(page, 'Time')
  await time.getByRole('button', { name: /^Fix it/ }).click()
  await expect(time.locator('code')).toHaveText(
    '/system clock set time-zone-autodetect=no time-zone-name=Africa/Nairobi',
  )
  expect(router.records('/system/clock')[0]?.['time-zone-name']).toBe('UTC')
  await page.keyboard.press('Escape')
  await expect(time.locator('code')).toBeHidden()
  await time.getByRole('button', { name: /^Fix it/ }).click()
  await time.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText('Done. The router was examined again.')).toBeVisible()
  await expect(time.getByText('The router says UTC')).toBeHidden()
  expect(router.records('/system/clock')[0]?.['time-zone-name']).toBe('Africa/Nairobi')
  await enter(page, 'Journal')
  await page.getByText('Had the doctor fix the router Main: Time zone').click()
  await expect(page.getByText('/system clock set time-zone-autodetect=no').first()).toBeVisible()
})

test('refuses a fix when the router was changed meanwhile', async ({ counter: page, router }) => {
  const hotspot = group(page, 'Hotspot')
  await hotspot.getByRole('button', { name: 'Fix it… Ways to log in' }).click()
  router.become('/ip/hotspot/profile', { 'login-by': 'mac' })
  await hotspot.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText(/The router has changed since you looked/)).toBeVisible()
  expect(router.records('/ip/hotspot/profile')[0]?.['login-by']).toBe('mac')
})

test('a router that went away is said to be away, and found again', async ({ counter: page, router }) => {
  await router.faults.goOffline()
  await button(page, 'Examine again').click()
  await expect(page.getByText(/its API is closed at/)).toBeVisible()
  await expect(group(page, 'Time').getByText('3 checks were not made, because there was no connection.')).toBeVisible()
  await expect(group(page, 'Test with a real code')).toBeHidden()
  await router.faults.goOnline()
  await button(page, 'Examine again').click()
  await expect(page.getByText(/its API is closed at/)).toBeHidden()
  await expect(group(page, 'Test with a real code')).toBeVisible()
})

test('a test code says how far it is, can be called back, and is gone afterwards', async ({
  counter: page,
  router,
}) => {
  const mend = page.getByRole('button', { name: 'Fix it… Ending codes' })
  if (await mend.isVisible()) {
    await mend.click()
    await button(page, 'Apply').click()
    await expect(page.getByText('Done. The router was examined again.')).toBeVisible()
  }
  const canary = group(page, 'Test with a real code')
  await canary.getByRole('button', { name: 'Run the test' }).click()
  await expect(canary.getByText(/Waiting for the router to end it/)).toBeVisible()
  await expect(canary.getByText(/At most \d+ seconds more/)).toBeVisible()
  expect(router.users().filter(({ name }) => name?.startsWith('teller-canary'))).toHaveLength(1)
  await canary.getByRole('button', { name: 'Stop the test' }).click()
  await expect(canary.getByText(/keeps a code exactly as it is sold/)).toBeVisible()
  await expect(canary.getByText(/writes down at the first log-in when the code ends/)).toBeVisible()
  await expect(canary.getByText(/Not tried: a log-in with a phone/)).toBeVisible()
  await expect(canary.getByText('The test code was removed again.')).toBeVisible()
  expect(router.users().filter(({ name }) => name?.startsWith('teller-canary'))).toEqual([])
})
