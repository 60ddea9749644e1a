/** The shell starts, shows the real screens, is there once, remembers its window, and ends when it is closed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lockDataFolder } from '../../../src/backend/store/data-lock.ts'
import { usualPrinter } from '../../../src/core/printers.ts'
import { ana, call, expect, test, whoIsIn } from './shell-test.ts'

test('a fresh counter opens at the first run, and the screens complain about nothing', async ({ shell }) => {
  const page = await shell.page()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.reload()
  await expect(page.getByRole('button', { name: 'Set up this counter' })).toBeVisible()
  expect(complaints).toEqual([])
})

test('the page gets two functions and nothing of Node', async ({ shell }) => {
  const page = await shell.page()
  expect(await page.evaluate('Object.keys(teller)')).toEqual(['call', 'subscribe'])
  expect(await page.evaluate('[typeof require, typeof process, typeof module]')).toEqual(Array(3).fill('undefined'))
})

test('a call reaches the backend, and its events reach the page', async ({ start }) => {
  const page = await start(['--practice']).page()
  expect(await call(page, 'app.info')).toMatchObject({ ok: true, value: { practice: true, secretsKeptBySystem: true } })
  await page.evaluate(
    'globalThis.heard = new Promise((hear) => teller.subscribe((event) => hear(event.name))); undefined',
  )
  await call(page, 'setup.leavePractice')
  expect(await page.evaluate('heard')).toBe('app.restarted')
})

test('the shell prints in a process of its own, and knows the printers that only it can print on', async ({
  shell,
}) => {
  const page = await shell.page()
  const driver = { link: { kind: 'driver', printer: 'Receipt by driver' }, name: 'Receipt by driver' }
  const known = await call(page, 'setup.printers')
  expect(known).toMatchObject({ ok: true, value: { ways: expect.arrayContaining(['tcp', 'serial', 'driver']) } })
  expect(known).toMatchObject({ ok: true, value: { found: expect.arrayContaining([driver]) } })
  // It takes everything and says nothing, as the cheapest printers.
  const printer = { ...usualPrinter(80), name: 'Nowhere', link: { kind: 'device', path: '/dev/null' } }
  expect(await call(page, 'setup.testPrinter', printer)).toMatchObject({ ok: true, value: { outcome: 'sent' } })
})

test('somebody signs in by clicking', async ({ start }) => {
  const page = await start(['--practice']).page()
  await page.getByRole('button', { name: /Ana/ }).first().click()
  for (const digit of (await ana(page)).proof.pin) await page.getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect.poll(() => whoIsIn(page)).toBe('Ana')
})

test('a second start brings the first window to the front and ends', async ({ start }) => {
  const first = start()
  await first.page()
  await first.ask({ ask: 'minimize' })
  const second = start()
  expect(await second.ended()).toBe(0)
  await first.happened('brought to front')
})

test('a data folder that another program uses is left alone, and that is said', async ({ folder, start }) => {
  const lock = lockDataFolder(folder)
  try {
    const shell = start()
    expect(await shell.happened('error box')).toMatchObject({ title: 'Teller is already open' })
    expect(await shell.ended()).toBe(1)
  } finally {
    lock.release()
  }
})

test('closing the window ends the program and frees the data folder', async ({ folder, start }) => {
  const shell = start()
  await shell.page()
  await shell.ask({ ask: 'close' })
  expect(await shell.ended()).toBe(0)
  lockDataFolder(folder).release()
})

test('what is set in the menu is kept for the next start', async ({ folder, start }) => {
  const shell = start()
  await shell.page()
  await shell.ask({ ask: 'menu', id: 'theme-dark', checked: true })
  await shell.ask({ ask: 'menu', id: 'kiosk', checked: true })
  const stored: unknown = JSON.parse(readFileSync(join(folder, 'shell', 'window.json'), 'utf8'))
  expect(stored).toMatchObject({ theme: 'dark', kiosk: true })
})
