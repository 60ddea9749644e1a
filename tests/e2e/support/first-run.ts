/** The first run, as quickly as a script can, for tests that are about what comes after. */
import type { Page } from '@playwright/test'
import type { PracticePrinter } from '../../../src/practice/printer/practice-printer.ts'
import type { PracticeRouter } from '../../../src/practice/router/practice-router.ts'
import { OWNER_PIN, ROUTER_PASSWORD } from './counter-test.ts'

export const OWNER_PASSWORD = 'korogocho-7'

interface Equipment {
  readonly router: PracticeRouter
  readonly printer: PracticePrinter
}

/** What the wizard asks for, for this test's router and printer. */
export function answers({ router, printer }: Equipment) {
  return {
    cafe: 'Café Mañana',
    owner: 'Rosa',
    password: OWNER_PASSWORD,
    pin: OWNER_PIN,
    router: { host: '127.0.0.1', port: String(router.port), user: 'teller', password: ROUTER_PASSWORD },
    loginHost: `127.0.0.1:${router.portalPort}`,
    printer: { host: '127.0.0.1', port: String(printer.port) },
  }
}

/** Goes through the wizard by clicking and filling, up to the Sell screen; answers the recovery code. */
export async function setUpCounter(page: Page, equipment: Equipment): Promise<string> {
  const { cafe, owner, password, pin, router, loginHost, printer } = answers(equipment)
  const fill = (label: string | RegExp, text: string) => page.getByLabel(label, { exact: true }).fill(text)
  const next = () => page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Set up this counter' }).click()
  await fill('Name of the café', cafe)
  await fill('Currency', 'EUR')
  await fill('Time zone', 'Africa/Nairobi')
  await next()
  await fill('Your name', owner)
  await fill('Password', password)
  await fill('Password again', password)
  await fill('PIN', pin)
  await fill('PIN again', pin)
  await next()
  await fill('Address', router.host)
  await fill('API port', router.port)
  await fill('Router user', router.user)
  await fill('Password', router.password)
  await fill('Login page for customers', loginHost)
  await next()
  await fill('Address', printer.host)
  await fill('Port', printer.port)
  await next()
  await page.getByRole('button', { name: 'Finish' }).click()
  const code = await writeDownCode(page)
  await page.getByRole('button', { name: /1 hour/ }).waitFor()
  await openShift(page)
  return code
}

/** Opens a shift with an empty drawer, as the Sell screen asks for it. */
export async function openShift(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Open the shift' })
  await button.click()
  await button.waitFor({ state: 'detached' })
}

/** Reads the recovery code from its page, says that it is written down, and opens the counter. */
export async function writeDownCode(page: Page): Promise<string> {
  await page.getByRole('heading', { name: 'Write down your recovery code' }).waitFor()
  const code = await page.locator('code').innerText()
  await page.getByLabel('I have written it down').check()
  await page.getByRole('button', { name: 'Open the counter' }).click()
  return code
}
