/** From the start of the host to a Sell screen that sells: with an empty store, and with a million sales in it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, chromium } from '@playwright/test'
import { createBackend } from '../src/backend/create-backend.ts'
import { inProcessTransport } from '../src/backend/in-process-transport.ts'
import { keyFileBox } from '../src/backend/key-file-box.ts'
import { silentLog } from '../src/backend/log.ts'
import { createClient } from '../src/contract/client.ts'
import { contract } from '../src/contract/index.ts'
import { type Figure, figure, median } from './figures.ts'
import { fillStore } from './large-store.ts'

const STARTS = 9
const SALES = 1_000_000
const GOAL_MS = 1_500
const GOAL_RATIO = 1.3
const root = join(import.meta.dirname, '..')

export async function benchStart(): Promise<Figure[]> {
  const work = mkdtempSync(join(tmpdir(), 'teller-bench-start-'))
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: asRoot })
  try {
    const [empty, large] = [join(work, 'empty'), join(work, 'large')]
    await setUp(empty)
    cpSync(empty, large, { recursive: true })
    fillStore(join(large, 'practice'), SALES)
    const times = { empty: [] as number[], large: [] as number[] }
    await openSellScreen(browser, empty)
    await openSellScreen(browser, large)
    for (let n = 0; n < STARTS; n++) {
      times.empty.push(await openSellScreen(browser, empty))
      times.large.push(await openSellScreen(browser, large))
    }
    const ratio = median(times.large) / median(times.empty)
    const inTime = { text: `under ${GOAL_MS}`, met: median(times.empty) < GOAL_MS }
    const noWorse = { text: `at most ${GOAL_RATIO} × empty (${ratio.toFixed(2)})`, met: ratio <= GOAL_RATIO }
    return [
      figure('start → usable Sell screen, empty store', times.empty, { goal: inTime }),
      figure('start → usable Sell screen, 1,000,000 sales', times.large, { goal: noWorse }),
    ]
  } finally {
    await browser.close()
    rmSync(work, { recursive: true, force: true })
  }
}

/** A practice folder with one sale in it, as `host --practice` will find it. */
export async function setUp(dataFolder: string): Promise<void> {
  const folder = join(dataFolder, 'practice')
  const nowhere = { host: '127.0.0.1', port: 9 }
  const backend = await createBackend({
    folder,
    secretBox: keyFileBox(dataFolder),
    version: 'bench',
    log: silentLog,
    practiceEquipment: {
      router: {
        ...nowhere,
        username: 'teller',
        password: 'x',
        loginHost: '',
      },
      printer: {
        ...nowhere,
        paperMm: 80,
      },
    },
  })
  const client = createClient(contract, inProcessTransport(backend, 'bench'))
  const [olu] = await client.session.people(undefined)
  await client.session.signIn({ personId: olu?.id ?? '', proof: { kind: 'pin', pin: olu?.practicePin ?? '' } })
  await client.till.open({ requestId: randomUUID(), floatMinor: 0 })
  const [plan] = await client.plan.list(undefined)
  const order = { requestId: randomUUID(), planId: plan?.id ?? '', quantity: 1, totalMinor: plan?.priceMinor ?? 0 }
  await client.sale.sell({ ...order, tenderedMinor: null })
  await backend.close()
}

/** Starts the built host and a page, signs in as fast as a script can, and waits for a tile that can be pressed. */
async function openSellScreen(browser: Browser, dataFolder: string): Promise<number> {
  const start = performance.now()
  const args = ['out/main/host.js', '--data', dataFolder, '--practice']
  const host = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  try {
    const { url, token } = await firstLine(host)
    await page.goto(`${url}/#token=${token}`)
    await page.getByRole('button', { name: /Ana/ }).click()
    await page.keyboard.type('3333\n')
    await page
      .getByRole('button', { name: /1 hour/ })
      .first()
      .click()
    return performance.now() - start
  } finally {
    await page.close()
    host.kill('SIGTERM')
    await new Promise((done) => host.once('close', done))
  }
}

export function firstLine(host: ChildProcess): Promise<{ url: string; token: string }> {
  return new Promise((resolve, reject) => {
    host.once('exit', (code) => reject(new Error(`the host ended with ${code}`)))
    if (host.stdout) createInterface(host.stdout).once('line', (line) => resolve(JSON.parse(line)))
  })
}
