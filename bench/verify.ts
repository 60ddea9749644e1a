/** Verifying a million entries of the journal, and how long the main loop ever stands still meanwhile. */
import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import { AuditDesk } from '../src/backend/audit/audit-desk.ts'
import { DATABASE_FILE, openDatabase } from '../src/backend/store/open.ts'
import { sealOf } from '../src/backend/store/seal.ts'
import { chainHash, GENESIS_HASH, type JournalFact } from '../src/core/journal.ts'
import { type Figure, figure, median } from './figures.ts'

const ENTRIES = 1_000_000
const RUNS = 3
const GOAL_MS = 10_000
const STALL_GOAL_MS = 50
const KEY = Buffer.alloc(32, 7)
const FIRST_AT = Date.UTC(2021, 0, 1)
const STEP_MS = 157_000

export async function benchVerify(): Promise<Figure[]> {
  const work = mkdtempSync(join(tmpdir(), 'teller-bench-verify-'))
  const databaseFile = join(work, DATABASE_FILE)
  try {
    writeEntries(databaseFile)
    const floor = Array.from({ length: RUNS }, () => hashBare(databaseFile))
    const desk = new AuditDesk({ databaseFile, sealKey: { home: 'file', key: KEY } })
    const [times, stalls, idle]: [number[], number[], number[]] = [[], [], []]
    for (let run = 0; run < RUNS; run++) {
      const { durationMs, stallMs } = await verifyOnce(desk)
      times.push(durationMs)
      stalls.push(stallMs)
      idle.push(await stallWhenIdle(durationMs))
    }
    await desk.stop()
    const verified = figure('verify 1,000,000 entries', times)
    const stalled = figure('longest stall of the main loop meanwhile', stalls)
    return [
      { ...verified, floor: median(floor), goal: { text: 'under 10 s', met: verified.p99 < GOAL_MS } },
      { ...stalled, floor: median(idle), goal: { text: `under ${STALL_GOAL_MS}`, met: stalled.p99 < STALL_GOAL_MS } },
    ]
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function verifyOnce(desk: AuditDesk): Promise<{ durationMs: number; stallMs: number }> {
  const { value: found, stallMs } = await watchStalls(() =>
    desk.verify({ onProgress: () => {}, signal: new AbortController().signal }),
  )
  if (found.problem || found.entries !== ENTRIES || !found.sealChecked)
    throw new Error(`the journal of the benchmark is not whole: ${JSON.stringify(found)}`)
  return { durationMs: found.durationMs, stallMs }
}

/** What the machine itself does to a loop that has nothing to do. */
async function stallWhenIdle(durationMs: number): Promise<number> {
  return (await watchStalls(() => delay(durationMs))).stallMs
}

/** The longest time by which the main loop was late while the work went on. */
async function watchStalls<T>(work: () => Promise<T>): Promise<{ value: T; stallMs: number }> {
  const late = monitorEventLoopDelay({ resolution: 1 })
  late.enable()
  const value = await work()
  late.disable()
  return { value, stallMs: late.max / 1e6 }
}

/** The same bytes through SHA-256, and nothing else. */
function hashBare(databaseFile: string): number {
  const database = openDatabase(databaseFile).$client
  const bodies = database.prepare('select body from journal').pluck()
  let spent = 0
  for (const body of bodies.iterate() as Iterable<string>) {
    const start = performance.now()
    hash('sha256', GENESIS_HASH + body)
    spent += performance.now() - start
  }
  database.close()
  return spent
}

/** Five years of a busy café: a sale every few minutes, its equipment and people now and then. */
function writeEntries(databaseFile: string): void {
  const database = openDatabase(databaseFile).$client
  database.pragma('synchronous = OFF')
  const insert = database.prepare('insert into journal (seq, body, hash) values (?, ?, ?)')
  const sha256 = (text: string) => hash('sha256', text)
  let last = GENESIS_HASH
  database.transaction(() => {
    for (let seq = 1; seq <= ENTRIES; seq++) {
      const body = JSON.stringify(factOf(seq))
      last = chainHash(last, body, sha256)
      insert.run(seq, body, last)
    }
    const seal = database.prepare('insert into journal_seal ("key", seq, mac) values (?, ?, ?)')
    seal.run('file', ENTRIES, sealOf(KEY, ENTRIES, last))
  })()
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}

const [counterId, locationId] = [uuidv7(), uuidv7()]
const people = ['Ana', 'Olu', 'Zoë', 'محمد', 'Priya', 'Jean'].map((name) => ({ id: uuidv7(), name }))

function factOf(seq: number): JournalFact {
  const at = FIRST_AT + seq * STEP_MS
  const by = people[seq % people.length] ?? { id: '', name: '' }
  const isRefund = seq % 50 === 0
  return {
    v: 1,
    id: uuidv7({ msecs: at }),
    at,
    counterId,
    // The formatter of the platform takes longer than everything else together.
    local: `${new Date(at + 10_800_000).toISOString().slice(0, 19)}+03:00`,
    locationId,
    kind: isRefund ? 'sale.refunded' : 'sale.made',
    by,
    ...(isRefund && { approvedBy: people[1] }),
    subject: { type: 'sale', id: uuidv7({ msecs: at + 1 }), name: `Sale ${seq}` },
    data: { number: seq, planName: '1 hour', totalMinor: 150, currency: 'KES', method: 'cash', codes: ['KQ7M2D'] },
  } as JournalFact
}
