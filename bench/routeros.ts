/** A thousand hotspot users onto a router, verified, beside node-routeros in the same run; and how fast both decode. */
import { RouterOSAPI } from 'node-routeros'
import { runAll } from '../src/backend/routeros/bulk.ts'
import type { Reply, Row } from '../src/backend/routeros/command.ts'
import { connectRouter } from '../src/backend/routeros/connect.ts'
import { type Figure, figure, median } from './figures.ts'
import { benchDecoding } from './routeros-decode.ts'
import { withRouter } from './routeros-thread.ts'

const USERS = 1_000
const ROUNDS = 5
/** The peer takes a minute for a thousand: it gets fewer, and the time is scaled. */
const AWAITED_USERS = 50
const login = { username: 'bench', password: 'bench' }
const menu = '/ip/hotspot/user'

export async function benchRouterOS(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const latencyMs of [0, 20, 200]) figures.push(...(await addAt(latencyMs)))
  return [...figures, ...(await benchDecoding())]
}

async function addAt(latencyMs: number): Promise<Figure[]> {
  const part = { part: 'router', latencyMs, ...login } as const
  const times = { ours: [] as number[], burst: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    times.ours.push(await withRouter(part, addVerified))
    times.burst.push(await withRouter(part, (port) => peer(port, burst)))
  }
  const awaitedMs = (await withRouter(part, (port) => peer(port, awaited))) * (USERS / AWAITED_USERS)
  const [ours, unbounded] = [median(times.ours), median(times.burst)]
  const goal = {
    text: `80 × faster than awaited (${(awaitedMs / ours).toFixed(0)} ×), under 2 × the burst (${(ours / unbounded).toFixed(2)} ×)`,
    met: awaitedMs / ours >= 80 && ours / unbounded <= 2,
  }
  const what = `${USERS} users, router at ${latencyMs} ms`
  return [
    figure(`${what}: verified`, times.ours, { floor: unbounded, ...(latencyMs === 20 ? { goal } : {}) }),
    figure(`${what}: node-routeros, all at once, unverified`, times.burst),
    figure(`${what}: node-routeros, each awaited (${AWAITED_USERS}, scaled)`, [awaitedMs]),
  ]
}

function attributesOf(n: number): Record<string, string> {
  return { name: `token${n}`, password: `p${n}w`, 'limit-uptime': '1h', comment: `tlr1 ${n}` }
}

/**
 * Adds them with a result for each, reads all back in one print and compares every property.
 *
 * The print leaves right behind the last add. Whatever it does not show would count as not verified.
 */
async function addVerified(port: number): Promise<number> {
  const connection = await connectRouter({ host: '127.0.0.1', port, ...login })
  const startedAt = performance.now()
  let readBack: Promise<Reply> | undefined
  function* commands() {
    for (let n = 0; n < USERS; n += 1) yield { path: `${menu}/add`, attributes: attributesOf(n) }
    readBack = connection.run(`${menu}/print`, { proplist: Object.keys(attributesOf(0)), heavy: true })
  }
  for await (const result of runAll(connection, commands())) {
    if (result.state !== 'done') throw new Error(`user ${result.index} was not added`, { cause: result.error })
  }
  verify((await readBack)?.rows ?? [])
  const took = performance.now() - startedAt
  connection.close()
  return took
}

function verify(rows: readonly Row[]): void {
  const byName = new Map(rows.map((row) => [row.name, row]))
  for (let n = 0; n < USERS; n += 1) {
    const row = byName.get(`token${n}`)
    const wrong = Object.entries(attributesOf(n)).find(([name, value]) => row?.[name] !== value)
    if (wrong) throw new Error(`user ${n} has another ${wrong[0]}`)
  }
}

/** Milliseconds of the work on a session of the peer's. */
async function peer(port: number, work: (api: RouterOSAPI) => Promise<unknown>): Promise<number> {
  const api = new RouterOSAPI({ host: '127.0.0.1', port, user: login.username, password: login.password })
  await api.connect()
  const startedAt = performance.now()
  await work(api)
  const took = performance.now() - startedAt
  await api.close()
  return took
}

function add(api: RouterOSAPI, n: number): Promise<unknown> {
  const words = Object.entries(attributesOf(n)).map(([name, value]) => `=${name}=${value}`)
  return api.write(`${menu}/add`, words)
}

const burst = (api: RouterOSAPI) => Promise.all(Array.from({ length: USERS }, (_, n) => add(api, n)))

async function awaited(api: RouterOSAPI): Promise<void> {
  for (let n = 0; n < AWAITED_USERS; n += 1) await add(api, n)
}
