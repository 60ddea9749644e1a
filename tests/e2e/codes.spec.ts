/** Codes that exist already: a slip is scanned and paid for, and the room of codes tells what happened to one. */
import { join } from 'node:path'
import { DATABASE_FILE, openDatabase } from '../../src/backend/store/open.ts'
import { hotspotLoginUrl } from '../../src/core/ticket/login-url.ts'
import { putUnsoldSlips } from '../support/unsold-slips.ts'
import { expect, test } from './support/counter-test.ts'
import { setUpCounter } from './support/first-run.ts'

test.beforeEach(async ({ counter, router, printer }) => setUpCounter(counter, { router, printer }))

test('a scanned slip is sold at its printed price, lets its customer in, and cannot be sold again', async ({
  counter: page,
  router,
  printer,
  folder,
}) => {
  const db = openDatabase(join(folder, 'data', DATABASE_FILE))
  const [slip] = putUnsoldSlips(db, 1, 'off', Date.now())
  db.$client.close()
  const code = slip?.code ?? ''
  const login = async () =>
    (await fetch(`http://127.0.0.1:${router.portalPort}/login?username=${code}&password=${code}`)).text()
  expect(await login()).not.toContain('You are logged in')

  // A scanner types the address of the QR code, and Enter.
  await page.keyboard.press('Control+K')
  await page.keyboard.type(hotspotLoginUrl({ host: 'wifi.example', username: code, password: code }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Printed slip')).toBeVisible()
  await expect(page.getByText('Batch 1 · Kiosk')).toBeVisible()
  await expect(page.getByRole('button', { name: /Sell this slip/ })).toBeEnabled()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Sale 1' })).toBeVisible()
  await expect(page.getByText(/on the router/i).first()).toBeVisible()
  expect(await login()).toContain('You are logged in')
  expect(printer.jobs()).toEqual([])

  await page.keyboard.press('Control+K')
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: /Sold already.*Take no money for it/ })).toBeVisible()
})

test('the room of codes finds a code, tells its story, and sells more onto it', async ({
  counter: page,
  router,
  printer,
}) => {
  await page.keyboard.press('F1')
  await expect(page.getByRole('button', { name: /Sell & print/ })).toBeEnabled()
  await page.keyboard.press('Alt+n')
  await page.getByLabel('Customer’s phone').fill('0712 345 678')
  await page.getByLabel('Note').fill('Amina, table 4')
  await page.getByRole('button', { name: /Sell & print/ }).click()
  await printer.waitForJob(1)
  const code = router.users()[0]?.name ?? ''

  await page.getByRole('button', { name: 'Codes', exact: true }).click()
  await page.getByRole('searchbox').fill('0712345678')
  const story = page.getByRole('article')
  await expect(story.getByText('Amina, table 4 · 0712345678')).toBeVisible()
  const happened = () => story.getByRole('listitem').allInnerTexts()
  await expect.poll(async () => (await happened()).join(' | ')).toMatch(/Sold for €1\.00, sale 1.*Ticket printed/s)

  await story.getByRole('button', { name: 'Sell more' }).click()
  await story.getByRole('button', { name: /3 hours/ }).click()
  await expect(page.getByText('Puts 3 hours online on it')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('3 hours online put on this code')).toBeVisible()
  await expect.poll(() => router.users()[0]?.['limit-uptime']).toBe('4h')

  await page.getByRole('button', { name: 'Codes', exact: true }).click()
  await page.getByRole('searchbox').fill(code.toUpperCase())
  await expect(story.getByText('3 hours online sold onto it for €2.00, sale 2')).toBeVisible()
  await expect(story.getByText('4 hours online', { exact: true })).toBeVisible()
})
