/** The list of ten thousand codes of a batch, scrolled from end to end in Chromium: how long each frame took. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { keyFileBox } from '../src/backend/key-file-box.ts'
import { silentLog } from '../src/backend/log.ts'
import { startHost } from '../src/host/start-host.ts'
import { type Figure, figure } from './figures.ts'

const CODES = 10_000
const FRAME_MS = 50
/** Pixels a frame: a finger that flings. */
const STEP = 400
const FRAMES = 600

export async function benchPaperScroll(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'teller-bench-'))
  const host = await startHost({
    dataFolder: folder,
    screens: resolve('out/renderer'),
    port: 0,
    version: '0.1.0',
    practice: true,
    log: silentLog,
    secretBox: keyFileBox(folder),
    startPractice: async () => ({
      router: { host: '127.0.0.1', port: 9, username: 'teller', password: 'bench', loginHost: '' },
      printer: { host: '127.0.0.1', port: 9, paperMm: 80 },
      close: async () => {},
    }),
  })
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '', args: asRoot })
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' })
    await page.goto(`${host.url}/#token=${host.token}`)
    await openCodes(page)
    const frames = await scrollThrough(page)
    const longest = Math.max(...frames)
    return [
      figure(`a frame of a list of ${CODES.toLocaleString('en')} codes, longest ${longest.toFixed(1)}`, frames, {
        goal: { text: `none over ${FRAME_MS}`, met: longest <= FRAME_MS },
      }),
    ]
  } finally {
    await browser.close()
    await host.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Signs a leader in, makes the batch as they would, and opens its codes. */
async function openCodes(page: Page): Promise<void> {
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  await button(/Olu/).click()
  await page.keyboard.type('1111\n')
  await button('Batches').click()
  await button('New batch').first().click()
  await page.getByLabel('How many').fill(String(CODES))
  await page.getByLabel('Note').fill(randomUUID())
  await button('Make them').click()
  await page.locator('[data-count="made"]', { hasText: CODES.toLocaleString('en') }).waitFor({ timeout: 60_000 })
  await page.getByRole('tab', { name: 'Codes' }).click()
  await page.getByText(`${CODES.toLocaleString('en')} codes`).waitFor()
}

/** The time between each frame and the next while the list is on its way. */
function scrollThrough(page: Page): Promise<number[]> {
  return page.getByRole('listbox', { name: 'Codes of this batch' }).evaluate(
    (list, { step, many }) =>
      new Promise<number[]>((done) => {
        const times: number[] = []
        let before: number | undefined
        const next = (at: number) => {
          if (before !== undefined) times.push(at - before)
          before = at
          list.scrollTop += step
          if (times.length < many) requestAnimationFrame(next)
          else done(times)
        }
        requestAnimationFrame(next)
      }),
    { step: STEP, many: FRAMES },
  )
}
