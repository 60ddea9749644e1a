/** How fast a print of 50,000 hotspot users becomes rows, what that holds, and how long the event loop waits meanwhile. */
import { Socket } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Receiver } from 'node-routeros/dist/connector/Receiver.js'
import type { Row } from '../src/backend/routeros/command.ts'
import { connectRouter } from '../src/backend/routeros/connect.ts'
import { ReplyDecoder } from '../src/backend/routeros/reply-decoder.ts'
import { type Figure, figure, median } from './figures.ts'
import { printOf } from './routeros-print.ts'
import { withRouter } from './routeros-thread.ts'

const USERS = 50_000
const ROUNDS = 10
const PEER_ROUNDS = 2
const CHUNK = 65_536
const GOAL_MB_PER_SECOND = 80
const GOAL_STALL_MS = 20
const GOAL_GROWTH = 3
const TURN_MS = 2

export async function benchDecoding(): Promise<Figure[]> {
  // First, while the heap is as small as a counter's.
  const { stalls, floors } = await stallsOfPrints()
  const bytes = printOf(USERS, '.tag=1')
  const megabytes = bytes.length / 1e6
  const ours = times(ROUNDS, () => decode(bytes))
  const theirs = times(PEER_ROUNDS, () => decodeByPeer(bytes))
  const speed = (megabytes / median(ours)) * 1_000
  const growth = heapGrowth(bytes)
  const what = `a print of ${USERS} users, ${megabytes.toFixed(0)} MB`
  return [
    figure(`${what}: decoded (${speed.toFixed(0)} MB/s)`, ours, {
      goal: { text: `${GOAL_MB_PER_SECOND} MB/s`, met: speed >= GOAL_MB_PER_SECOND },
    }),
    figure(`${what}: node-routeros (${((megabytes / median(theirs)) * 1_000).toFixed(1)} MB/s)`, theirs),
    figure(`${what}: longest wait of the event loop`, stalls, {
      floor: median(floors),
      goal: { text: `under ${GOAL_STALL_MS} ms`, met: median(stalls) < GOAL_STALL_MS },
    }),
    figure(`${what}: heap growth, in sizes of the rows (not ms)`, [growth], {
      goal: { text: `under ${GOAL_GROWTH}`, met: growth < GOAL_GROWTH },
    }),
  ]
}

function times(rounds: number, run: () => unknown): number[] {
  return Array.from({ length: rounds }, () => {
    const startedAt = performance.now()
    run()
    return performance.now() - startedAt
  })
}

function decode(bytes: Uint8Array, afterChunk = () => {}): Row[] {
  const decoder = new ReplyDecoder()
  const rows: Row[] = []
  for (let at = 0; at < bytes.length; at += CHUNK) {
    for (const reply of decoder.push(bytes.subarray(at, at + CHUNK))) rows.push(reply.attributes)
    afterChunk()
  }
  return rows
}

/** The peer takes its words apart in the callback, as its channels do. */
function decodeByPeer(bytes: Uint8Array): Record<string, string>[] {
  const receiver = new Receiver(new Socket())
  const rows: Record<string, string>[] = []
  receiver.read('1', ([, ...words]) => rows.push(Object.fromEntries(words.map(pairOf))))
  for (let at = 0; at < bytes.length; at += CHUNK) receiver.processRawData(Buffer.from(bytes.subarray(at, at + CHUNK)))
  return rows
}

function pairOf(word: string): [string, string] {
  const [, name = '', ...value] = word.split('=')
  return [name, value.join('=')]
}

/** The most the heap grew while decoding, in sizes of what is kept in the end. */
function heapGrowth(bytes: Uint8Array): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const used = () => process.memoryUsage().heapUsed
  collect()
  const before = used()
  let most = before
  const rows = decode(bytes, () => {
    most = Math.max(most, used())
  })
  collect()
  const kept = used() - before
  return rows.length === USERS + 1 ? (most - before) / kept : Number.NaN
}

/** The longest wait of the event loop in each of several prints over a real socket, and that of a loop without any. */
async function stallsOfPrints(): Promise<{ stalls: number[]; floors: number[] }> {
  return await withRouter({ part: 'print', users: USERS }, async (port) => {
    const [stalls, floors]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      const startedAt = performance.now()
      stalls.push(await stallOfPrint(port))
      floors.push(await stallOfWork(performance.now() - startedAt))
    }
    return { stalls, floors }
  })
}

/** How long a loop waits that works for so long in short turns and makes no garbage: what the machine does to it. */
async function stallOfWork(durationMs: number): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const endsAt = performance.now() + durationMs
  while (performance.now() < endsAt) {
    const turnEndsAt = performance.now() + TURN_MS
    while (performance.now() < turnEndsAt);
    await nextTurn()
  }
  delay.disable()
  return delay.max / 1e6
}

async function stallOfPrint(port: number): Promise<number> {
  const connection = await connectRouter({ host: '127.0.0.1', port, username: 'bench', password: 'bench' })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const { rows } = await connection.run('/ip/hotspot/user/print', { timeoutMs: 60_000, heavy: true })
  delay.disable()
  connection.close()
  if (rows.length !== USERS) throw new Error('rows were lost')
  return delay.max / 1e6
}
