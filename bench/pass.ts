/** A pass over a router with 50,000 users that are all as they were sold: the usual case, every five minutes, beside sales. */

import { monitorEventLoopDelay } from 'node:perf_hooks'
import { newUser } from '../src/backend/provisioning/hotspot-record.ts'
import { runPass } from '../src/backend/provisioning/pass.ts'
import { StoredPass } from '../src/backend/provisioning/stored-pass.ts'
import { connectRouter } from '../src/backend/routeros/connect.ts'
import { encodeSentence } from '../src/backend/routeros/sentences.ts'
import { router } from '../src/backend/store/schema.ts'
import type { Store } from '../src/backend/store/store.ts'
import { type Figure, figure, median } from './figures.ts'
import { withRouter } from './routeros-thread.ts'
import { withSales } from './sales.ts'

const USERS = 50_000
const ROUNDS = 5
const GOAL_MS = 2_000
const GOAL_STALL_MS = 20

export async function benchPass(): Promise<Figure[]> {
  return await withSales(USERS, passOver)
}

async function passOver(store: Store): Promise<Figure[]> {
  const routerId = store.db.select().from(router).get()?.id ?? ''
  const books = new StoredPass(store, () => {
    throw new Error('something was to be done again')
  })
  return await withRouter({ part: 'answer', print: printOfBooks(books, routerId) }, async (port) => {
    const times: number[] = []
    const stalls: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const connection = await connectRouter({ host: '127.0.0.1', port, username: 'bench', password: 'bench' })
      const delay = monitorEventLoopDelay({ resolution: 1 })
      delay.enable()
      const startedAt = performance.now()
      const { ours } = await runPass(connection, { routerId, books, now: Date.now, moment })
      times.push(performance.now() - startedAt)
      delay.disable()
      stalls.push(delay.max / 1e6)
      connection.close()
      if (ours !== USERS) throw new Error(`${ours} users were found of ${USERS}`)
    }
    const what = `a pass over ${USERS} users, all as sold`
    return [
      figure(what, times, { goal: { text: `under ${GOAL_MS} ms`, met: median(times) < GOAL_MS } }),
      figure(`${what}: longest wait of the event loop`, stalls, {
        goal: { text: `under ${GOAL_STALL_MS} ms`, met: median(stalls) < GOAL_STALL_MS },
      }),
    ]
  })
}

/** The clocks agree; asking the router for its own is not what is measured. */
const moment = async () => ({ seconds: Math.floor(Date.now() / 1_000), isConfirmed: true })

/** What a router would answer that has every grant of the books. */
function printOfBooks(books: StoredPass, routerId: string): Uint8Array {
  const nowMs = Date.now()
  const sentences: Uint8Array[] = []
  let afterId = ''
  for (;;) {
    const page = books.held(routerId, { from: nowMs, to: nowMs }, afterId, 1_000)
    const last = page.at(-1)
    if (!last) break
    afterId = last.grant.id
    for (const { grant } of page) {
      const attributes = {
        '.id': `*${(sentences.length + 1).toString(16)}`,
        uptime: '0s',
        ...newUser(grant, Math.floor(nowMs / 1_000)),
      }
      const shown = {
        ...attributes,
        disabled: 'false',
        'bytes-in': '0',
        'bytes-out': '0',
        dynamic: 'false',
        default: 'false',
      }
      sentences.push(
        encodeSentence(['!re', '.tag=1', ...Object.entries(shown).map(([name, value]) => `=${name}=${value}`)]),
      )
    }
  }
  return Buffer.concat([...sentences, encodeSentence(['!done', '.tag=1'])])
}
