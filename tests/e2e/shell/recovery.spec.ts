/** Reloads, crashes, hangs and errors of our own: nobody stays signed in, and the screens come back or the end is told. */
import type { Page } from '@playwright/test'
import type { Shell } from '../support/electron-stand-in/shell.ts'
import { ana, call, expect, type Screens, test, whoIsIn } from './shell-test.ts'

async function signIn(page: Page): Promise<void> {
  expect(await call(page, 'session.signIn', await ana(page))).toMatchObject({ ok: true })
  expect(await whoIsIn(page)).toBe('Ana')
}

/** Ends the page's process; the command itself is never answered. */
async function crash(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  void devtools.send('Page.crash').catch(() => {})
  await crashed
}

/** Joins the page again once it has come back. */
async function pageAgain(shell: Shell): Promise<Page> {
  await shell.happened('page loaded')
  return shell.page()
}

test('a reload signs out', async ({ start }) => {
  const page = await start(['--practice']).page()
  await signIn(page)
  await page.reload()
  expect(await whoIsIn(page)).toBeNull()
})

test('a sign-in that a reload overtakes signs nobody in', async ({ start }) => {
  const page = await start(['--practice']).page()
  const person = await ana(page)
  // Not waited for: the page is gone before the PIN has been checked.
  await page.evaluate((who) => void (globalThis as Screens).teller.call('session.signIn', who), person)
  await page.reload()
  for (let asked = 0; asked < 20; asked++) expect(await whoIsIn(page)).toBeNull()
})

test('a crashed page comes back, and nobody is signed in', async ({ start }) => {
  const shell = start(['--practice'])
  const page = await shell.page()
  await shell.happened('page loaded')
  await signIn(page)
  await crash(page)
  const again = await pageAgain(shell)
  expect(await whoIsIn(again)).toBeNull()
  await signIn(again)
})

test('a page that crashes again and again ends the program, with words', async ({ shell }) => {
  await shell.happened('page loaded')
  await crash(await shell.page())
  for (let crashes = 1; crashes <= 3; crashes++) await crash(await pageAgain(shell))
  expect(await shell.happened('error box')).toMatchObject({ title: 'Teller has to close' })
  expect(await shell.ended()).toBe(1)
})

test('a page that hangs is shown again when people want it', async ({ shell }) => {
  await shell.page()
  await shell.happened('page loaded')
  await shell.ask({ ask: 'hang' })
  expect(await shell.happened('question')).toMatchObject({ message: 'The screen is not answering' })
  expect(await call(await pageAgain(shell), 'app.info')).toMatchObject({ ok: true })
})

test('an error that nobody caught is told, and ends the program', async ({ shell }) => {
  await shell.page()
  await shell.ask({ ask: 'break' })
  expect(await shell.happened('error box')).toMatchObject({ title: 'Teller has to close' })
  expect(await shell.ended()).toBe(1)
})
