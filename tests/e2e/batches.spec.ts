/** The Batches room: two hundred codes made, printed, taken back, handed to a seller and settled. */
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { DATABASE_FILE, openDatabase } from '../../src/backend/store/open.ts'
import { token } from '../../src/backend/store/schema.ts'
import { expect, test } from './support/counter-test.ts'
import { setUpCounter } from './support/first-run.ts'

test.beforeEach(async ({ counter, router, printer }) => setUpCounter(counter, { router, printer }))

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click()
const count = (page: Page, name: string) => page.locator(`[data-count="${name}"]`)

function codesIn(folder: string): string[] {
  const db = openDatabase(join(folder, 'data', DATABASE_FILE))
  const codes = db.select({ code: token.code }).from(token).orderBy(token.batchPosition).all()
  db.$client.close()
  return codes.map(({ code }) => code)
}

/** One and two cents are gone from circulation. */
async function roundCash(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Settings' }).click()
  await button(page, 'Money').click()
  await page.getByLabel('Cash is rounded to, in EUR').fill('0,05')
  await button(page, 'Save').first().click()
  await expect(page.getByText('How money is taken is saved.')).toBeVisible()
}

test('two hundred slips: made, printed, returned, handed over, settled, the rest void', async ({
  counter: page,
  folder,
  printer,
}) => {
  await roundCash(page)
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Batches' }).click()
  await expect(page.getByRole('heading', { name: 'No batch yet' })).toBeVisible()
  await button(page, 'New batch').first().click()
  await page.getByLabel('How many').fill('200')
  await page.getByLabel('Begins with').fill('Bar')
  await expect(page.getByText('200 codes of 12 characters, worth')).toBeVisible()
  await page.getByText('Let in at once').click()
  await button(page, 'Make them').click()
  await expect(count(page, 'made')).toHaveText('200')
  await expect(count(page, 'onRouter')).toHaveText('200')

  // Three slips on the receipt printer.
  await tab(page, 'Print')
  await page.getByLabel('To slip').fill('3')
  await button(page, 'Print 3 slips').click()
  await expect.poll(() => printer.jobs().length).toBe(3)
  await expect(button(page, 'Print 197 slips')).toBeVisible()

  // One comes back, by its code; it is found among two hundred.
  const codes = codesIn(folder)
  await tab(page, 'Seller')
  await page.getByLabel('Code of the slip').fill(codes[4] ?? '')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Slip .* is void\.$/)).toBeVisible()
  const rows = page.getByRole('listbox', { name: 'Codes of this batch' }).getByRole('option')
  await tab(page, 'Codes')
  await page.getByLabel('Show').selectOption('void')
  await expect(rows).toHaveCount(1)
  await page.getByLabel('Show').selectOption('')
  await page.getByRole('searchbox').fill(codes[150] ?? '')
  await expect(rows).toHaveCount(1)

  await tab(page, 'Seller')
  await page.getByLabel('Name of the seller').fill('Kiosk Juma')
  await button(page, 'Hand it over').click()
  await expect(page.getByText(/^Kiosk Juma has it since/)).toBeVisible()
  await page.getByText('All that are left').click()
  await page.getByRole('textbox', { name: 'Percent' }).fill('12,5')
  await expect(page.getByText('After that 0 slips are left with the seller.')).toBeVisible()
  await expect(page.getByText('199 slips ×')).toBeVisible()
  // 199 less 24.88, which nobody can pay in coins.
  await expect(page.getByText('Rounded for cash')).toBeVisible()
  await button(page, 'Book €174.10').click()
  await expect(page.getByRole('heading', { name: 'Sale 1' })).toBeVisible()
  await expect(page.getByText('And 179 more codes. All of them stand in their batch.')).toBeVisible()

  // Nothing is left of it; another one is made void as a whole.
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Batches' }).click()
  await expect(page.getByText('Every slip of it is sold or void.')).toBeVisible()
  await button(page, 'New batch').click()
  await page.getByLabel('How many').fill('20')
  await button(page, 'Make them').click()
  await expect(count(page, 'made')).toHaveText('20')
  await button(page, 'Make void').click()
  await page.getByLabel('Why?').fill('Lost in the rain')
  await button(page, 'Make 20 slips void').click()
  await expect(count(page, 'void')).toHaveText('20')
})
