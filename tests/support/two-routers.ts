/** A practice café with two real practice routers, Main and Roof, and a way into its books. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import { DATABASE_FILE, type Db, openDatabase } from '../../src/backend/store/open.ts'
import type { TellerClient } from '../../src/contract/index.ts'
import type { SaleView } from '../../src/contract/sales.ts'
import { type PracticePrinter, startPracticePrinter } from '../../src/practice/printer/practice-printer.ts'
import { type PracticeRouter, startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { signedInAs, startBackend } from './backend.ts'
import { temporaryFolder } from './folder.ts'

export const LOGIN = { username: 'teller', password: 'secret' } as const

export interface TwoRouters {
  readonly backend: Awaited<ReturnType<typeof startBackend>>['backend']
  readonly main: PracticeRouter
  readonly roof: PracticeRouter
  readonly printer: PracticePrinter
  readonly ids: { readonly main: string; readonly roof: string }
  readonly owner: TellerClient
  readonly manager: TellerClient
  readonly cashier: TellerClient
  readonly databaseFile: string
  /** The time of the café, UTC epoch milliseconds. */
  readonly time: { now: number }
  /** Sells as the cashier. */
  sell(quantity?: number): Promise<SaleView>
  /** Does something on a router as its own program does it, without Teller. */
  byHand(router: PracticeRouter, path: string, attributes: Readonly<Record<string, string>>): Promise<void>
  /** Looks into the books, or changes them as no call does. */
  books<T>(work: (db: Db) => T): T
  close(): Promise<void>
}

export async function startTwoRouters(): Promise<TwoRouters> {
  const folder = temporaryFolder()
  const main = await startPracticeRouter({ ...LOGIN, serial: 'MAIN1' })
  const roof = await startPracticeRouter({ ...LOGIN, serial: 'ROOF1' })
  const printer = await startPracticePrinter({ paperMm: 58 })
  const time = { now: Date.parse('2026-11-23T12:00:00Z') }
  const address = { host: '127.0.0.1', ...LOGIN }
  const running = await startBackend({
    folder: folder.path,
    clock: () => time.now,
    practiceEquipment: {
      router: { ...address, port: main.port, loginHost: '' },
      printer: { host: '127.0.0.1', port: printer.port, paperMm: 58 },
    },
  })
  const { client: owner } = await signedInAs(running.backend, 'super_admin')
  const { client: manager } = await signedInAs(running.backend, 'manager')
  const { client: cashier } = await signedInAs(running.backend, 'staff')
  // The second one is added later, as it is in a café that grows.
  time.now += 1_000
  const form = { ...address, name: 'Roof', port: roof.port, tls: false, loginHost: 'roof.example' }
  const { id: roofId } = await owner.router.save({ id: null, router: form })
  const mainId = (await owner.router.list(undefined)).find(({ id }) => id !== roofId)?.id ?? ''
  const databaseFile = join(folder.path, DATABASE_FILE)
  return {
    backend: running.backend,
    main,
    roof,
    printer,
    owner,
    manager,
    cashier,
    databaseFile,
    time,
    ids: { main: mainId, roof: roofId },
    sell: async (quantity = 1) => {
      const [plan] = await cashier.plan.list(undefined)
      if (!plan) throw new Error('nothing is sold here')
      const order = { requestId: randomUUID(), planId: plan.id, quantity, totalMinor: quantity * plan.priceMinor }
      return cashier.sale.sell({ ...order, tenderedMinor: null })
    },
    byHand: async ({ port }, path, attributes) => {
      const connection = await connectRouter({ host: '127.0.0.1', port, ...LOGIN })
      await connection.run(path, { attributes })
      connection.close()
    },
    books: (work) => {
      const db = openDatabase(databaseFile)
      try {
        return work(db)
      } finally {
        db.$client.close()
      }
    },
    close: async () => {
      await running.close()
      await Promise.all([main.close(), roof.close(), printer.close()])
      folder.remove()
    },
  }
}
