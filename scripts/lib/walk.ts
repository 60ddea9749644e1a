/** A walk through every screen, in the order in which a new owner meets them; each stop is photographed. */
import type { Page } from '@playwright/test'
import { account, forcedChange, recovered } from './walk-account.ts'
import { button, enter, fill, type Tour } from './walk-hands.ts'
import { packages } from './walk-packages.ts'
import { paper } from './walk-paper.ts'
import { customers, pay } from './walk-pay.ts'
import { reports } from './walk-reports.ts'
import { routers } from './walk-routers.ts'
import { settings } from './walk-settings.ts'
import { openShift, till } from './walk-till.ts'

/** `shoot` gets names such as `09-sell-empty`. */
export async function walk({ shoot, ...world }: Tour): Promise<void> {
  const { page } = world
  let stops = 0
  const tour = { ...world, shoot: (name: string) => shoot(`${String(++stops).padStart(2, '0')}-${name}`) }
  await button(page, 'Set up this counter').waitFor()
  await tour.shoot('first-run')
  await setUp(tour)
  await page.reload()
  await button(page, /^Practice/).click()
  await enterCounter(tour)
  await sell(tour)
  await pay(tour)
  await sales(tour)
  await refund(tour)
  const firstPassword = await people(tour)
  await routers(tour)
  await reports(tour)
  await journal(tour)
  await online(tour)
  await packages(tour)
  await customers(tour)
  await paper(tour)
  await settings(tour)
  await routerWizard(tour)
  await till(tour)
  const recoveryCode = await account(tour)
  await forcedChange(tour, firstPassword)
  await recovered(tour, recoveryCode)
}

async function signIn(page: Page, name: string, pin: string): Promise<void> {
  await button(page, new RegExp(`^${name}`)).click()
  await page.keyboard.type(`${pin}\n`)
  await button(page, /1 hour/).waitFor()
}

async function setUp({ page, shoot }: Tour): Promise<void> {
  const next = () => button(page, 'Continue').click()
  await button(page, 'Set up this counter').click()
  await next()
  await shoot('set-up-cafe')
  await fill(page, 'Name of the café', 'Baobab Internet Café')
  await fill(page, 'Currency', 'KES')
  await next()
  await fill(page, 'Your name', 'Olu')
  await fill(page, 'Password', 'korogocho-7')
  await fill(page, 'Password again', 'korogocho-7')
  await fill(page, 'PIN', '4711')
  await fill(page, 'PIN again', '4712')
  await next()
  await shoot('set-up-owner')
  await fill(page, 'PIN again', '4711')
  await next()
  await fill(page, 'Address', '127.0.0.1')
  await fill(page, 'API port', '9')
  await fill(page, 'Router user', 'teller')
  await fill(page, 'Password', 'x')
  await button(page, 'Test the router').click()
  await page.waitForTimeout(800)
  await shoot('set-up-router')
  await button(page, 'Later').click()
  await shoot('set-up-printer')
  await button(page, 'Later').click()
  await shoot('set-up-packages')
}

async function enterCounter({ page, shoot }: Tour): Promise<void> {
  await button(page, /^Olu/).waitFor()
  await shoot('sign-in')
  await button(page, /^Olu/).click()
  await page.keyboard.type('99')
  await shoot('pin')
  await page.keyboard.press('Enter')
  await page.getByText('That PIN is not right').waitFor()
  await shoot('pin-wrong')
  await button(page, 'Use the password').click()
  await shoot('password')
  await button(page, 'Forgot the password?').click()
  await shoot('recover')
  await button(page, 'Back').click()
  await button(page, 'Use the PIN').click()
  await page.keyboard.type('1111\n')
  await button(page, /1 hour/).waitFor()
  await openShift({ page, shoot })
  await shoot('sell-empty')
  await page.keyboard.press('F2')
  await button(page, /^Lock/).click()
  await page.getByText('Locked: Olu').first().waitFor()
  await shoot('locked')
  await page.keyboard.type('1111\n')
  await button(page, /1 hour/).waitFor()
  await page.keyboard.press('Escape')
}

async function sell({ page, shoot, router, printer }: Tour): Promise<void> {
  const served = async (jobs: number) => {
    await printer.waitForJob(jobs)
    await page.waitForTimeout(250)
  }
  for (const [index, key] of ['F1', 'F2', 'F3', 'F1'].entries()) {
    await page.keyboard.press(key)
    await page.keyboard.press('Enter')
    await served(index + 1)
  }
  await page.keyboard.press('F2')
  await fill(page, 'Cash received', '5,00')
  await shoot('sell-draft')
  await page.keyboard.press('Enter')
  await served(5)
  await shoot('sell-sold')
  await router.faults.goOffline()
  await page.keyboard.press('F1')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(2_000)
  await shoot('sell-router-away')
  await router.faults.goOnline()
  await button(page, /Try now/).click()
  await served(6)
  printer.faults.resetAfterBytes(1_500)
  await page.keyboard.press('F4')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(1_500)
  await shoot('sell-ticket-uncertain')
  printer.faults.resetAfterBytes(undefined)
  await button(page, /^Yes/).click()
}

