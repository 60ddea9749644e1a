/** The Routers room: several routers, what waits for one that is away, what somebody changed by hand, a code's life. */
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import { DATABASE_FILE, openDatabase } from '../../src/backend/store/open.ts'
import { sale, token } from '../../src/backend/store/schema.ts'
import { type PracticeRouter, startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { expect, ROUTER_PASSWORD, test } from './support/counter-test.ts'
import { setUpCounter } from './support/first-run.ts'
import { pressOn } from './support/keyboard.ts'

test.beforeEach(async ({ counter, router, printer }) => setUpCounter(counter, { router, printer }))

const enter = (page: Page, room: string) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click()
const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

async function sell(page: Page): Promise<void> {
  await enter(page, 'Sell')
  await page.keyboard.press('F1')
  await expect(button(page, /Sell & print/)).toBeEnabled()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^Sale \d/ }).waitFor()
}

async function addRoof(page: Page, port: number): Promise<void> {
  await enter(page, 'Routers')
  await button(page, 'Add a router').click()
  await button(page, 'It is set up already: type its login in').click()
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
  await fill('Name', 'Roof')
  await fill('Address', '127.0.0.1')
  await fill('API port', String(port))
  await fill('Router user', 'teller')
  await fill('Password', ROUTER_PASSWORD)
  await button(page, 'Save').click()
  await expect(page.getByRole('heading', { name: 'Roof' })).toBeVisible()
  await expect(page.getByText('Routers: 2 of 2 on')).toBeVisible()
}

/** As with the router's own program. */
async function byHand({ port }: PracticeRouter, path: string, attributes: Record<string, string>): Promise<void> {
  const admin = await connectRouter({ host: '127.0.0.1', port, username: 'teller', password: ROUTER_PASSWORD })
  await admin.run(path, { attributes })
  admin.close()
}

test('a second router is added, goes away, catches up, and is put out of use', async ({ counter: page, router }) => {
  const roof = await startPracticeRouter({ username: 'teller', password: ROUTER_PASSWORD, serial: 'ROOF1' })
  try {
    await addRoof(page, roof.port)
    await sell(page)
    await expect(page.getByText('On 2 of 2 routers')).toBeVisible()
    expect(roof.users()[0]?.name).toBe(router.users()[0]?.name)

    await roof.faults.goOffline()
    await sell(page)
    await expect(page.getByText('On 1 of 2 routers · Roof waits')).toBeVisible()
    await expect(button(page, 'Routers: 1 of 2 on · Roof is away')).toBeVisible()

    // From the status bar to the code that waits, by keyboard alone.
    await pressOn(page, button(page, '1 code waiting'))
    const list = page.getByRole('listbox', { name: 'Codes that wait or were refused' })
    await pressOn(page, list)
    const detail = page.getByRole('region', { name: 'The chosen code' })
    await expect(detail).toBeFocused()
    await expect(detail.getByText(/^1 hour · Roof/)).toBeVisible()
    await roof.faults.goOnline()
    // The router may catch up by itself before anybody presses anything; then the button is gone, and that is fine.
    void detail
      .getByRole('button', { name: 'Try again' })
      .click()
      .catch(() => {})
    await expect(page.getByText('Nothing waits')).toBeVisible({ timeout: 30_000 })
    expect(roof.users()).toHaveLength(2)

    await page.getByRole('list', { name: 'Routers of this location' }).getByRole('button', { name: /^Roof/ }).click()
    await tab(page, 'Settings').click()
    await button(page, 'Put out of use').click()
    await expect(page.getByText(/2 codes are on it/)).toBeVisible()
    await button(page, 'Put it out of use').click()
    await expect(page.getByText(/^Out of use since/)).toBeVisible()
    await sell(page)
    await expect(page.getByText('On the router', { exact: true }).first()).toBeVisible()
    await expect(page.getByText(/of 2 routers/)).toHaveCount(0)
    expect([router.users().length, roof.users().length]).toEqual([3, 2])
  } finally {
    await roof.close()
  }
})

