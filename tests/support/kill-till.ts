/** Kills a selling till again and again, and then asks the books, the router and the paper what became of its promises. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { DATABASE_FILE, openDatabase } from '../../src/backend/store/open.ts'
import { grant, printJob, sale, token } from '../../src/backend/store/schema.ts'
import { Store } from '../../src/backend/store/store.ts'
import { startPracticePrinter } from '../../src/practice/printer/practice-printer.ts'
import { startPracticeRouter } from '../../src/practice/router/practice-router.ts'

interface Promised {
  readonly sold: string
  readonly code: string
}

export interface KillOptions {
  readonly folder: string
  readonly kills: number
  /** A number in [0, 1) for each kill's moment. */
  readonly random: () => number
}

/** Runs the till, kills it at random moments, lets a last run finish the work, and tells what is where. */
export async function killTill({ folder, kills, random }: KillOptions) {
  const password = 'secret'
  const router = await startPracticeRouter({ username: 'teller', password, latencyMs: 2 })
  const printer = await startPracticePrinter({ paperMm: 58 })
  const promised: Promised[] = []
  const till = (mode: 'sell' | 'finish') => {
    const args = [
      join(import.meta.dirname, 'seller.ts'),
      folder,
      String(router.port),
      String(printer.port),
      password,
      mode,
    ]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    return { child, ready: hear(child, promised), closed: once(child, 'close') }
  }
  try {
    for (let kill = 0; kill < kills; kill++) {
      const { child, ready, closed } = till('sell')
      await ready
      await delay(random() * 500)
      if (child.exitCode !== null) throw new Error(`the till ended by itself with ${child.exitCode}`)
      child.kill('SIGKILL')
      await closed
    }
    const { child, ready, closed } = till('finish')
    await ready
    await allProvisioned(folder)
    child.kill('SIGTERM')
    await closed
    return { promised, ...readBooks(folder), users: router.users(), papers: printer.jobs() }
  } finally {
    await Promise.all([router.close(), printer.close()])
  }
}

function hear(child: ChildProcess, promised: Promised[]): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the till ended by itself with ${code}`)))
    if (!child.stdout) throw new Error('the till has no voice')
    createInterface(child.stdout).on('line', (line) => {
      const said = JSON.parse(line) as { ready?: true } | Promised
      if ('sold' in said) promised.push(said)
      else resolve()
    })
  })
}

/** Waits until no grant is open; the till works on them in its own process. */
async function allProvisioned(folder: string): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    if (readBooks(folder).grants.every((row) => row.state === 'on_router')) return
    await delay(50)
  }
  throw new Error('grants are still open after 20 s')
}

export function readBooks(folder: string) {
  const store = new Store(openDatabase(join(folder, DATABASE_FILE)), Date.now)
  try {
    const { db } = store
    return {
      sales: db.select().from(sale).all(),
      tokens: db.select().from(token).all(),
      grants: db.select().from(grant).all(),
      jobs: db.select().from(printJob).all(),
      journalBreak: store.findJournalBreak(),
    }
  } finally {
    store.close()
  }
}
