/** A café that has been open for a while: an owner, a manager and a cashier, on this test's own router and printer. */
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { createBackend } from '../../../src/backend/create-backend.ts'
import { keyFileBox } from '../../../src/backend/key-file-box.ts'
import { silentLog } from '../../../src/backend/log.ts'
import { putSampleMoney } from '../../../src/backend/practice-money.ts'
import { DATABASE_FILE, openDatabase } from '../../../src/backend/store/open.ts'
import { location, person } from '../../../src/backend/store/schema.ts'
import type { PracticePrinter } from '../../../src/practice/printer/practice-printer.ts'
import type { PracticeRouter } from '../../../src/practice/router/practice-router.ts'
import { test as counterTest, ROUTER_PASSWORD } from './counter-test.ts'
import { startHostProcess } from './host-process.ts'

const HOST = '127.0.0.1'

/** Olu owns it, Musa (2222) manages it, and Ana (3333) sells; she may give 10 % off, and no money back. Takes dollars. */
export const test = counterTest.extend({
  host: async ({ folder, router, printer }, use) => {
    const data = join(folder, 'data')
    await furnish(data, router, printer)
    openForBusiness(data)
    const host = await startHostProcess(data)
    await use(host)
    await host.close()
  },
})

/** The people and packages of the sample café, in a counter that is not for practice. */
async function furnish(folder: string, router: PracticeRouter, printer: PracticePrinter): Promise<void> {
  const login = { username: 'teller', password: ROUTER_PASSWORD, loginHost: `${HOST}:${router.portalPort}` }
  const backend = await createBackend({
    folder,
    secretBox: keyFileBox(folder),
    version: '0',
    log: silentLog,
    practiceEquipment: {
      router: { host: HOST, port: router.port, ...login },
      printer: { host: HOST, port: printer.port, paperMm: 80 },
    },
  })
  await backend.close()
}

/** Where it is noon now: a day that ended in the middle of a test would be two days. */
function zoneAtNoon(): string {
  const behind = new Date().getUTCHours() - 12
  // The names of these zones count westwards.
  return `Etc/GMT${behind < 0 ? '' : '+'}${behind}`
}

function openForBusiness(folder: string): void {
  const db = openDatabase(join(folder, DATABASE_FILE))
  db.transaction((tx) => {
    for (const { id } of tx.select().from(location).all()) putSampleMoney(tx, id, Date.now())
    tx.update(location).set({ timeZone: zoneAtNoon() }).run()
    tx.update(person).set({ discountLimitPercent: 10 }).where(eq(person.name, 'Ana')).run()
  })
  db.$client.close()
}
