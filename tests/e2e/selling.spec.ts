/** Selling when things go wrong: the sale stands, the cashier is told, and the machine doubles nothing. */
import type { Page } from '@playwright/test'
import { expect, OWNER_PIN, test } from './support/counter-test.ts'
import { setUpCounter } from './support/first-run.ts'

test.beforeEach(async ({ counter, router, printer }) => setUpCounter(counter, { router, printer }))

const sell = async (page: Page) => {
  await page.keyboard.press('F1')
  await expect(page.getByRole('button', { name: /Sell & print/ })).toBeEnabled()
  await page.keyboard.press('Enter')
}

test('two presses of Enter are one sale', async ({ counter: page, router, printer }) => {
  await page.keyboard.press('F1')
  await expect(page.getByRole('button', { name: /Sell & print/ })).toBeEnabled()
  await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Enter'), page.keyboard.press('Enter')])
  await printer.waitForJob(1)
  await page.keyboard.press('F2')
  await page.keyboard.press('Enter')
  await printer.waitForJob(2)
  expect(printer.jobs()).toHaveLength(2)
  expect(router.users()).toHaveLength(2)
})

test('router away: the sale stands, the cashier chooses, the router catches up', async ({
  counter: page,
  router,
  printer,
}) => {
  await router.faults.goOffline()
  await sell(page)
  await expect(page.getByText('The router has not answered yet')).toBeVisible()
  expect(printer.jobs()).toHaveLength(0)
  await page.keyboard.press('F9')
  const job = await printer.waitForJob(1)
  const tryNow = page.getByRole('button', { name: /Try now/ })
  await expect(tryNow).toBeVisible()
  await router.faults.goOnline()
  // The router may catch up by itself before anybody presses anything; then the button is gone, and that is fine.
  void tryNow.click().catch(() => {})
  await expect.poll(() => router.users().length).toBe(1)
  expect(job.lines.join('').replaceAll(' ', '')).toContain(router.users()[0]?.name)
  await expect(page.getByText(/on the router/i).first()).toBeVisible()
})

test('printer dies in mid-ticket: a person is asked, and No prints a marked copy', async ({
  counter: page,
  printer,
}) => {
  printer.faults.resetAfterBytes(2_000)
  await sell(page)
  await expect(page.getByText(/Did the ticket .* come out\?/)).toBeVisible()
  printer.faults.resetAfterBytes(undefined)
  const before = printer.jobs().length
  await page.getByRole('button', { name: /No, print again/ }).click()
  await expect.poll(() => printer.jobs().length).toBe(before + 1)
  expect(printer.jobs().at(-1)?.lines.join(' ')).toContain('REPRINT 1')
})

test('paper out: nothing is lost, and it prints when there is paper', async ({ counter: page, printer }) => {
  printer.faults.paperOut(true)
  await sell(page)
  await expect(page.getByText(/paper/i).first()).toBeVisible()
  expect(printer.jobs()).toHaveLength(0)
  const tryNow = page.getByRole('button', { name: /Try now/ })
  await expect(tryNow).toBeVisible()
  printer.faults.paperOut(false)
  // The ticket may come out by itself before anybody presses anything; then the button is gone, and that is fine.
  void tryNow.click().catch(() => {})
  await printer.waitForJob(1)
})

test('amounts that are no amounts are refused in words, and nothing is sold', async ({ counter: page, printer }) => {
  await page.keyboard.press('F1')
  const cash = page.getByLabel('Cash received', { exact: true })
  for (const text of ['abc', '1.2.3', '-5', '0.5']) {
    await cash.fill(text)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: /Sell & print/ })).toBeVisible()
  }
  expect(printer.jobs()).toHaveLength(0)
  await cash.fill('2,50')
  await page.keyboard.press('Enter')
  await expect(page.getByText('€1.50')).toBeVisible()
  await printer.waitForJob(1)
})

test('a reload signs out, and keeps the counter', async ({ counter: page }) => {
  await page.reload()
  await page.getByRole('button', { name: /Rosa/ }).click()
  await page.keyboard.type(OWNER_PIN)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /1 hour/ })).toBeVisible()
})

test('today’s sales find a code, and print it again with a mark', async ({ counter: page, printer, router }) => {
  await sell(page)
  await printer.waitForJob(1)
  await page
    .getByRole('link', { name: /Sales/ })
    .or(page.getByRole('button', { name: /^Sales/ }))
    .first()
    .click()
  const code = router.users()[0]?.name ?? ''
  await page.getByPlaceholder(/Code, sale number/).fill(code.slice(2, 7))
  await expect(page.getByText('€1.00').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page
    .getByRole('button', { name: /Print again/ })
    .first()
    .click()
  const copy = await printer.waitForJob(2)
  expect(copy.lines.join(' ')).toContain('REPRINT 1')
})
