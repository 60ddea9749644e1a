/** Setting a router up on the screen: found or typed in, agreed to, done before one's eyes, taken back when it fails. */
import type { Page } from '@playwright/test'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import { unbox } from '../support/router-visit.ts'
import { expect, ROUTER_PASSWORD, test } from './support/counter-test.ts'
import { setUpCounter } from './support/first-run.ts'

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const enterRouters = (page: Page) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Routers' }).click()
const step = (page: Page, id: string) => page.locator(`[data-step="${id}"]`)

async function openWizard(page: Page): Promise<void> {
  await enterRouters(page)
  await button(page, 'Add a router').click()
  await expect(page.getByRole('heading', { name: 'Which router?' })).toBeVisible()
}

async function logIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('Admin’s user name').fill(username)
  await page.getByLabel('Admin’s password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'This is what will happen' })).toBeVisible()
}

test('in practice: the router is found, set up, and works with its new login', async ({ counter: page }) => {
  await button(page, /^Practice/).click()
  await button(page, /^Olu/).click()
  await page.keyboard.type('1111\n')
  await openWizard(page)
  await button(page, 'Look for routers').click()
  await page
    .getByRole('list', { name: 'Routers that answered' })
    .getByRole('button', { name: /Practice/ })
    .click()
  await expect(page.getByText('In practice the user is “admin”')).toBeVisible()
  await logIn(page, 'admin', 'practice')
  await expect(page.getByText('set up here already, as Practice router')).toBeVisible()
  await step(page, 'user').getByRole('button').click()
  await expect(step(page, 'user').locator('pre')).toContainText('/user add name=teller2 group=teller password=••••••')
  await button(page, 'Set it up').click()
  await expect(page.getByRole('heading', { name: 'The router is ready' })).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Practice router')
  await button(page, 'Add to this counter').click()
  await expect(page.getByRole('heading', { name: 'Practice router is added' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Practice router' })).toBeVisible()
  await page.getByRole('tab', { name: /^Settings/ }).click()
  await expect(page.getByLabel('Router user')).toHaveValue('teller2')
  await expect(page.getByLabel('Encrypted connection (TLS)')).toBeChecked()
})

test.describe('with a router of one’s own', () => {
  test.beforeEach(async ({ counter, router, printer }) => setUpCounter(counter, { router, printer }))

  test('by keyboard, with a whole hotspot on a free interface', async ({ counter: page, router }) => {
    const login = { host: '127.0.0.1', port: router.port, username: 'teller', password: ROUTER_PASSWORD }
    await unbox({ admin: () => connectRouter(login) })
    await openWizard(page)
    await page.getByLabel('Address', { exact: true }).focus()
    await page.keyboard.type('127.0.0.1')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.getByLabel('API port').fill(String(router.port))
    await page.keyboard.press('Enter')
    await logIn(page, 'teller', ROUTER_PASSWORD)
    await page.getByLabel('Make a hotspot').press(' ')
    await page.getByLabel('Where customers connect').selectOption('ether3')
    await expect(step(page, 'server')).toContainText('Start the hotspot on ether3')
    await page.getByLabel('Addresses for customers').fill('192.0.2.0/24')
    await expect(page.getByText('uses some of these addresses already')).toBeVisible()
    await expect(button(page, 'Set it up')).toBeDisabled()
    await page.getByLabel('Addresses for customers').fill('10.20.0.0/24')
    await page.getByLabel('Name of the login page').fill('wifi.cafe')
    await expect(step(page, 'server_profile')).toContainText('wifi.cafe')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'The router is ready' })).toBeVisible()
    await expect(page.getByLabel('Login page for customers')).toHaveValue('wifi.cafe')
    expect(router.records('/ip/hotspot')).toMatchObject([{ interface: 'ether3', disabled: 'false' }])
  })

  test('a cut is told, gone on from, and what was done is taken back', async ({ counter: page, router }) => {
    await openWizard(page)
    await page.getByLabel('Address', { exact: true }).fill('127.0.0.1')
    await page.getByLabel('Its API is at another port than usual').check()
    await page.getByLabel('API port').fill(String(router.port))
    await button(page, 'Continue').click()
    await page.getByLabel('Admin’s user name').fill('teller')
    await page.getByLabel('Admin’s password', { exact: true }).fill('not this one')
    await page.keyboard.press('Enter')
    await expect(page.getByText('The router refused the user name or the password')).toBeVisible()
    await logIn(page, 'teller', ROUTER_PASSWORD)
    router.faults.cutBeforeReply('/certificate/add')
    await button(page, 'Set it up').click()
    await expect(page.getByText('It stopped at a step')).toBeVisible()
    await expect(step(page, 'certificate')).toHaveAttribute('data-state', 'failed')
    router.faults.cutBeforeReply('/ip/service/set')
    await button(page, 'Try again').click()
    await expect(step(page, 'api_ssl')).toHaveAttribute('data-state', 'failed')
    expect(router.records('/certificate')).toHaveLength(1)
    await button(page, 'Take it back').click()
    await expect(page.getByText('Everything is as it was')).toBeVisible()
    expect(router.records('/certificate')).toHaveLength(0)
    expect(router.records('/user').map(({ name }) => name)).toEqual(['teller'])
    await button(page, 'Back to the plan').click()
    await button(page, 'Set it up').click()
    await expect(page.getByRole('heading', { name: 'The router is ready' })).toBeVisible()
    await button(page, 'Take it back instead').click()
    await expect(page.getByText('Everything is as it was')).toBeVisible()
    expect(router.records('/user').map(({ name }) => name)).toEqual(['teller'])
    await button(page, 'Cancel').click()
    await expect(page.getByRole('list', { name: 'Routers of this location' })).toBeVisible()
  })

  test('a router that changed meanwhile is shown anew before anything is done', async ({ counter: page, router }) => {
    await openWizard(page)
    await page.getByLabel('Address', { exact: true }).fill('127.0.0.1')
    await page.getByLabel('Its API is at another port than usual').check()
    await page.getByLabel('API port').fill(String(router.port))
    await page.keyboard.press('Enter')
    await logIn(page, 'teller', ROUTER_PASSWORD)
    const admin = await connectRouter({
      host: '127.0.0.1',
      port: router.port,
      username: 'teller',
      password: ROUTER_PASSWORD,
    })
    await admin.run('/ip/service/set', { attributes: { '.id': 'api-ssl', disabled: 'yes' } })
    await admin.run('/user/group/add', { attributes: { name: 'teller', policy: 'read,write,api,sensitive,test' } })
    admin.close()
    await expect(step(page, 'group')).toHaveAttribute('data-state', 'needed')
    await button(page, 'Set it up').click()
    await expect(page.getByText('The router is not as it was shown')).toBeVisible()
    await expect(step(page, 'group')).toHaveAttribute('data-state', 'already')
    await button(page, 'Set it up').click()
    await expect(page.getByRole('heading', { name: 'The router is ready' })).toBeVisible()
  })
})
