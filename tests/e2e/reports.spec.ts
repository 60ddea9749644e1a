/** The Reports room: the day builds up by itself, any period opens to its sales, and files are what they say. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './support/counter-test.ts'
import { setUpCounter } from './support/first-run.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
const enter = (page: Page, room: string) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click()

test('what is sold stands in the day, in its report, behind its row and in the files', async ({
  counter: page,
  router,
  printer,
}) => {
  await setUpCounter(page, { router, printer })
  await page.keyboard.press('F1')
  await expect(button(page, /Sell & print/)).toBeEnabled()
  await page.keyboard.press('Enter')
  await printer.waitForJob(1)

  await enter(page, 'Reports')
  await expect(page.getByRole('definition').first()).toHaveText('€1.00')
  await expect(page.getByRole('list', { name: 'Newest' }).getByRole('listitem')).toHaveCount(1)

  await page.getByRole('tab', { name: 'Report' }).click()
  await page.getByRole('radio', { name: 'Today' }).focus()
  await page.keyboard.press('Space')
  // The arrow keys go from one thing to the next.
  await page.getByRole('radio', { name: 'Month', exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Package' })).toBeChecked()
  const row = page.getByRole('option', { name: /1 hour/ })
  await expect(row).toContainText('1.00')
  await row.click()
  const behind = page.getByRole('list', { name: 'The sales behind it' })
  await expect(behind.getByRole('listitem')).toHaveText(/1 hour.*Sale 1 · Rosa/)

  const saved = page.waitForEvent('download')
  await button(page, 'CSV').click()
  const table = await saved
  expect(table.suggestedFilename()).toMatch(/^takings-by-package-.*\.csv$/)
  expect(await readFile(await table.path(), 'utf8')).toContain('\r\n"1 hour",1,1,1.00,')
  await expect(page.getByText(/is saved: 1 row/)).toBeVisible()

  const all = page.waitForEvent('download')
  await page
    .getByRole('group', { name: /Save every sale/ })
    .getByRole('button', { name: 'Excel' })
    .click()
  expect((await readFile(await (await all).path())).subarray(0, 2).toString()).toBe('PK')

  await page.getByRole('button', { name: 'Print', exact: true }).click()
  await printer.waitForJob(2)

  await behind.getByRole('button').click()
  await expect(page.getByRole('heading', { name: /Sale 1|#1/ }).first()).toBeVisible()
})
