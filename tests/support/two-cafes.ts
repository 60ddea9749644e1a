/** A practice café on the real WebSocket, and in its books the things of another location that nobody here may reach. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { keyFileBox } from '../../src/backend/key-file-box.ts'
import { silentLog } from '../../src/backend/log.ts'
import type { CounterOptions } from '../../src/backend/open-counter.ts'
import { hashPassword } from '../../src/backend/services/proofs.ts'
import type { HolderNote } from '../../src/backend/store/data-lock.ts'
import { DATABASE_FILE, type Db, openDatabase } from '../../src/backend/store/open.ts'
import * as tables from '../../src/backend/store/schema.ts'
import type { Role } from '../../src/core/permissions.ts'
import { type Host, startHost, summonHost } from '../../src/host/start-host.ts'
import { NOBODY_LISTENS, signedInAs, startBackend } from './backend.ts'
import { Page } from './page.ts'

/** Everybody's in practice. */
export const PASSWORD = 'practice'

type Who = Role | 'secondOwner' | 'managerElsewhere' | 'staffElsewhere' | 'newcomer'
type Thing =
  | 'location'
  | 'plan'
  | 'price'
  | 'batch'
  | 'sale'
  | 'token'
  | 'job'
  | 'router'
  | 'printer'
  | 'shift'
  | 'customer'

export interface TwoCafes {
  readonly host: Host
  /** People of this café by role, a second owner, people of the other one, and one whose password somebody else set. */
  readonly people: Readonly<Record<Who, string>>
  /** What stands in the books of the other location, by id. */
  readonly elsewhere: Readonly<Record<Thing, string>>
  /** Failures that were our own mistake. */
  readonly bugs: unknown[]
  readonly databaseFile: string
  page(): Promise<Page>
  /** Somebody at a page of their own, signed in by password. */
  signedIn(who: Who): Promise<Page>
  /** @throws when the backend made a mistake of its own meanwhile. */
  close(): Promise<void>
}

type Books = Pick<TwoCafes, 'people' | 'elsewhere'>

/** Starts the host on a new folder, or, given the books of an earlier start, on the same one again. */
export async function startTwoCafes(
  folder: string,
  timing: CounterOptions['timing'] = { withoutRates: true },
  books?: Books,
): Promise<TwoCafes> {
  const databaseFile = join(folder, 'practice', DATABASE_FILE)
  const { people, elsewhere } = books ?? (await fillBooks(join(folder, 'practice'), databaseFile))
  const bugs: unknown[] = []
  const host = await startHost({
    dataFolder: folder,
    screens: folder,
    port: 0,
    version: '0.0.0',
    practice: true,
    timing,
    log: { ...silentLog, error: (_, error) => void bugs.push(error) },
    secretBox: keyFileBox(folder),
    startPractice: async () => ({ ...NOBODY_LISTENS, close: async () => {} }),
  })
  const pages: Page[] = []
  const page = async () => {
    const note = JSON.parse(readFileSync(join(folder, 'in-use.json'), 'utf8')) as HolderNote
    const opened = await Page.open(host.url, (await summonHost(note)) ?? '')
    pages.push(opened)
    return opened
  }
  const shown = { host, people, elsewhere, bugs, databaseFile, page }
  return {
    ...shown,
    signedIn: async (who) => {
      const opened = await page()
      await opened.client.session.signIn({ personId: people[who], proof: { kind: 'password', password: PASSWORD } })
      return opened
    },
    close: async () => {
      await Promise.all(pages.map((each) => each.close()))
      await host.close()
      if (bugs.length > 0) throw new AggregateError(bugs, 'the backend made mistakes of its own')
    },
  }
}

/** Sets practice up, sells once, and copies what was sold to another location. */
async function fillBooks(folder: string, file: string) {
  const running = await startBackend({
    folder,
    secretBox: keyFileBox(join(folder, '..')),
    practiceEquipment: NOBODY_LISTENS,
  })
  const { client } = await signedInAs(running.backend, 'staff')
  const [plan] = await client.plan.list(undefined)
  const order = { requestId: randomUUID(), planId: plan?.id ?? '', quantity: 1, totalMinor: plan?.priceMinor ?? 0 }
  await client.sale.sell({ ...order, tenderedMinor: null })
  await running.close()
  const db = openDatabase(file)
  const elsewhere = copyEverything(db)
  const people = await addPeople(db, elsewhere.location)
  db.$client.close()
  return { people, elsewhere }
}

