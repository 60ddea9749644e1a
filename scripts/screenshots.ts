/**
 * `npm run screenshots -- --out DIR`: every screen in light and dark, at 1366×768 and 1920×1080, from practice data,
 * and a contact sheet of all.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { type Browser, chromium, type Page } from '@playwright/test'
import { keyFileBox } from '../src/backend/key-file-box.ts'
import { silentLog } from '../src/backend/log.ts'
import { startHost } from '../src/host/start-host.ts'
import { startPracticePrinter } from '../src/practice/printer/practice-printer.ts'
import { startPracticeRouter } from '../src/practice/router/practice-router.ts'

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const
const THEMES = ['light', 'dark'] as const

const { values } = parseArgs({ options: { out: { type: 'string', default: '.screenshots' } } })
const out = resolve(values.out)
mkdirSync(out, { recursive: true })

const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '', args: asRoot })
try {
  for (const colorScheme of THEMES) {
    for (const viewport of SIZES) await photographAll(browser, colorScheme, viewport)
  }
} finally {
  await browser.close()
}
await contactSheet()
console.log(`Pictures in ${out}; all of them on contact-sheet.png.`)

/** A practice world whose router and printer can be made to fail, and a counter in it. */
async function photographAll(by: Browser, colorScheme: 'light' | 'dark', viewport: (typeof SIZES)[number]) {
  const folder = mkdtempSync(join(tmpdir(), 'teller-screens-'))
  const router = await startPracticeRouter({ username: 'teller', password: 'practice', latencyMs: 12 })
  const printer = await startPracticePrinter({ paperMm: 80 })
  const address = { host: '127.0.0.1', username: 'teller', password: 'practice' }
  const host = await startHost({
    dataFolder: folder,
    screens: resolve('out/renderer'),
    port: 0,
    version: '0.1.0',
    log: silentLog,
    secretBox: keyFileBox(folder),
    startPractice: async () => ({
      router: {
        ...address,
        port: router.port,
        loginHost: `127.0.0.1:${router.portalPort}`,
      },
      printer: {
        host: '127.0.0.1',
        port: printer.port,
        paperMm: 80 as const,
      },
      close: async () => {},
    }),
  })
  const page = await by.newPage({ colorScheme, viewport, locale: 'en-GB', reducedMotion: 'reduce' })
  const shoot = async (name: string) => {
    await page.waitForTimeout(350)
    await page.screenshot({ path: join(out, `${name}-${colorScheme}-${viewport.width}.png`) })
  }
  try {
    await page.goto(`${host.url}/#token=${host.token}`)
    await walk(page, shoot, router, printer)
  } finally {
    await page.close()
    await host.close()
    await Promise.all([router.close(), printer.close()])
    rmSync(folder, { recursive: true, force: true })
  }
}

type Router = Awaited<ReturnType<typeof startPracticeRouter>>
type Printer = Awaited<ReturnType<typeof startPracticePrinter>>

/** Every screen, in the order a new owner meets them. */
async function walk(page: Page, shoot: (name: string) => Promise<void>, router: Router, printer: Printer) {
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first()
  await button('Set up this counter').waitFor()
  await shoot('01-first-run')
  await firstRun(page, shoot)
  await page.reload()
  await button(/^Practice/).click()
  await button(/Olu/).waitFor()
  await shoot('07-sign-in')
  await button(/Olu/).click()
  await page.keyboard.type('99')
  await shoot('08-pin')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('1111\n')
  await button(/1 hour/).waitFor()
  await shoot('09-sell-empty')
  await sell(page, shoot, router, printer)
  await rooms(page, shoot)
}

async function firstRun(page: Page, shoot: (name: string) => Promise<void>) {
  const next = () => page.getByRole('button', { name: 'Continue' }).click()
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
  await page.getByRole('button', { name: 'Set up this counter' }).click()
  await next()
  await shoot('02-set-up-cafe')
  await fill('Name of the café', 'Baobab Internet Café')
  await fill('Currency', 'KES')
  await next()
  await fill('Your name', 'Olu')
  await fill('PIN', '4711')
  await fill('PIN again', '4712')
  await next()
  await shoot('03-set-up-owner')
  await fill('PIN again', '4711')
  await next()
  await fill('Address', '127.0.0.1')
  await fill('API port', '9')
  await fill('Router user', 'teller')
  await fill('Password', 'x')
  await page.getByRole('button', { name: 'Test the router' }).click()
  await page.waitForTimeout(800)
  await shoot('04-set-up-router')
  await page.getByRole('button', { name: 'Later' }).click()
  await shoot('05-set-up-printer')
  await page.getByRole('button', { name: 'Later' }).click()
  await shoot('06-set-up-packages')
}

async function sell(page: Page, shoot: (name: string) => Promise<void>, router: Router, printer: Printer) {
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
  await page.getByLabel('Cash received', { exact: true }).fill('5,00')
  await shoot('10-sell-draft')
  await page.keyboard.press('Enter')
  await served(5)
  await shoot('11-sell-sold')
  await router.faults.goOffline()
  await page.keyboard.press('F1')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(2_000)
  await shoot('12-sell-router-away')
  await router.faults.goOnline()
  await page
    .getByRole('button', { name: /Try now/ })
    .first()
    .click()
  await served(6)
  printer.faults.resetAfterBytes(1_500)
  await page.keyboard.press('F4')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(1_500)
  await shoot('13-sell-ticket-uncertain')
  printer.faults.resetAfterBytes(undefined)
  await page.getByRole('button', { name: /^Yes/ }).first().click()
}

async function rooms(page: Page, shoot: (name: string) => Promise<void>) {
  const room = (name: string) => page.getByRole('link', { name }).or(page.getByRole('button', { name })).first().click()
  await room('Sales')
  await shoot('14-sales')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await shoot('15-sale-open')
  await page.getByPlaceholder(/Code, sale number/).fill('zzzz')
  await shoot('16-sales-nothing-found')
  await room('Settings')
  await shoot('17-settings')
  await page
    .getByRole('button', { name: /Change/ })
    .first()
    .click()
  await shoot('18-settings-router')
}

async function contactSheet() {
  const names = readdirSync(out).filter((name) => name.endsWith('.png') && name !== 'contact-sheet.png')
  const [columns, width, height] = [6, 456, 257]
  const canvas = createCanvas(columns * width, Math.ceil(names.length / columns) * height)
  const context = canvas.getContext('2d')
  for (const [index, name] of names.sort().entries()) {
    const picture = await loadImage(join(out, name))
    const [x, y] = [(index % columns) * width, Math.floor(index / columns) * height]
    context.drawImage(picture, x + 4, y + 4, width - 8, height - 8)
  }
  await writeFile(join(out, 'contact-sheet.png'), await canvas.encode('png'))
}
