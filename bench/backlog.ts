/** A thousand sold tokens that waited for their router: how long until all are on it, read back, and the books say so. */

import type { Settled } from '../src/backend/provisioning/grant.ts'
import { RouterWorker } from '../src/backend/provisioning/router-worker.ts'
import { StoredGrants } from '../src/backend/provisioning/stored-grants.ts'
import { connectRouter } from '../src/backend/routeros/connect.ts'
import { grant, router } from '../src/backend/store/schema.ts'
import type { Store } from '../src/backend/store/store.ts'
import { type Figure, figure } from './figures.ts'
import { withRouter } from './routeros-thread.ts'
import { withSales } from './sales.ts'

const TOKENS = 1_000
const ROUNDS = 3
const LATENCY_MS = 20
const login = { username: 'bench', password: 'bench' }

export async function benchBacklog(): Promise<Figure[]> {
  return await withSales(TOKENS, async (store) => {
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      store.db.update(grant).set({ state: 'waiting', routerRef: null }).run()
      times.push(await withRouter({ part: 'router', latencyMs: LATENCY_MS, ...login }, (port) => deliver(store, port)))
    }
    return [
      figure(
        `${TOKENS} sold tokens that waited, router at ${LATENCY_MS} ms: all there, read back, in the books`,
        times,
      ),
    ]
  })
}

async function deliver(store: Store, port: number): Promise<number> {
  const verified = new Set<string>()
  const { promise: allThere, resolve, reject } = Promise.withResolvers<void>()
  const grants = new StoredGrants({ store, release: () => undefined, onSettled: () => undefined })
  const take = (results: readonly Settled[]) => {
    grants.settle(results)
    for (const { grant: each, result } of results) {
      if (result.state === 'refused') reject(new Error(result.text))
      if (result.state === 'on_router' && result.verified) verified.add(each.id)
    }
    if (verified.size === TOKENS) resolve()
  }
  const startedAt = performance.now()
  const worker = new RouterWorker({
    routerId: store.db.select().from(router).get()?.id ?? '',
    connect: (signal) => connectRouter({ host: '127.0.0.1', port, ...login, signal }),
    queue: { due: (...asked) => grants.due(...asked), settle: take },
    onHealth: () => undefined,
    onError: reject,
  })
  worker.start()
  await allThere
  const took = performance.now() - startedAt
  await worker.stop()
  return took
}