async function sales({ page, shoot }: Tour): Promise<void> {
  await enter(page, 'Sales')
  await shoot('sales')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await shoot('sale-open')
  await button(page, 'Give more').click()
  await button(page, 'Power cut').click()
  await shoot('sale-give-more')
  await page.getByLabel('Validity to add', { exact: true }).fill('2')
  await button(page, 'Give it').click()
  await page.getByText('Valid 1 week 2 days').waitFor()
  await button(page, 'Block').click()
  await button(page, 'Block the code').click()
  await button(page, 'Unblock').waitFor()
  await shoot('sale-code-blocked')
  await button(page, 'Unblock').click()
  await page.getByPlaceholder(/Code, sale number/).fill('zzzz')
  await shoot('sales-nothing-found')
  await button(page, 'Sign out').click()
}

/** A cashier gives money back, and the manager approves it. */
async function refund({ page, shoot, printer }: Tour): Promise<void> {
  await signIn(page, 'Ana', '3333')
  const before = printer.jobs().length
  await page.keyboard.press('F1')
  await page.keyboard.press('Enter')
  await printer.waitForJob(before + 1)
  await enter(page, 'Sales')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await button(page, 'Give money back').click()
  await button(page, 'Did not work').click()
  await shoot('refund')
  await button(page, /^Give .* back/)
    .last()
    .click()
  await page.getByText('This needs somebody’s approval').waitFor()
  await shoot('refund-approvers')
  await button(page, /Musa/).click()
  await shoot('refund-approval')
  await page.keyboard.type('2222\n')
  await page.getByText('approved by Musa').first().waitFor()
  await shoot('refund-done')
  await button(page, 'Sign out').click()
}

/** Answers the password that a new cashier gets. */
async function people({ page, shoot }: Tour): Promise<string> {
  await signIn(page, 'Olu', '1111')
  await enter(page, 'People')
  const list = page.getByRole('list', { name: 'Everybody who works here' })
  await list.waitFor()
  await shoot('people')
  await button(page, 'Add a person').click()
  await fill(page, 'Name', 'Zuri')
  await shoot('people-add')
  await button(page, 'Save').click()
  await button(page, 'Done').waitFor()
  await shoot('people-first-password')
  const password = await page.locator('code').innerText()
  await button(page, 'Done').click()
  await list.getByRole('button', { name: /Ana/ }).click()
  await button(page, 'Disable').click()
  await shoot('people-change')
  return password
}

async function journal({ page, shoot }: Tour): Promise<void> {
  await enter(page, 'Journal')
  const refunded = page.getByRole('button', { name: /Gave .* back/ }).first()
  await refunded.waitFor()
  await shoot('journal')
  await refunded.click()
  await button(page, 'Verify').click()
  await page
    .getByText(/entries are as they were written/)
    .first()
    .waitFor()
  await shoot('journal-entry-verified')
}

/** A customer is looked at and put off. */
async function online({ page, shoot, router }: Tour): Promise<void> {
  const [sold] = router.users().filter(({ name = '' }) => !router.active().some(({ user }) => user === name))
  if (sold) router.login(sold.name ?? '', sold.password ?? '', '02:4A:51:09:77:C3')
  await enter(page, 'Online')
  await page.getByRole('row').nth(2).waitFor()
  await page.waitForTimeout(3_000)
  await shoot('online')
  await page.getByRole('row').nth(1).click()
  await button(page, 'Block device').waitFor()
  await shoot('online-device')
  await button(page, 'Block device').click()
  await fill(page, 'Why?', 'Shares the code')
  await shoot('online-block')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: 'Blocked devices' }).click()
  await page.getByText('Shares the code').waitFor()
  await shoot('online-blocked')
}

/** Sets the practice router up anew, over a cut. */
async function routerWizard({ page, shoot, router }: Tour): Promise<void> {
  await enter(page, 'Routers')
  await button(page, 'Add a router').click()
  await button(page, 'Look for routers').click()
  await page.getByRole('list', { name: 'Routers that answered' }).waitFor()
  await shoot('wizard-find')
  await page.getByRole('list', { name: 'Routers that answered' }).getByRole('button').first().click()
  await fill(page, 'Admin’s password', 'practice')
  await shoot('wizard-login')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'This is what will happen' }).waitFor()
  await shoot('wizard-plan')
  await button(page, 'Show all commands').click()
  await shoot('wizard-plan-commands')
  router.faults.cutBeforeReply('/certificate/add')
  await button(page, 'Set it up').click()
  await button(page, 'Take it back').waitFor()
  await shoot('wizard-apply-failed')
  await button(page, 'Try again').click()
  await page.getByRole('heading', { name: 'The router is ready' }).waitFor()
  await shoot('wizard-done')
  await button(page, 'Add to this counter').click()
  await button(page, 'Finish').waitFor()
  await shoot('wizard-added')
  await button(page, 'Finish').click()
}
