/** The Printing room: many doubtful tickets and one look, a ticket that is not wanted any more, and the cash drawer. */
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { DATABASE_FILE, openDatabase } from '../../src/backend/store/open.ts'
import { printer as printers } from '../../src/backend/store/schema.ts'
import { expect, test } from './support/counter-test.ts'
import { setUpCounter } from './support/first-run.ts'

const enter = (page: Page, room: string) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click()
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

async function sell(page: Page, number: number): Promise<void> {
  await enter(page, 'Sell')
  await page.keyboard.press('F1')
  await expect(button(page, /Sell & print/)).toBeEnabled()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: `Sale ${number}` }).waitFor()
}

/** As the owner sets it up in Settings. */
function hangUpDrawer(folder: string): void {
  const db = openDatabase(join(folder, 'data', DATABASE_FILE))
  db.update(printers).set({ drawerPin: 2, drawerOnCash: true }).run()
  db.$client.close()
}

test('what did not come out is found in one place, and settled there', async ({
  counter: page,
  folder,
  router,
  printer,
}) => {
  await setUpCounter(page, { router, printer })
  hangUpDrawer(folder)

  printer.faults.resetAfterBytes(2_000)
  await sell(page, 1)
  await expect(button(page, '1 ticket to check')).toBeVisible()
  await sell(page, 2)
  await button(page, '2 tickets to check').click()
  await expect(page.getByRole('heading', { name: 'Did these 2 come out?' })).toBeVisible()
  // The second pulse had to clear away what the broken ticket left, and broke as well: nobody knows, and that is said.
  expect(printer.drawerPulses()).toEqual([2])
  await button(page, 'I have seen it').click()
  printer.faults.resetAfterBytes(undefined)
  const before = printer.jobs().length
  await button(page, 'It came out').first().click()
  await expect(page.getByRole('heading', { name: 'Did this one come out?' })).toBeVisible()
  await button(page, 'No, print again').click()
  await expect(page.getByRole('heading', { name: 'Everything came out' })).toBeVisible()
  await expect.poll(() => printer.jobs().length).toBe(before + 1)
  expect(printer.jobs().at(-1)?.lines.join(' ')).toContain('REPRINT 1')

  await printer.faults.offline()
  await sell(page, 3)
  await expect(page.getByText('The sale is made, but the drawer may be shut')).toBeVisible()
  await button(page, 'I have seen it').click()
  await enter(page, 'Printing')
  await expect(page.getByRole('heading', { name: '1 waits for the printer' })).toBeVisible()
  await button(page, 'Do not print').click()
  await page.getByText('Nothing else changes').waitFor()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Everything came out' })).toBeVisible()

  await printer.faults.online()
  await button(page, 'Open the drawer').click()
  await button(page, 'Count the cash').click()
  await button(page, 'Open the drawer').click()
  await expect(page.getByText('Opened without a sale 1 time today')).toBeVisible()
  expect(printer.drawerPulses()).toEqual([2, 2])
})
