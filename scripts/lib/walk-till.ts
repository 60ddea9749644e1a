/** The stops at the till: an opening, cash in and out, a count, what it says, a hand-over, closing, and the shifts before. */
import type { Page } from '@playwright/test'
import { button, enter, fill, type Tour } from './walk-hands.ts'

/** Between two shifts: opens one with some change in the drawer. */
export async function openShift({ page, shoot }: Pick<Tour, 'page' | 'shoot'>): Promise<void> {
  await button(page, 'Open the shift').waitFor()
  await shoot('sell-no-shift')
  await page
    .getByLabel(/^Cash in the drawer/)
    .first()
    .fill('50')
  await page.keyboard.press('Enter')
  await button(page, 'Open the shift').waitFor({ state: 'detached' })
}

export async function till(tour: Tour): Promise<void> {
  const { page, shoot } = tour
  await enter(page, 'Till')
  await page.getByRole('region', { name: 'Should be in the drawer' }).waitFor()
  await shoot('till')
  await page.keyboard.press('i')
  await fill(page, 'Amount', '20')
  await button(page, 'Change from the bank').click()
  await shoot('till-pay-in')
  await page.keyboard.press('Enter')
  await page.getByText('€20.00 paid in.').waitFor()
  await count(tour)
  await button(page, 'Hand over').click()
  await shoot('till-hand-over')
  await button(page, /Musa/).click()
  await shoot('till-hand-over-pin')
  await back(page)
  await fill(page, 'Note', 'A customer got too much change')
  await button(page, 'Close the shift').click()
  await page.getByText(/is closed\. Z report/).waitFor()
  await shoot('till-closed')
  await button(page, 'Count notes and coins').click()
  await shoot('till-open-by-pieces')
  await button(page, 'Type the amount instead').click()
  await button(page, 'Open the shift').click()
  await button(page, /^Shift \d+,/).waitFor()
  await enter(page, 'Till')
  await page.getByRole('tab', { name: 'Shifts before' }).click()
  await page.getByRole('list', { name: 'Shifts, newest first' }).getByRole('button').nth(1).click()
  await page.getByRole('article').waitFor()
  await shoot('till-shifts-before')
}

async function count({ page, shoot }: Tour): Promise<void> {
  await page.keyboard.press('c')
  await page.getByRole('heading', { name: 'Count the drawer' }).waitFor()
  await page.keyboard.type('\n\n\n1\n1\n')
  await page.getByLabel('Other, as an amount').first().fill('3,20')
  await shoot('till-count')
  await enter(page, 'Sell')
  await page.keyboard.press('F1')
  await page.getByRole('heading', { name: 'The drawer is being counted' }).waitFor()
  await shoot('sell-being-counted')
  await page.keyboard.press('Escape')
  await enter(page, 'Till')
  await page.keyboard.type('\n\n\n1\n1\n')
  await button(page, 'This is what is there').click()
  await page.getByRole('heading', { name: 'The drawer was counted' }).waitFor()
  await shoot('till-result')
}

/** From the next cashier's PIN to what can be done after a count. */
async function back(page: Page): Promise<void> {
  await button(page, 'Back').click()
  await button(page, 'Back').click()
}
