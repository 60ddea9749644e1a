/** Packages and outages in a real browser: a package is made, priced, ordered and sold; an outage is made up for. */
import type { Page } from '@playwright/test'
import { expect, test } from './support/counter-test.ts'
import { setUpCounter } from './support/first-run.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
const enter = (page: Page, room: string) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click()
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })
const onSale = (page: Page) => page.getByRole('list', { name: /^Packages on sale/ })
const prices = (page: Page) => page.getByRole('list', { name: 'Prices of Night' }).getByRole('listitem')

test.beforeEach(async ({ counter, router, printer }) => setUpCounter(counter, { router, printer }))

test('a package is added, priced for later, moved to the front and sold, by keyboard where it matters', async ({
  counter: page,
}) => {
  await enter(page, 'Packages')
  await button(page, 'New package').click()
  await expect(field(page, 'Name')).toBeFocused()
  await page.keyboard.type('Night')
  await button(page, 'Save').click()
  await expect(field(page, 'Price in EUR')).toBeFocused()
  await page.keyboard.type('1,50')
  await field(page, 'Time online').fill('')
  await page.keyboard.press('Enter')
  await expect(page.getByText('It would never end.')).toBeVisible()
  await field(page, 'Time online').fill('8')
  await page.getByLabel('Violet').check({ force: true })
  await page.keyboard.press('Enter')
  await expect(page.getByText('Night is on sale')).toBeVisible()

  await onSale(page)
    .getByRole('button', { name: /^Night/ })
    .click()
  await field(page, 'New price in EUR').fill('2')
  await page.getByText('Later', { exact: true }).click()
  await button(page, 'Set the price').click()
  await expect(prices(page)).toHaveText([/2\.00.*Planned/, /1\.50.*Now/])
  await button(page, 'Withdraw').click()
  await expect(prices(page)).toHaveText([/2\.00.*Withdrawn/, /1\.50.*Now/])

  await page.keyboard.press('Escape')
  await expect(onSale(page).getByRole('button', { name: /^Night/ })).toBeFocused()
  for (const place of [4, 3, 2, 1]) {
    await page.keyboard.press('Alt+ArrowUp')
    await expect(page.getByText(`Night is now in place ${place}`)).toBeVisible()
  }
  await enter(page, 'Sell')
  await page.keyboard.press('F1')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Last sales' })).toContainText('Night')
})

test('outside its hours a package is grey, says when it begins, and is not sold', async ({ counter: page }) => {
  await enter(page, 'Packages')
  await onSale(page)
    .getByRole('button', { name: /^1 hour/ })
    .click()
  await page.getByText('At these hours').click()
  // An hour that begins six hours from now by the café's clock, and is over before now.
  const soon = new Date(Date.now() + 6 * 3_600_000)
  const time = (hours: number) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Africa/Nairobi', hour: '2-digit', minute: '2-digit' }).format(
      soon.getTime() + hours * 3_600_000,
    )
  await field(page, 'From').fill(time(0))
  await field(page, 'Until').fill(time(1))
  await button(page, 'Save').click()
  await expect(page.getByText('1 hour is saved')).toBeVisible()
  await enter(page, 'Sell')
  await expect(button(page, /^1 hour/)).toContainText(`from`)
  await expect(button(page, /^1 hour/)).toContainText(time(0))
  await page.keyboard.press('F1')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This package is on sale again from')).toBeVisible()
})

test('everybody who was online gets minutes for an outage, and they can be taken back', async ({
  counter: page,
  router,
  printer,
}) => {
  await page.keyboard.press('F1')
  await page.keyboard.press('Enter')
  await printer.waitForJob(1)
  const code = router.users()[0]?.name ?? ''
  expect(router.login(code, code, '02:00:00:00:00:01').ok).toBe(true)
  await enter(page, 'Online')
  await expect(page.getByRole('row', { name: /02:00:00:00:00:01/ })).toBeVisible()
  await page.getByRole('tab', { name: 'Make up for an outage' }).click()
  await button(page, 'Show who was online').click()
  await expect(page.getByRole('row', { name: new RegExp(`…${code.slice(-2)}`) })).toContainText('30 minutes online')
  await field(page, 'What happened').fill('Storm')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByText('30 minutes for 1 code')).toBeVisible()
  await expect.poll(() => router.users()[0]?.['limit-uptime']).toBe('1h30m')
  await button(page, 'Show who was online').click()
  await expect(page.getByText(/gave 30 minutes for .* already/)).toBeVisible()
  await button(page, 'Take it back').click()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Taken back by Rosa/)).toBeVisible()
  await expect.poll(() => router.users()[0]?.['limit-uptime']).toBe('1h')
})
