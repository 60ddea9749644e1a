/** A batch on sheets and as a table, from the Batches room to the file in somebody's hands. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './support/counter-test.ts'
import { setUpCounter } from './support/first-run.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

async function saved(page: Page, name: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, name).click()])
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

test('sheets for the scissors and a table for Excel are saved, and saved again', async ({
  counter: page,
  router,
  printer,
}) => {
  await setUpCounter(page, { router, printer })
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Batches' }).click()
  await button(page, 'New batch').first().click()
  await page.getByLabel('How many').fill('60')
  await button(page, 'Make them').click()
  await expect(page.locator('[data-count="made"]')).toHaveText('60')
  await page.getByRole('tab', { name: 'Print' }).click()

  await expect(page.getByText('3 pages, each slip 49 × 46 mm.')).toBeVisible()
  await page.getByText('6 × 12').click()
  await expect(page.getByRole('img', { name: 'A page of 6 by 12 slips' })).toBeVisible()
  await page.getByLabel('Last slip').fill('61')
  await expect(button(page, 'Save PDF')).toBeDisabled()
  await page.getByLabel('Last slip').fill('50')
  const pdf = await saved(page, 'Save PDF')
  expect(pdf.name).toBe('batch-1.pdf')
  expect(pdf.bytes.toString('latin1', 0, 5)).toBe('%PDF-')
  await expect(page.getByText('batch-1.pdf is ready: 50 slips. They count as printed now.')).toBeVisible()
  expect((await saved(page, 'Save it again')).bytes.equals(pdf.bytes)).toBe(true)

  const excel = await saved(page, 'Save for Excel')
  expect([excel.name, excel.bytes.toString('latin1', 0, 2)]).toEqual(['batch-1.xlsx', 'PK'])
  const csv = await saved(page, 'Save CSV')
  expect(csv.bytes.toString().split('\r\n')).toHaveLength(62)
})
