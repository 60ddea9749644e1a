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
import { type Browser, chromium } from '@playwright/test'
import { keyFileBox } from '../src/backend/key-file-box.ts'
import { silentLog } from '../src/backend/log.ts'
import { startHost } from '../src/host/start-host.ts'
import { startPracticePrinter } from '../src/practice/printer/practice-printer.ts'
import { startPracticeRouter } from '../src/practice/router/practice-router.ts'
import { walk } from './lib/walk.ts'

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
  const login = { username: 'teller', password: 'practice' }
  const admin = { username: 'admin', password: 'practice' }
  const router = await startPracticeRouter({ ...login, latencyMs: 12, admin, crowd: { seed: 5 } })
  const roof = await startPracticeRouter({ ...login, latencyMs: 34, identity: 'Roof', serial: 'HEX08F9K3M2' })
  let instead: typeof roof | undefined
  const exchangeRoof = async () => {
    await roof.close()
    instead = await startPracticeRouter({ ...login, port: roof.port, latencyMs: 30, serial: 'HEX09A1C7T5' })
  }
  const printer = await startPracticePrinter({ paperMm: 80 })
  const address = { host: '127.0.0.1', ...login }
  let aheadMs = 0
  const host = await startHost({
    dataFolder: folder,
    screens: resolve('out/renderer'),
    port: 0,
    version: '0.1.0',
    log: silentLog,
    secretBox: keyFileBox(folder),
    timing: { clock: () => Date.now() + aheadMs },
    startPractice: async () => ({
      router: {
        ...address,
        port: router.port,
        loginHost: `127.0.0.1:${router.portalPort}`,
        discoveryPort: router.discoveryPort,
      },
      printer: {
        host: '127.0.0.1',
        port: printer.port,
        paperMm: 80 as const,
      },
      withPast: true,
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
    const jump = (minutes: number) => {
      aheadMs += minutes * 60_000
    }
    await walk({ page, shoot, router, roof, exchangeRoof, printer, jump })
  } finally {
    await page.close()
    await host.close()
    await Promise.all([router.close(), roof.close(), instead?.close(), printer.close()])
    rmSync(folder, { recursive: true, force: true })
  }
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
