/** Carries exchanges out over links that tear at every byte asked for, and tells what came of each. */
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import {
  type PracticeRecord,
  type PracticeRouter,
  startPracticeRouter,
} from '../../src/practice/router/practice-router.ts'
import { type Exchange, Stage, standingOn, wrongWith } from './exchanges.ts'
import { MemoryQueue } from './memory-queue.ts'
import { type Sender, startTornLink, type Tear } from './torn-link.ts'
import { withinMs } from './within.ts'
import { login, type WorkerAtOptions, workerAt } from './worker-at.ts'

export type TornRun = {
  readonly exchange: Exchange
  /** Grants carried out together. */
  readonly count?: number
  readonly tears: readonly (Tear | undefined)[]
  /** For sabotage: a queue, or sessions, without a protection. */
  readonly newQueue?: () => MemoryQueue
  readonly session?: NonNullable<WorkerAtOptions['session']>
  /** How long to wait for one exchange to be over. */
  readonly patienceMs?: number
}

export type TornReport = {
  /** One line for each thing that is not as it should be, with the tear that did it. */
  readonly problems: readonly string[]
  /** Bytes that arrived on the first connection, of the longest run. */
  readonly carried: Readonly<Record<Sender, number>>
  /** Connections, all runs together. */
  readonly connections: number
}

/** So many exchanges go on side by side; a router serves no more than 20 sessions. */
const ABREAST = 16
/** So many users are put on one router: each bulk reads all of them. */
const USERS = 640
const MAC = '02:FF:00:00:00:01'

/** Runs the exchange once for each tear, each with users of its own, on routers where a stranger is online. */
export async function tearExchange({ tears, ...run }: TornRun): Promise<TornReport> {
  const perRouter = Math.max(ABREAST, Math.ceil(USERS / (run.count ?? 1)))
  const reports: TornReport[] = []
  for (let from = 0; from < tears.length; from += perRouter) {
    reports.push(await tearOnOneRouter({ ...run, tears: tears.slice(from, from + perRouter) }))
  }
  const most = (sender: Sender) => Math.max(...reports.map(({ carried }) => carried[sender]))
  return {
    problems: reports.flatMap(({ problems }) => problems),
    carried: { client: most('client'), router: most('router') },
    connections: reports.reduce((sum, { connections }) => sum + connections, 0),
  }
}

async function tearOnOneRouter({ tears, ...run }: TornRun): Promise<TornReport> {
  const router = await startPracticeRouter(login)
  const connection = await connectRouter({ host: '127.0.0.1', port: router.port, ...login })
  try {
    await connection.run('/ip/hotspot/user/add', { attributes: { name: 'staff', password: 'x', comment: 'ours' } })
    router.login('staff', 'x', MAC)
    const before = strangersOn(router)
    const stage = new Stage(router, connection)
    const outcomes = await abreast(tears, (tear) => runOnce(stage, run, tear))
    const standing = standingOn(router)
    const problems = outcomes.flatMap(({ tear, grants, unsettled }) => {
      const found = [...unsettled, ...grants.flatMap((grant) => wrongWith(standing, grant))]
      return found.map((problem) => `${JSON.stringify(tear)}: ${problem}`)
    })
    const most = (sender: Sender) => Math.max(...outcomes.map(({ carried }) => carried[sender]))
    return {
      problems: [...problems, ...(strangersOn(router) === before ? [] : ['what is not ours was touched'])],
      carried: { client: most('client'), router: most('router') },
      connections: outcomes.reduce((sum, { connections }) => sum + connections, 0),
    }
  } finally {
    connection.close()
    await router.close()
  }
}

/** Everything on the router that no grant made, but for what counts by itself. */
function strangersOn(router: PracticeRouter): string {
  const ofStaff = ({ name, user }: PracticeRecord) => name === 'staff' || user === 'staff'
  const menus = ['/ip/hotspot/user', '/ip/hotspot/active', '/ip/hotspot/cookie']
  const records = menus.flatMap((menu) => router.records(menu)).filter(ofStaff)
  return JSON.stringify(records.map(({ uptime: _, 'idle-time': __, 'expires-in': ___, ...record }) => record))
}

async function abreast<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const rest = all.entries()
  const lane = async () => {
    for (const [index, one] of rest) results[index] = await work(one)
  }
  await Promise.all(Array.from({ length: ABREAST }, lane))
  return results
}

async function runOnce(stage: Stage, run: Omit<TornRun, 'tears'>, tear: Tear | undefined) {
  const { exchange, count = 1, newQueue, session, patienceMs = 10_000 } = run
  const grants = await exchange.begin(stage, count)
  const link = await startTornLink(stage.router.port, tear)
  const queue = newQueue?.() ?? new MemoryQueue()
  queue.put(...grants)
  // Only who is left waiting without a word has to ask.
  const asking = tear?.how === 'silence' ? { keepaliveMs: 150, pingTimeoutMs: 400 } : {}
  const { worker, errors } = workerAt(link.port, { queue, ...(session && { session }), ...asking })
  const over = Promise.all(grants.map((grant) => queue.until(grant, exchange.isOver)))
  const isOver = await withinMs(patienceMs, over)
  await worker.stop()
  await link.close()
  const open = queue.due('', count, 'oldest')
  return {
    tear,
    grants,
    carried: link.carried,
    connections: link.connections(),
    unsettled: [
      ...(isOver ? [] : ['never over']),
      ...open.map(({ username }) => `${username}: still due`),
      ...errors.map(String),
    ],
  }
}

/** A cut after every byte of either side. */
export function everyByte({ client, router }: Readonly<Record<Sender, number>>, how: Tear['how'] = 'cut'): Tear[] {
  const of = (from: Sender, bytes: number) => Array.from({ length: bytes + 1 }, (_, after) => ({ how, from, after }))
  return [...of('client', client), ...of('router', router)]
}

/** So many of them, drawn without putting back. */
export function someOf<T>(all: readonly T[], count: number, random: () => number): T[] {
  const rest = [...all]
  return Array.from({ length: Math.min(count, rest.length) }, () =>
    rest.splice(Math.floor(random() * rest.length), 1),
  ).flat()
}
