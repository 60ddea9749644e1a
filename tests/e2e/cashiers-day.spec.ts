/** A whole day at the till: whatever a cashier does with money, the screen, the paper, the report and the file say the same. */
import type { Locator, Page } from '@playwright/test'
import { formatMoney, formatPlain } from '../../src/core/money.ts'
import { type Books, readBooks } from './support/books.ts'
import { expect } from './support/counter-test.ts'
import { test } from './support/staffed-counter.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
const enter = (page: Page, room: string) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click()
const detail = (page: Page) => page.locator('#sale-detail')
const euros = (minor = 0) => formatMoney(minor, 'EUR')

async function signIn(page: Page, name: string, pin: string): Promise<void> {
  await button(page, new RegExp(`^${name}`)).click()
  await page.keyboard.type(`${pin}\n`)
  await expect(button(page, /1 hour/)).toBeVisible()
}

/** Musa comes over. */
async function approve(page: Page): Promise<void> {
  await button(page, /Musa/).click()
  await page.keyboard.type('2222\n')
}

const sold = (page: Page, number: number) => page.getByRole('region', { name: `Sale ${number}`, exact: true })

async function pay(page: Page, key: string, cash: string): Promise<void> {
  await page.keyboard.press(key)
  await expect(button(page, /Sell & print/)).toBeEnabled()
  await page.keyboard.type(`${cash}\n`)
}

/** Opens the newest sale of the day beside the list, where its money is given back. */
async function openNewest(page: Page, number: number): Promise<void> {
  await expect(sold(page, number)).toContainText('On the router')
  await enter(page, 'Sales')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(detail(page)).toContainText(`${number}`)
}

async function moveCash(page: Page, key: string, amount: string, reason: string): Promise<void> {
  await page.keyboard.press(key)
  await page.getByLabel('Amount', { exact: true }).fill(amount)
  await button(page, reason).click()
  await page.keyboard.press('Enter')
}

/** The figure beside a label of a section of a report on the screen. */
const figure = (article: Locator, section: string, label: string) =>
  article
    .getByRole('region', { name: section, exact: true })
    .locator('div', { has: article.page().getByText(label, { exact: true }) })
    .locator('dd')
    .first()

/** The amount that stands last in the line with this label, among those after the title of the section. */
function onPaper(lines: readonly string[], section: string, label: string): string | undefined {
  const from = lines.findIndex((line) => line.trim() === section)
  const line = lines.slice(from + 1).find((each) => each.trim().startsWith(label))
  return line?.trim().split(/\s+/).at(-1)
}

