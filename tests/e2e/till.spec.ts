/** A cashier's day at the till: open, sell, pay out, count without knowing, close with a Z on paper, and hand over. */
import type { Page } from '@playwright/test'
import { expect, test } from './support/counter-test.ts'
import { setUpCounter } from './support/first-run.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
const enter = (page: Page, room: string) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click()

async function signIn(page: Page, name: string, pin: string): Promise<void> {
  await button(page, new RegExp(`^${name}`)).click()
  await page.keyboard.type(`${pin}\n`)
  await expect(button(page, /1 hour/)).toBeVisible()
}

/** Ana in practice, where there were shifts before, with one of her own and so much in the drawer. */
async function openedByAna(page: Page, float: string): Promise<void> {
  await button(page, /^Practice/).click()
  await signIn(page, 'Ana', '3333')
  await page.getByLabel('Cash in the drawer').first().fill(float)
  await page.keyboard.press('Enter')
  await expect(button(page, /^Shift \d+, Ana/)).toBeVisible()
}

async function sellAnHour(page: Page): Promise<void> {
  await page.keyboard.press('F1')
  await expect(button(page, /Sell & print/)).toBeEnabled()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^Sale \d+$/ }).waitFor()
}

/** From the largest note down to the fifties; Enter goes on. */
async function count(page: Page, fifties: string, other: string): Promise<void> {
  await expect(page.getByLabel('Pieces of €500.00')).toBeFocused()
  await page.keyboard.type(`\n\n\n${fifties}\n`)
  await expect(page.getByLabel('Pieces of €20.00')).toBeFocused()
  await page.getByLabel('Other, as an amount').first().fill(other)
  await button(page, 'This is what is there').click()
  await page.getByRole('heading', { name: 'The drawer was counted' }).waitFor()
}

test('a day from the float to the Z: paid out with a manager’s word, counted blind, and explained', async ({
  counter: page,
}) => {
  await openedByAna(page, '50')
  await sellAnHour(page)
  await enter(page, 'Till')
  await expect(page.getByText('What should be in the drawer is told after')).toBeVisible()
  await page.keyboard.press('o')
  await page.getByLabel('Amount').fill('3,50')
  await button(page, 'Cleaning').click()
  await page.keyboard.press('Enter')
  await button(page, /Musa/).click()
  await page.keyboard.type('2222\n')
  await expect(page.getByText('Ana, approved by Musa')).toBeVisible()

  await page.keyboard.press('c')
  await page.getByRole('heading', { name: 'Count the drawer' }).waitFor()
  await expect(page.getByText('47.50')).toHaveCount(0)
  await enter(page, 'Sell')
  await page.keyboard.press('F1')
  await expect(page.getByRole('heading', { name: 'The drawer is being counted' })).toBeVisible()
  await enter(page, 'Till')
  await count(page, '0', '46,50')
  await expect(page.getByText('€1.00 short')).toBeVisible()

  // The power goes; the count was on the disk.
  await page.reload()
  await signIn(page, 'Ana', '3333')
  await enter(page, 'Till')
  await button(page, 'Count again').click()
  await count(page, '0', '47,50')
  await expect(page.getByText('Exactly right')).toBeVisible()
  await page.getByLabel('Note').fill('First I miscounted')
  await button(page, 'Close the shift').click()
  await expect(page.getByText(/^Shift \d+ is closed\. Z report \d+\.$/)).toBeVisible()
  await expect(page.getByRole('article', { name: /^Z report \d+$/ })).toContainText('First I miscounted')
  await expect(page.getByText(/of Ana left €47\.50 here\.$/)).toBeVisible()
  await expect(page.getByLabel('Cash in the drawer').first()).toHaveValue('47.50')
})

test('the Z comes out of the printer once, with what was counted', async ({ counter: page, router, printer }) => {
  await setUpCounter(page, { router, printer })
  await sellAnHour(page)
  await printer.waitForJob()
  await enter(page, 'Till')
  await expect(page.getByRole('region', { name: 'Should be in the drawer' })).toContainText('€1.00')
  await button(page, /^Count the drawer/).click()
  await count(page, '1', '')
  await expect(page.getByText('€49.00 over')).toBeVisible()
  await button(page, 'Close the shift').click()
  await expect(page.getByText('Shift 1 is closed. Z report 1.')).toBeVisible()
  await printer.waitForJob(2)
  const paper = printer.jobs().at(-1)?.lines.join('\n') ?? ''
  expect(paper).toMatch(/Z report 1/i)
  expect(paper).toMatch(/50\.00/)
  expect(printer.jobs()).toHaveLength(2)
})

test('a hand-over: the next cashier’s PIN, their shift with the counted cash, less what went to the safe', async ({
  counter: page,
}) => {
  await openedByAna(page, '50')
  await enter(page, 'Till')
  await page.keyboard.press('c')
  await count(page, '1', '')
  await button(page, 'Hand over').click()
  await page.getByLabel('To the safe first, EUR').fill('30')
  await button(page, /Musa/).click()
  await expect(page.getByText('Musa begins with €20.00')).toBeVisible()
  await page.keyboard.type('1234\n')
  await expect(page.getByText('That PIN is not right')).toBeVisible()
  await page.keyboard.type('2222\n')
  await expect(button(page, /^Shift \d+, Musa/)).toBeVisible()
  await expect(page.getByText(/^Took the drawer over from Ana, shift \d+$/)).toBeVisible()

  await button(page, 'Sign out').click()
  await signIn(page, 'Musa', '2222')
  await enter(page, 'Till')
  await expect(page.getByRole('region', { name: 'Should be in the drawer' })).toContainText('€20.00')
  await button(page, 'Sign out').click()
  await expect(page.getByText(/of Musa stays open\./)).toBeVisible()
})
