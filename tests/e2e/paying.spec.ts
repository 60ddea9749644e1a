/** Paying in practice: by phone, in parts, in dollars, with a discount that is approved, and on account until it is settled. */
import type { Page } from '@playwright/test'
import { expect, test } from './support/counter-test.ts'
import { openShift } from './support/first-run.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
const sold = (page: Page) => page.getByRole('region', { name: /^Sale \d+$/ })
const change = (page: Page) => page.locator('output').last()

async function signIn(page: Page, name: string, pin: string): Promise<void> {
  await button(page, new RegExp(name)).click()
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  await expect(button(page, /1 hour/)).toBeVisible()
}

test('every way of paying leads to the drawer, the sale and the account', async ({ counter: page }) => {
  await button(page, /^Practice/).click()
  await signIn(page, 'Ana', '3333')
  await openShift(page)

  await test.step('mobile money, with the reference it needs', async () => {
    await page.keyboard.press('F1')
    await page.keyboard.press('Alt+m')
    await expect(page.getByLabel('Reference')).toBeFocused()
    await expect(button(page, /Sell & print/)).toBeDisabled()
    await page.keyboard.type('QK7XW3')
    await page.keyboard.press('Enter')
    await expect(sold(page)).toContainText('Mobile money · QK7XW3')
    await expect(sold(page)).toContainText('Nothing to give back')
  })

  await test.step('a part on a card, the rest in cash', async () => {
    await page.keyboard.press('F2')
    await page.keyboard.press('Alt+r')
    await page.getByLabel('Amount', { exact: true }).fill('1.50')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Taken already' })).toContainText('€0.50')
    await page.keyboard.type('1')
    await expect(change(page)).toHaveText('€0.50')
    await page.keyboard.press('Enter')
    await expect(sold(page)).toContainText('Card')
    await expect(sold(page)).toContainText('€0.50')
  })

  await test.step('dollars, with the change in the own money', async () => {
    await page.keyboard.press('F1')
    await button(page, 'USD').click()
    await page.getByLabel('Cash received, in USD').fill('5')
    await expect(change(page)).toHaveText('€3.60')
    await page.keyboard.press('Enter')
    await expect(sold(page)).toContainText('$5.00 × 0.92')
  })

  await test.step('a discount above the cashier’s limit, approved on the spot', async () => {
    await page.keyboard.press('F2')
    await page.keyboard.press('Alt+p')
    await page.getByLabel('Per cent off').fill('25')
    await page.getByLabel('Why?').fill('Slow line')
    await button(page, 'Give it').click()
    await expect(page.getByText('Discount: Slow line')).toBeVisible()
    await button(page, 'Ask for approval').click()
    await button(page, /Musa/).click()
    await page.keyboard.type('2222')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Approved by Musa')).toBeVisible()
    await button(page, /Sell & print/).click()
    await expect(sold(page)).toContainText('Slow line, approved by Musa')
    await expect(sold(page)).toContainText('€1.50')
  })

  await test.step('on account', async () => {
    await page.keyboard.press('F1')
    await page.keyboard.press('Alt+a')
    await page.keyboard.type('acacia')
    await expect(page.getByText('€200.00 left')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Amount', { exact: true })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(sold(page)).toContainText('On account · Hotel Acacia')
  })

  await test.step('a leader settles the account', async () => {
    await button(page, 'Sign out').click()
    await signIn(page, 'Musa', '2222')
    await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Customers' }).click()
    await button(page, /Hotel Acacia/).click()
    const account = page.getByRole('region', { name: 'Hotel Acacia' })
    await expect(account).toContainText('Bought · sale 5')
    await button(page, 'Take money').click()
    await page.getByLabel('Cash received').fill('5')
    await button(page, 'Take €1.00').click()
    await expect(page.getByText('Give back €4.00.')).toBeVisible()
    await expect(account).toContainText('Paid')
    await expect(button(page, 'Take money')).toBeDisabled()
  })
})
