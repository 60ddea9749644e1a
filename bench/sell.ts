/** From Enter to a durable sale, to the user on the router, to the last byte of the ticket; beside the floor of each. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { createBackend } from '../src/backend/create-backend.ts'
import { inProcessTransport } from '../src/backend/in-process-transport.ts'
import { keyFileBox } from '../src/backend/key-file-box.ts'
import { silentLog } from '../src/backend/log.ts'
import { createClient } from '../src/contract/client.ts'
import { contract, type TellerEvent } from '../src/contract/index.ts'
import { type Figure, figure, median } from './figures.ts'
import { measureBareSocket, measureCommits, measureRoundTrips } from './floors.ts'
import type { PracticeSaid } from './practice-side.ts'

const SALES = 500
const WARM_UP = 20
const GOAL_MS = 15
const password = 'bench'
const now = () => performance.timeOrigin + performance.now()

export async function benchSell(): Promise<Figure[]> {
  return [...(await sellAt(0)), ...(await sellAt(20))]
}

/** The thread on the other side, as something to wait for. */
export class PracticeSide {
  readonly #worker: Worker
  readonly #said: PracticeSaid[] = []
  #waiting: (() => void) | undefined

  constructor(latencyMs: number) {
    this.#worker = new Worker(new URL('./practice-side.ts', import.meta.url), { workerData: { latencyMs, password } })
    this.#worker.on('message', (said: PracticeSaid) => {
      this.#said.push(said)
      this.#waiting?.()
    })
  }

  /** The next thing of this kind that it says. */
  async next<K extends PracticeSaid['kind']>(kind: K): Promise<Extract<PracticeSaid, { kind: K }>> {
    for (;;) {
      const at = this.#said.findIndex((said) => said.kind === kind)
      const [said] = at < 0 ? [] : this.#said.splice(at, 1)
      if (said) return said as Extract<PracticeSaid, { kind: K }>
      await new Promise<void>((resolve) => {
        this.#waiting = resolve
      })
    }
  }

  stop(): void {
    this.#worker.postMessage('stop')
  }
}

async function sellAt(latencyMs: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'teller-bench-'))
  const side = new PracticeSide(latencyMs)
  const { routerPort, printerPort, sinkPort } = await side.next('ready')
  const address = { host: '127.0.0.1', username: 'teller', password, loginHost: 'wifi.example' }
  const backend = await createBackend({
    folder,
    secretBox: keyFileBox(folder),
    version: 'bench',
    log: silentLog,
    withoutRates: true,
    practiceEquipment: {
      router: {
        ...address,
        port: routerPort,
      },
      printer: {
        host: '127.0.0.1',
        port: printerPort,
        paperMm: 80,
      },
    },
  })
  try {
    const times = await sellMany(backend, side)
    const commit = median(measureCommits(folder, SALES))
    const trip = median(await measureRoundTrips({ ...address, port: routerPort }, SALES))
    const bare = median(await measureBareSocket(sinkPort, times.ticketBytes, SALES, () => side.next('sink')))
    const line = (what: string, values: readonly number[], floor: number) => {
      const met = median(values) - floor < GOAL_MS
      return figure(`${what}, router at ${latencyMs} ms`, values, {
        floor,
        goal: { text: `under ${GOAL_MS} over`, met },
      })
    }
    return [
      line('Enter → sale durable', times.durable, commit),
      line('Enter → user on the router', times.onRouter, commit + trip),
      line('Enter → last byte of the ticket', times.ticket, commit + trip + bare),
    ]
  } finally {
    await backend.close()
    side.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function sellMany(backend: Awaited<ReturnType<typeof createBackend>>, side: PracticeSide) {
  const transport = inProcessTransport(backend, 'bench')
  const client = createClient(contract, transport)
  const [ana] = (await client.session.people(undefined)).filter((person) => person.role === 'staff')
  await client.session.signIn({ personId: ana?.id ?? '', proof: { kind: 'pin', pin: ana?.practicePin ?? '' } })
  await client.till.open({ requestId: randomUUID(), floatMinor: 0 })
  const [plan] = await client.plan.list(undefined)
  if (!plan) throw new Error('practice has no packages')
  const arrivals = arrivalsOf(transport)
  const times = { durable: [] as number[], onRouter: [] as number[], ticket: [] as number[], ticketBytes: 0 }
  for (let n = 0; n < WARM_UP + SALES; n++) {
    const order = { requestId: randomUUID(), planId: plan.id, quantity: 1, totalMinor: plan.priceMinor }
    const pressed = now()
    const sale = await client.sale.sell({ ...order, tenderedMinor: null })
    const durable = now()
    const [onRouter, ticket] = await Promise.all([arrivals(sale.id), side.next('ticket')])
    if (n < WARM_UP) continue
    times.durable.push(durable - pressed)
    times.onRouter.push(onRouter - pressed)
    times.ticket.push(ticket.at - pressed)
    times.ticketBytes = ticket.bytes
  }
  return times
}

/** When the counter learnt that a sale's token is on the router. */
function arrivalsOf(transport: ReturnType<typeof inProcessTransport>) {
  const arrived = new Map<string, number>()
  let wake: (() => void) | undefined
  transport.subscribe((event) => {
    const { name, payload } = event as TellerEvent
    if (name !== 'sale.changed' || payload.tokens[0]?.grant.state !== 'on_router') return
    if (!arrived.has(payload.id)) arrived.set(payload.id, now())
    wake?.()
  })
  return async (saleId: string): Promise<number> => {
    for (;;) {
      const at = arrived.get(saleId)
      if (at !== undefined) return at
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
}
