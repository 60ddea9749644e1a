/** The journal room: what was done is found, explained, verified and saved. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './support/counter-test.ts'
import { setUpCounter } from './support/first-run.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
const enter = (page: Page, room: string) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click()
const rows = (page: Page) => page.getByRole('region', { name: 'Entries, newest first' }).locator('[aria-expanded]')

test.beforeEach(async ({ counter: page, router, printer }) => {
  await setUpCounter(page, { router, printer })
  await page.keyboard.press('F1')
  await expect(button(page, /Sell & print/)).toBeEnabled()
  await page.keyboard.press('Enter')
  await printer.waitForJob(1)
  await enter(page, 'Journal')
  await expect(rows(page).first()).toBeVisible()
})

test('a sale is found by person, action, subject and day, and opens to its facts', async ({ counter: page }) => {
  const sale = rows(page).filter({ hasText: 'Sold 1 × 1 hour for €1.00' })
  await expect(sale).toContainText('Rosa')
  await page.getByLabel('What was done').selectOption('Sale')
  await expect(rows(page)).toHaveCount(1)
  await page.getByLabel('Person').selectOption('Rosa')
  await page.getByLabel('About').fill('1')
  await button(page, 'Today').click()
  await expect(sale).toHaveCount(1)
  await sale.click()
  await expect(page.getByText('Cash received')).toBeVisible()
  await expect(page.getByText('Hash')).toBeVisible()

  await page.getByLabel('From').fill('2020-01-01')
  await page.getByLabel('Until').fill('2020-01-02')
  await expect(page.getByText('Nothing matches')).toBeVisible()
  await button(page, 'Show everything').click()
  await expect(sale).toBeVisible()
})

test('a change shows what it was before and what it is after', async ({ counter: page }) => {
  await enter(page, 'Settings')
  await page.getByLabel('Minutes until the screen locks').fill('7')
  await page
    .locator('form')
    .filter({ has: page.getByLabel('Minutes until the screen locks') })
    .getByRole('button', { name: /Save/ })
    .click()
  await expect(page.getByText('The screen now locks after 7 minutes.')).toBeVisible()
  await enter(page, 'Journal')
  await rows(page).filter({ hasText: 'Changed how this counter works' }).click()
  const change = page.getByRole('row', { name: /Minutes until the screen locks/ })
  await expect(change.getByRole('cell').last()).toHaveText('7')
})

test('verifying says that all is as it was written, and the last answer stays', async ({ counter: page }) => {
  await expect(page.getByText('Not verified yet.')).toBeVisible()
  await button(page, 'Verify').click()
  await expect(page.getByText(/All \d+ entries are as they were written\./)).toBeVisible()
  await expect(rows(page).filter({ hasText: /Verified the journal/ })).toHaveCount(1)
  await enter(page, 'Sell')
  await enter(page, 'Journal')
  await expect(page.getByText(/All \d+ entries are as they were written\./)).toBeVisible()
})

test('what the filter shows is saved as CSV and as PDF', async ({ counter: page }) => {
  await page.getByLabel('What was done').selectOption('Sale')
  await expect(rows(page)).toHaveCount(1)
  for (const { name, starts } of [
    { name: 'Save as CSV', starts: /sale\.made/ },
    { name: 'Save as PDF', starts: /^%PDF-/ },
  ]) {
    const [file] = await Promise.all([page.waitForEvent('download'), button(page, name).click()])
    expect(await readFile(await file.path(), 'latin1')).toMatch(starts)
    await expect(page.getByText(`${file.suggestedFilename()} holds 1 entry.`)).toBeVisible()
  }
})

test('arrow keys move through the entries, Enter opens one', async ({ counter: page }) => {
  await rows(page).first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(rows(page).nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(rows(page).nth(1)).toHaveAttribute('aria-expanded', 'true')
})