test('what somebody changed by hand is shown beside what was sold, and put back', async ({ counter: page, router }) => {
  await sell(page)
  await expect(page.getByText('On the router', { exact: true }).first()).toBeVisible()
  const [user] = router.users()
  const sold = user?.profile
  await byHand(router, '/ip/hotspot/user/set', { '.id': user?.['.id'] ?? '', profile: 'default' })
  await byHand(router, '/ip/hotspot/user/add', { name: 'friend', password: 'x' })
  await enter(page, 'Routers')
  // Arrow keys move along the tabs.
  await pressOn(page, tab(page, 'Overview'), 'ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(tab(page, 'Differences')).toBeFocused()
  await button(page, 'Check now').click()
  const changed = page.getByRole('region', { name: 'Changed by hand' })
  await expect(changed.getByRole('row', { name: /Speed and devices as in its package default/ })).toBeVisible()
  await expect(
    page.getByRole('region', { name: 'Status' }).getByRole('button', { name: '2 differences' }),
  ).toBeVisible()
  await changed.getByRole('checkbox').check()
  await changed.getByRole('button', { name: 'Put 1 back' }).click()
  await expect(changed).toHaveCount(0)
  await expect.poll(() => router.users()[0]?.profile).toBe(sold)
  await page.getByRole('region', { name: 'Made by hand' }).getByRole('button', { name: 'Keep all as they are' }).click()
  await expect(page.getByText(/^Everything on this router is as it was sold\. Last checked/)).toBeVisible()
  expect(router.users().map(({ name }) => name)).toContain('friend')
})

test.describe('the customer comes back with a code', () => {
  const mac = '02:00:00:00:00:01'
  const codeOf = (router: PracticeRouter) => router.users()[0]?.name ?? ''

  test('a blocked code lets nobody in, and works again when it is unblocked', async ({ counter: page, router }) => {
    await sell(page)
    await expect.poll(() => router.users().length).toBe(1)
    const code = codeOf(router)
    const login = () => router.login(code, code, mac).ok
    await enter(page, 'Sales')
    await page.getByRole('option').first().click()
    await button(page, 'Block').click()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Blocked', { exact: true })).toBeVisible()
    expect(login()).toBe(false)
    await button(page, 'Unblock').click()
    await expect(page.getByText('On the router', { exact: true })).toBeVisible()
    await expect.poll(login).toBe(true)
  })

  test('more time is on the router, with its reason in the journal', async ({ counter: page, router }) => {
    await sell(page)
    await expect.poll(() => router.users().length).toBe(1)
    await enter(page, 'Sales')
    await page.getByRole('option').first().click()
    await button(page, 'Give more').click()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Please fill this in.').first()).toBeVisible()
    await page.keyboard.type('30')
    await button(page, 'Power cut').click()
    await button(page, 'Give it').click()
    await expect(page.getByText('1 hour 30 minutes online')).toBeVisible()
    await expect.poll(() => router.users()[0]?.['limit-uptime']).toBe('1h30m')
    await enter(page, 'Journal')
    await expect(page.getByText('Put more on a code of 1 hour: Power cut')).toBeVisible()
  })

  test('a code of last week is found by scanning it', async ({ counter: page, router, folder }) => {
    await sell(page)
    await expect.poll(() => router.users().length).toBe(1)
    const db = openDatabase(join(folder, 'data', DATABASE_FILE))
    const at = Date.now() - 7 * 86_400_000
    db.update(sale).set({ at }).run()
    db.update(token).set({ createdAt: at }).run()
    db.$client.close()
    await enter(page, 'Sales')
    await page.getByPlaceholder(/Code, sale number/).fill(codeOf(router))
    const found = page.getByRole('region', { name: 'Sold before today' })
    await expect(found.getByText('1 hour online')).toBeVisible()
    await expect(found.getByRole('button', { name: 'Block' })).toBeVisible()
    await found.getByRole('button', { name: 'Open sale 1' }).click()
    await expect(page.getByRole('heading', { name: 'Sale 1' })).toBeVisible()
  })
})
