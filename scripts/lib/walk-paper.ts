/** The part of the walk through batches, codes that exist already, and what waits for the printer. */
import type { Page } from '@playwright/test'
import { button, enter, type Tour } from './walk-hands.ts'

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click()

export async function paper(tour: Tour): Promise<void> {
  await batches(tour)
  await codes(tour)
  await printing(tour)
}

async function batches({ page, shoot }: Tour): Promise<void> {
  await enter(page, 'Batches')
  await page.getByRole('heading', { name: 'No batch yet' }).waitFor()
  await shoot('batches-none')
  await button(page, 'New batch').click()
  await page.getByLabel('How many').fill('240')
  await page.getByLabel('Note', { exact: true }).fill('For the kiosk at the bus station')
  await shoot('batch-new')
  await button(page, 'Make them').click()
  await page.locator('[data-count="made"]').filter({ hasText: '240' }).waitFor()
  await page.waitForTimeout(1_500)
  await shoot('batch')
  await tab(page, 'Codes')
  await shoot('batch-codes')
  await tab(page, 'Print')
  await page.waitForTimeout(300)
  await shoot('batch-print')
  await tab(page, 'Seller')
  await page.getByLabel('Name of the seller').fill('Kiosk Juma')
  await button(page, 'Hand it over').click()
  await page.getByText(/^Kiosk Juma has it since/).waitFor()
  await page.getByText('All that are left').click()
  await page.getByRole('textbox', { name: 'Percent' }).fill('10')
  await page.waitForTimeout(400)
  await shoot('batch-seller')
}

async function codes({ page, shoot }: Tour): Promise<void> {
  await enter(page, 'Codes')
  await page.waitForTimeout(300)
  await shoot('codes')
  await page.getByRole('searchbox').fill('1')
  await page.getByRole('option').first().click()
  await page.getByRole('article').waitFor()
  await page.waitForTimeout(300)
  await shoot('code-story')
  await page.getByRole('article').getByRole('button', { name: 'Sell more' }).click()
  await page.waitForTimeout(300)
  await shoot('code-top-up')
}

async function printing({ page, shoot, printer }: Tour): Promise<void> {
  printer.faults.resetAfterBytes(1_500)
  await enter(page, 'Sell')
  for (const _ of [1, 2]) {
    await page.keyboard.press('F1')
    await page.keyboard.press('Enter')
    await page.waitForTimeout(900)
  }
  await enter(page, 'Printing')
  await page.getByRole('heading', { name: /Did these .* come out/ }).waitFor()
  await shoot('printing')
  printer.faults.resetAfterBytes(undefined)
  await button(page, 'Yes, all').or(button(page, 'It came out')).first().click()
  await page.waitForTimeout(300)
}