/** One row of each kind of thing once more, of another location. */
function copyEverything(db: Db): Record<Thing, string> {
  const id = {
    location: randomUUID(),
    plan: randomUUID(),
    price: randomUUID(),
    batch: randomUUID(),
    sale: randomUUID(),
    token: randomUUID(),
    job: randomUUID(),
    router: randomUUID(),
    printer: randomUUID(),
    shift: randomUUID(),
    customer: randomUUID(),
  }
  const of = <T>(row: T | undefined): T => row as T
  const place = { locationId: id.location }
  db.insert(tables.location)
    .values({ ...of(db.select().from(tables.location).get()), id: id.location, name: 'Elsewhere', codeMark: 'zz' })
    .run()
  db.insert(tables.plan)
    .values({ ...of(db.select().from(tables.plan).get()), ...place, id: id.plan })
    .run()
  db.insert(tables.planPrice)
    .values({ ...of(db.select().from(tables.planPrice).get()), id: id.price, planId: id.plan })
    .run()
  db.insert(tables.router)
    .values({ ...of(db.select().from(tables.router).get()), ...place, id: id.router })
    .run()
  db.insert(tables.printer)
    .values({ ...of(db.select().from(tables.printer).get()), ...place, id: id.printer })
    .run()
  const shift = { ...of(db.select().from(tables.shift).get()), ...place, id: id.shift, number: 1_000_000 }
  db.insert(tables.shift)
    .values({ ...shift, state: 'closed' })
    .run()
  db.insert(tables.customer)
    .values({ id: id.customer, ...place, name: 'Elsewhere', limitMinor: 100, createdAt: 1 })
    .run()
  const ofPlan = { planName: 'Elsewhere', currency: 'EUR', priceMinor: 1, devices: 1 }
  const made = { prefix: '', alphabet: 'mixed', codeLength: 6, quantity: 1, made: 0, state: 'stopped' } as const
  const by = { personId: of(db.select().from(tables.person).get()).id, personName: 'X', note: '', createdAt: 1 }
  db.insert(tables.batch)
    .values({
      id: id.batch,
      requestId: randomUUID(),
      number: 1_000_000,
      planId: id.plan,
      deploy: 'off',
      ...place,
      ...ofPlan,
      ...made,
      ...by,
    })
    .run()
  const sale = { ...of(db.select().from(tables.sale).get()), ...place, id: id.sale, planId: id.plan }
  db.insert(tables.sale)
    .values({ ...sale, requestId: randomUUID(), number: 1_000_000 })
    .run()
  const token = { ...of(db.select().from(tables.token).get()), id: id.token, saleId: id.sale, planId: id.plan }
  db.insert(tables.token)
    .values({ ...token, code: '9zzzzzzz' })
    .run()
  const job = { ...of(db.select().from(tables.printJob).get()), id: id.job, saleId: id.sale, tokenId: id.token }
  db.insert(tables.printJob).values(job).run()
  return id
}

async function addPeople(db: Db, otherLocation: string): Promise<Record<Who, string>> {
  const passwordHash = await hashPassword(PASSWORD)
  const here = db.select().from(tables.location).where(eq(tables.location.name, 'Baobab Internet Café')).get()
  const add = (name: string, role: Role, locationId: string, mustChangePassword = false) => {
    const id = randomUUID()
    db.insert(tables.person).values({ id, name, role, passwordHash, mustChangePassword, createdAt: 1 }).run()
    db.insert(tables.personLocation).values({ personId: id, locationId }).run()
    return id
  }
  const known = (role: Role) => db.select().from(tables.person).where(eq(tables.person.role, role)).get()?.id ?? ''
  return {
    super_admin: known('super_admin'),
    manager: known('manager'),
    staff: known('staff'),
    secondOwner: add('Ola', 'super_admin', otherLocation),
    managerElsewhere: add('Bruno', 'manager', otherLocation),
    staffElsewhere: add('Berta', 'staff', otherLocation),
    newcomer: add('Nia', 'manager', here?.id ?? '', true),
  }
}
