/** A store in a folder of its own with many sales of one package, each of the shape of a real one. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBackend } from '../src/backend/create-backend.ts'
import { inProcessTransport } from '../src/backend/in-process-transport.ts'
import { keyFileBox } from '../src/backend/key-file-box.ts'
import { silentLog } from '../src/backend/log.ts'
import { DATABASE_FILE, openDatabase } from '../src/backend/store/open.ts'
import { Store } from '../src/backend/store/store.ts'
import { createClient } from '../src/contract/client.ts'
import { contract } from '../src/contract/index.ts'
import { fillStore } from './large-store.ts'

/** Runs `work` on a store with `count` sales, all on the router as far as the books know. */
export async function withSales<T>(count: number, work: (store: Store) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'teller-bench-'))
  try {
    await sellOne(folder)
    fillStore(folder, count - 1)
    const store = new Store(openDatabase(join(folder, DATABASE_FILE)), Date.now)
    try {
      return await work(store)
    } finally {
      store.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One real sale, for the copies to be of the true shape; its router and printer are not there. */
async function sellOne(folder: string): Promise<void> {
  const nobody = { host: '127.0.0.1', port: 9 }
  const backend = await createBackend({
    folder,
    secretBox: keyFileBox(folder),
    version: 'bench',
    log: silentLog,
    practiceEquipment: {
      router: { ...nobody, username: 'bench', password: 'bench', loginHost: 'wifi.cafe' },
      printer: { ...nobody, paperMm: 80 },
    },
  })
  const client = createClient(contract, inProcessTransport(backend, 'bench'))
  const [person] = await client.session.people(undefined)
  await client.session.signIn({ personId: person?.id ?? '', proof: { kind: 'pin', pin: person?.practicePin ?? '' } })
  await client.till.open({ requestId: randomUUID(), floatMinor: 0 })
  const [plan] = await client.plan.list(undefined)
  const order = { requestId: randomUUID(), planId: plan?.id ?? '', quantity: 1, totalMinor: plan?.priceMinor ?? 0 }
  await client.sale.sell({ ...order, tenderedMinor: null })
  await backend.close()
}