test('a cashier’s whole day adds up, on the screen, on paper, in the report and in the file', async ({
  counter: page,
  folder,
  router,
  printer,
}) => {
  // Alone it takes half of the usual minute; beside everything else on a small machine it may not.
  test.setTimeout(120_000)
  await test.step('the shift begins with fifty', async () => {
    await signIn(page, 'Ana', '3333')
    await page.getByLabel('Cash in the drawer, EUR').fill('50')
    await page.keyboard.press('Enter')
    await expect(button(page, 'Shift 1, Ana')).toBeVisible()
  })

  await test.step('sold for cash, by phone, in two parts, and for dollars', async () => {
    await pay(page, 'F3', '20')
    await expect(sold(page, 1)).toContainText('€15.00')

    await page.keyboard.press('F2')
    await page.keyboard.press('Alt+m')
    await expect(page.getByLabel('Reference')).toBeFocused()
    await page.keyboard.type('QK7XW3\n')
    await expect(sold(page, 2)).toContainText('Mobile money · QK7XW3')

    await page.keyboard.press('F4')
    await page.keyboard.press('Alt+r')
    await page.getByLabel('Amount', { exact: true }).fill('12,50')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Taken already' })).toContainText('€7.50')
    await page.keyboard.type('10\n')
    await expect(sold(page, 3)).toContainText('€2.50')

    await page.keyboard.press('F3')
    await button(page, 'USD').click()
    await page.getByLabel('Cash received, in USD').fill('10')
    await page.keyboard.press('Enter')
    await expect(sold(page, 4)).toContainText('€4.20')
  })

  await test.step('a discount above the cashier’s limit', async () => {
    await page.keyboard.press('F4')
    await page.keyboard.press('Alt+p')
    await page.getByLabel('Per cent off').fill('25')
    await page.getByLabel('Why?').fill('Slow line')
    await button(page, 'Give it').click()
    await button(page, 'Ask for approval').click()
    await approve(page)
    await expect(page.getByText('Approved by Musa')).toBeVisible()
    await button(page, /Sell & print/).click()
    await expect(sold(page, 5)).toContainText('Slow line, approved by Musa')
  })

  await test.step('a mistake is undone, and one code of three is given back', async () => {
    await pay(page, 'F1', '')
    await openNewest(page, 6)
    await button(page, 'Undo this sale').click()
    await button(page, 'Wrong package').click()
    await button(page, /^Undo, give €1.00 back/).click()
    await approve(page)
    await expect(detail(page).getByText('Sale undone')).toBeVisible()

    await enter(page, 'Sell')
    await page.keyboard.press('F1')
    await page.keyboard.press('+')
    await page.keyboard.press('+')
    await expect(page.getByText('€3.00', { exact: true }).first()).toBeVisible()
    await page.keyboard.press('Enter')
    await openNewest(page, 7)
    await button(page, 'Give money back').click()
    await page.getByRole('checkbox', { name: 'For all 3 codes' }).uncheck()
    await page.getByRole('checkbox').nth(1).check()
    await button(page, 'Did not work').click()
    await button(page, /^Give €1.00 back/).click()
    await approve(page)
    await expect(detail(page).getByText('by Ana, approved by Musa')).toBeVisible()
  })

  await test.step('sold while the router is away', async () => {
    await router.faults.goOffline()
    await enter(page, 'Sell')
    await pay(page, 'F1', '')
    await expect(page.getByText('The router has not answered yet')).toBeVisible()
    await page.keyboard.press('F9')
    await printer.waitForJob(10)
    await router.faults.goOnline()
    await expect.poll(() => router.users().length, { timeout: 30_000 }).toBe(8)
  })

  await test.step('cash in, out with a manager’s word, and to the safe', async () => {
    await enter(page, 'Till')
    await moveCash(page, 'i', '20', 'Change from the bank')
    await expect(page.getByText('€20.00 paid in.')).toBeVisible()
    await moveCash(page, 'o', '3,50', 'Cleaning')
    await approve(page)
    await expect(page.getByText('Ana, approved by Musa')).toBeVisible()
    await moveCash(page, 's', '30', 'Too much in the drawer')
    await expect(page.getByText('€30.00 put into the safe.')).toBeVisible()
  })

  const books = readBooks(folder)
  await test.step('the file says what a person would reckon', async () => {
    const reckoned: Books = {
      expected: { EUR: 6_280, USD: 1_000 },
      net: 5_000,
      methods: { cash: 3_550, card: 1_250, mobile: 200 },
      sold: { cash: 3_750, card: 1_250, mobile: 200 },
    }
    expect(books).toEqual(reckoned)
    await enter(page, 'Sales')
    await expect(page.getByRole('region', { name: 'Your takings today' }).first()).toContainText(euros(books.net))
  })

  await test.step('counted without knowing, fifty cents short, and closed', async () => {
    await enter(page, 'Till')
    await page.keyboard.press('c')
    const own = page.getByRole('region', { name: 'EUR', exact: true })
    await own.getByLabel('Pieces of €50.00').fill('1')
    await own.getByLabel('Pieces of €10.00').fill('1')
    await own.getByLabel('Other, as an amount').fill('2,30')
    await page.getByLabel('Pieces of $10.00').fill('1')
    await expect(page.getByText(formatPlain(books.expected.EUR ?? 0, 'EUR'))).toHaveCount(0)
    await button(page, 'This is what is there').click()
    await expect(own).toContainText(euros(books.expected.EUR))
    await expect(own).toContainText('€0.50 short')
    await expect(page.getByRole('region', { name: 'USD', exact: true })).toContainText('Exactly right')
    await page.getByLabel('Note').fill('Somebody had fifty cents too much back')
    await button(page, 'Close the shift').click()
    await expect(page.getByText('Shift 1 is closed. Z report 1.')).toBeVisible()
  })

  await test.step('the Z says the same on the screen and on paper', async () => {
    await expectZ(page.getByRole('article', { name: 'Z report 1' }), books)
    const { lines } = await printer.waitForJob(11)
    expect(lines.join('\n')).toContain('Z report 1')
    expect(onPaper(lines, 'Sales', 'Net')).toBe(formatPlain(books.net, 'EUR'))
    expect(onPaper(lines, 'By payment', 'Card')).toBe(formatPlain(books.sold.card ?? 0, 'EUR'))
    expect(onPaper(lines, 'By payment', 'Cash')).toBe(formatPlain(books.sold.cash ?? 0, 'EUR'))
    expect(onPaper(lines, 'Cash drawer, EUR', 'Expected')).toBe(formatPlain(books.expected.EUR ?? 0, 'EUR'))
    expect(onPaper(lines, 'Cash drawer, EUR', 'Short')).toBe('-0.50')
    expect(onPaper(lines, 'Cash drawer, USD', 'Expected')).toBe(formatPlain(books.expected.USD ?? 0, 'USD'))
  })

  await test.step('the manager sees the same in the Z, today, in the report and in the checks', async () => {
    await button(page, 'Sign out').click()
    await signIn(page, 'Musa', '2222')
    await enter(page, 'Till')
    await page.getByRole('tab', { name: 'Shifts before' }).click()
    await page.getByRole('list', { name: 'Shifts, newest first' }).getByRole('button').first().click()
    await expectZ(page.getByRole('article', { name: 'Z report 1' }), books)

    await enter(page, 'Reports')
    await expect(page.getByRole('definition').first()).toHaveText(euros(books.net))
    const methods = page.getByRole('listitem')
    await expect(methods.filter({ hasText: /^Cash/ })).toContainText(euros(books.methods.cash))
    await expect(methods.filter({ hasText: /^Card/ })).toContainText(euros(books.methods.card))
    await expect(methods.filter({ hasText: /^Mobile money/ })).toContainText(euros(books.methods.mobile))

    await page.getByRole('tab', { name: 'Report' }).click()
    await page.getByRole('radio', { name: 'Today' }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('radio', { name: 'Payment' }).focus()
    await page.keyboard.press('Space')
    const row = (name: RegExp) => page.getByRole('option', { name })
    await expect(row(/^Cash/)).toContainText(formatPlain(books.methods.cash ?? 0, 'EUR'))
    await expect(row(/^Card/)).toContainText(formatPlain(books.methods.card ?? 0, 'EUR'))
    await expect(row(/^Mobile money/)).toContainText(formatPlain(books.methods.mobile ?? 0, 'EUR'))
    await expect(page.getByText(euros(books.net), { exact: true }).first()).toBeVisible()

    await page.getByRole('tab', { name: 'Checks' }).click()
    await page.getByRole('radio', { name: 'Today' }).focus()
    await page.keyboard.press('Space')
    await expect(page.getByText('One thing does not agree')).toBeVisible()
    await expect(button(page, '€0.50 is missing from the drawers, and one shift came out short.')).toBeVisible()
  })
})

async function expectZ(article: Locator, { expected, net, sold: by }: Books): Promise<void> {
  await expect(figure(article, 'Sales', 'Net')).toHaveText(formatPlain(net, 'EUR'))
  await expect(figure(article, 'By payment', 'Cash')).toHaveText(formatPlain(by.cash ?? 0, 'EUR'))
  await expect(figure(article, 'By payment', 'Card')).toHaveText(formatPlain(by.card ?? 0, 'EUR'))
  await expect(figure(article, 'By payment', 'Mobile money')).toHaveText(formatPlain(by.mobile ?? 0, 'EUR'))
  await expect(figure(article, 'Cash drawer, EUR', 'Expected')).toHaveText(formatPlain(expected.EUR ?? 0, 'EUR'))
  await expect(figure(article, 'Cash drawer, EUR', 'Short')).toHaveText('-0.50')
  await expect(figure(article, 'Cash drawer, USD', 'Expected')).toHaveText(formatPlain(expected.USD ?? 0, 'USD'))
}
