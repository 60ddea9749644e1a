/**
 * The same journeys in the real Electron, where its binary is; elsewhere they are skipped, and `npm test` says so in a
 * banner. `REQUIRE_ELECTRON=1` makes a missing binary a failure.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { temporaryFolder } from '../../support/folder.ts'

const root = join(import.meta.dirname, '..', '..', '..')
// The configuration looks for it on the disk: importing `electron` to ask would start a download.
const binary = process.env.ELECTRON_BINARY ?? ''
const WHY = "Electron's binary is not here, so the real window was NOT tested: `npx install-electron` fetches it"

if (binary === '') console.warn(`\n*** ${WHY} ***\n`)
test.skip(binary === '' && !process.env.REQUIRE_ELECTRON, WHY)

let folder: ReturnType<typeof temporaryFolder>
let running: ElectronApplication[]
test.beforeEach(() => {
  folder = temporaryFolder()
  running = []
  if (binary === '') throw new Error(WHY)
})
test.afterEach(async () => {
  for (const shell of running) await shell.close()
  folder.remove()
})

/** The command line for this test's data folder. For root, Electron starts only without its sandbox. */
function commandLine(...flags: string[]): string[] {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return [...sandbox, root, '--data', folder.path, ...flags]
}

/** Starts the built application. */
async function launch(...flags: string[]): Promise<{ shell: ElectronApplication; page: Page; complaints: string[] }> {
  const shell = await _electron.launch({ executablePath: binary, args: commandLine(...flags), cwd: root })
  running.push(shell)
  const page = await shell.firstWindow()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return { shell, page, complaints }
}

/** Ana, the cashier of the practice café. */
async function signIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Ana/ }).click()
  await page.keyboard.type('3333')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /1 hour/ })).toBeVisible()
}

test('starts at the first run, on an origin of its own, without a complaint', async () => {
  const { shell, page, complaints } = await launch()
  await expect(page.getByRole('button', { name: /Set up this counter/ })).toBeVisible()
  expect(await page.evaluate(() => [origin, isSecureContext, typeof Reflect.get(globalThis, 'require')])).toEqual([
    'app://counter',
    true,
    'undefined',
  ])
  expect(await shell.evaluate(({ app }) => app.getPath('userData'))).toBe(join(folder.path, 'shell'))
  expect(complaints).toEqual([])
})

test('sells in practice, and a reload signs the cashier out', async () => {
  const { shell, page, complaints } = await launch('--practice')
  await signIn(page)
  await page.keyboard.press('F1')
  await page.getByRole('button', { name: /Sell & print/ }).click()
  await expect(page.getByText(/on the router/i).first()).toBeVisible()
  await shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
  await expect(page.getByRole('button', { name: /Ana/ })).toBeVisible()
  expect(complaints).toEqual([])
})

test('a page that dies comes back signed out', async () => {
  const { shell, page } = await launch('--practice')
  await signIn(page)
  await shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  // The page object is as dead as the page; Electron itself is asked what stands in the window now.
  const words = () =>
    shell.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]
        ?.webContents.executeJavaScript('document.body.innerText')
        .catch(() => ''),
    )
  await expect.poll(words).toContain('Ana')
  const who = `window.teller.call('session.me').then((reply) => reply.value)`
  const ask = ({ BrowserWindow }: typeof import('electron'), code: string) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code)
  expect(await shell.evaluate(ask, who)).toBeNull()
})

test('windows, other pages, permissions and the network are denied', async () => {
  const { shell, page } = await launch()
  await expect(page.getByRole('button', { name: /Practice/ })).toBeVisible()
  const here = page.url()
  const denied = await page.evaluate(async () => ({
    fetch: await fetch('http://127.0.0.1:9/').then(
      () => false,
      () => true,
    ),
    notifications: await Notification.requestPermission(),
    place: await new Promise<number>((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve(0),
        (error) => resolve(error.code),
      ),
    ),
    window: window.open('https://example.org/') === null,
  }))
  expect(denied).toEqual({ window: true, fetch: true, notifications: 'denied', place: 1 })
  await page.evaluate(() => location.assign('https://example.org/'))
  // Nothing tells of a navigation that was stopped; a round trip through the page outlasts one that was not.
  await page.evaluate(() => new Promise(requestAnimationFrame))
  expect(page.url()).toBe(here)
  expect(shell.windows()).toHaveLength(1)
})

test('a second start ends by itself and brings the first window back', async () => {
  const { shell, page } = await launch()
  await expect(page.getByRole('button', { name: /Practice/ })).toBeVisible()
  await shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  const [code] = await once(spawn(binary, commandLine(), { stdio: 'ignore' }), 'exit')
  expect(code).toBe(0)
  const isMinimized = () => shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())
  await expect.poll(isMinimized).toBe(false)
})
