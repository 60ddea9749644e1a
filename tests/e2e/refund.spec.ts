/** Money back: within one's limit alone, above it with a second person's word, and never twice. */
import type { Page } from '@playwright/test'
import { expect, test } from './support/counter-test.ts'
import { openShift, setUpCounter } from './support/first-run.ts'
import { pressOn } from './support/keyboard.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
const enter = (page: Page, room: string) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click()
const detail = (page: Page) => page.locator('#sale-detail')

async function signIn(page: Page, name: string, pin: string): Promise<void> {
  await button(page, new RegExp(name)).click()
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
}

async function sellAndOpen(page: Page, quantity = 1): Promise<void> {
  await page.keyboard.press('F1')
  for (let many = 1; many < quantity; many++) await page.keyboard.press('+')
  await expect(button(page, /Sell & print/)).toBeEnabled()
  await page.keyboard.press('Enter')
  await expect(page.getByText('On the router').first()).toBeVisible()
  await enter(page, 'Sales')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
}

async function askForMoneyBack(page: Page): Promise<void> {
  await sellAndOpen(page)
  await button(page, 'Give money back').click()
  await expect(page.getByLabel('Why?')).toBeFocused()
  await button(page, 'Did not work').click()
  await button(page, /^Give €1.00 back/).click()
}

test.describe('in practice, with a cashier who may give nothing back alone', () => {
  test.beforeEach(async ({ counter: page }) => {
    await button(page, /^Practice/).click()
    await signIn(page, 'Ana', '3333')
    await openShift(page)
    await expect(button(page, /1 hour/)).toBeVisible()
  })

  test('a manager approves on the spot, and both names stand with the sale and in the journal', async ({
    counter: page,
  }) => {
    await askForMoneyBack(page)
    await expect(page.getByText('This needs somebody’s approval')).toBeVisible()
    await expect(page.getByText('Asked by Ana')).toBeVisible()
    await button(page, /Musa/).click()
    await page.keyboard.type('9999')
    await page.keyboard.press('Enter')
    await expect(page.getByText('That PIN is not right. Try again.')).toBeVisible()
    await page.keyboard.type('2222')
    await page.keyboard.press('Enter')

    await expect(detail(page).getByText('by Ana, approved by Musa')).toBeVisible()
    await expect(detail(page).getByText('Did not work')).toBeVisible()
    await expect(detail(page).getByText('Removed from the router', { exact: true })).toBeVisible()
    await expect(page.getByRole('option', { name: /Money given back/ })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Today’s sales' }).locator('..')).toContainText('€0.00')
    await expect(button(page, 'Give money back')).toHaveCount(0)

    await button(page, 'Sign out').click()
    await signIn(page, 'Olu', '1111')
    await enter(page, 'Journal')
    const entry = page.getByRole('button', { name: /Gave €1.00 back: Did not work/ })
    await expect(entry).toHaveCount(1)
    await expect(entry).toContainText('Ana')
    await expect(entry).toContainText('approved by Musa')
  })

  test('by keyboard alone: Escape leads from the approval back to the form, with the reason kept', async ({
    counter: page,
  }) => {
    await sellAndOpen(page)
    await page.keyboard.press('Enter')
    await pressOn(page, button(page, 'Give money back'))
    await page.keyboard.type('Router was off')
    await page.keyboard.press('Enter')
    await expect(page.getByText('This needs somebody’s approval')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByLabel('Why?')).toHaveValue('Router was off')
    await page.keyboard.press('Enter')
    await pressOn(page, button(page, /Olu/))
    await page.keyboard.type('1111')
    await page.keyboard.press('Enter')
    await expect(detail(page).getByText('by Ana, approved by Olu')).toBeVisible()
    await expect(detail(page)).toBeFocused()
  })

  test('without a reason nothing is given back, and the field says so', async ({ counter: page }) => {
    await sellAndOpen(page)
    await button(page, 'Give money back').click()
    await button(page, /^Give €1.00 back/).click()
    await expect(page.getByText('Please fill this in.')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(button(page, 'Give money back')).toBeVisible()
  })
})

test.describe('in a café with its own router', () => {
  test.beforeEach(async ({ counter, router, printer }) => setUpCounter(counter, { router, printer }))

  test('an owner needs nobody, and the router no longer has the code', async ({ counter: page, router }) => {
    await askForMoneyBack(page)
    await expect(detail(page).getByText('Removed from the router', { exact: true })).toBeVisible()
    expect(router.users()).toEqual([])
  })

  test('router away: the money is given back at once, and the code goes when the router answers', async ({
    counter: page,
    router,
  }) => {
    await sellAndOpen(page)
    await router.faults.goOffline()
    await button(page, 'Give money back').click()
    await button(page, 'Sold by mistake').click()
    await button(page, /^Give €1.00 back/).click()
    await expect(detail(page).getByText('Being removed from the router')).toBeVisible()
    await expect(detail(page).getByText(/as soon as the router answers/)).toBeVisible()
    expect(router.users()).toHaveLength(1)
    await router.faults.goOnline()
    await expect(detail(page).getByText('Removed from the router', { exact: true })).toBeVisible({ timeout: 30_000 })
    expect(router.users()).toEqual([])
  })

  test('one of three goes back by its share, another by what is left of it, and the rest stays', async ({
    counter: page,
    router,
  }) => {
    await enter(page, 'Settings')
    await page.getByText('Also what is left of it').click()
    await expect(page.getByText('Saved. It counts from now on.')).toBeVisible()
    await enter(page, 'Sell')
    await sellAndOpen(page, 3)
    await expect.poll(() => router.users().length).toBe(3)
    await button(page, 'Give money back').click()
    await page.getByRole('checkbox', { name: 'For all 3 codes' }).uncheck()
    await expect(detail(page).getByText('Choose a code.')).toBeVisible()
    await page.getByRole('checkbox').nth(1).check()
    await button(page, 'Did not work').click()
    await button(page, /^Give €1.00 back/).click()
    await expect.poll(() => router.users().length).toBe(2)
    await expect(detail(page).getByText('Money given back')).toBeVisible()
    await expect(page.getByRole('option', { name: /Partly given back/ })).toContainText('€2.00')

    await button(page, 'Give more back').click()
    await page.getByRole('checkbox').nth(2).uncheck()
    await page.getByText('What is left of it').click()
    await button(page, 'Customer changed mind').click()
    await button(page, /^Give €1.00 back/).click()
    await expect(detail(page).getByText('What was left, given back')).toBeVisible()
    await expect.poll(() => router.users().length).toBe(1)
    await expect(button(page, 'Undo this sale')).toHaveCount(0)
  })

  test('a mistake is undone whole, while nobody used it', async ({ counter: page, router }) => {
    await sellAndOpen(page, 2)
    await button(page, 'Undo this sale').click()
    await button(page, 'Wrong package').click()
    await button(page, /^Undo, give €2.00 back/).click()
    await expect(detail(page).getByText('Sale undone')).toBeVisible()
    await expect.poll(() => router.users().length).toBe(0)
    await expect(page.getByRole('heading', { name: 'Today’s sales' }).locator('..')).toContainText('€0.00')
  })
})
