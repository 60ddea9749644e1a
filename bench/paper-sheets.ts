/** Sheets of 1,000 and 10,000 slips, each in a process of its own: how long, how large, how much memory. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Figure, figure, median } from './figures.ts'
import type { SheetRun } from './sheet-side.ts'

const RUNS = 3
const GOALS = { seconds: { 1000: 0.9, 10000: 7 }, megabytes: 160, faster: 6, smaller: 5 } as const
const NAIVE_SLIPS = 1_000

export async function benchSheets(): Promise<Figure[]> {
  const naive: SheetRun[] = []
  const small: SheetRun[] = []
  const large: SheetRun[] = []
  // In turns, so that whatever else the computer does falls on all of them.
  for (let run = 0; run < RUNS; run++) {
    small.push(await runSide('ours', 1_000))
    naive.push(await runSide('naive', NAIVE_SLIPS))
    large.push(await runSide('ours', 10_000))
  }
  const ms = (runs: readonly SheetRun[]) => runs.map(({ durationMs }) => durationMs)
  const kilobytes = (runs: readonly SheetRun[]) => runs.map(({ bytes }) => bytes / 1_000)
  const memory = (runs: readonly SheetRun[]) => runs.map(({ residentBytes }) => residentBytes / 1e6)
  const times = median(ms(naive)) / median(ms(small))
  const share = median(kilobytes(naive)) / median(kilobytes(small))
  return [
    timed('sheet of 1,000 slips; floor: pdfkit with PNG pictures', ms(small), median(ms(naive)), 1_000),
    timed('sheet of 10,000 slips; floor: ten times those', ms(large), median(ms(naive)) * 10, 10_000),
    { ...figure('  faster than pictures, times', [times]), goal: atLeast(GOALS.faster, times) },
    { ...figure('  kB of 1,000 slips; floor: pictures', kilobytes(small)), floor: median(kilobytes(naive)) },
    { ...figure('  smaller than pictures, times', [share]), goal: atLeast(GOALS.smaller, share) },
    resident('  peak MB resident, 1,000 slips', memory(small)),
    resident('  peak MB resident, 10,000 slips', memory(large)),
  ]
}

function timed(name: string, values: readonly number[], floor: number, slips: 1_000 | 10_000): Figure {
  const seconds = GOALS.seconds[slips]
  return figure(name, values, { floor, goal: { text: `under ${seconds} s`, met: median(values) < seconds * 1_000 } })
}

function resident(name: string, values: readonly number[]): Figure {
  return figure(name, values, {
    goal: { text: `under ${GOALS.megabytes}`, met: Math.max(...values) < GOALS.megabytes },
  })
}

const atLeast = (goal: number, value: number) => ({ text: `at least ${goal}`, met: value >= goal })

/** The limits of the thread that draws sheets, for the whole process here. */
const LIMITS = ['--max-old-space-size=128', '--max-semi-space-size=4']

const run = promisify(execFile)

async function runSide(way: 'ours' | 'naive', slips: number): Promise<SheetRun> {
  const file = new URL('./sheet-side.ts', import.meta.url)
  const { stdout } = await run(process.execPath, [...process.execArgv, ...LIMITS, file.pathname, way, String(slips)])
  return JSON.parse(stdout) as SheetRun
}
