import { join } from 'node:path'
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../../tests/support/folder.ts'
import { fillBooks } from '../../../tests/support/one-sale.ts'
import { silentLog } from '../log.ts'
import { openDatabase } from '../store/open.ts'
import * as tables from '../store/schema.ts'
import { Store } from '../store/store.ts'
import { RollDesk } from './roll-desk.ts'

const SLIPS = 6

let folder: ReturnType<typeof temporaryFolder>
let store: Store
let rolls: RollDesk
beforeEach(() => {
  folder = temporaryFolder()
  store = new Store(openDatabase(join(folder.path, 'teller.sqlite')), Date.now)
  fillBooks(store)
  putRoll(store)
  const tickets = { slipOf: () => ({ direction: 'ltr' as const, blocks: [] }), kick: () => undefined }
  rolls = new RollDesk({ store, log: silentLog, tickets, onChange: () => undefined })
  rolls.follow('roll')
})
afterEach(() => {
  rolls.stop()
  store.close()
  folder.remove()
})

function putRoll({ db }: Store): void {
  const at = { createdAt: 1 }
  const what = { planId: 'hour', planName: '1 hour', currency: 'EUR', priceMinor: 1, devices: 1, note: '' }
  const codes = { prefix: '', alphabet: 'mixed', codeLength: 6, quantity: SLIPS, made: SLIPS, deploy: 'off' } as const
  const by = { personId: 'ana', personName: 'Ana' }
  const place = { locationId: 'cafe', number: 1, requestId: 'r', state: 'made' } as const
  db.insert(tables.batch)
    .values({ id: 'batch', ...what, ...codes, ...by, ...place, ...at })
    .run()
  for (let slip = 1; slip <= SLIPS; slip++) {
    const of = { planId: 'hour', batchId: 'batch', batchPosition: slip, position: 0, devices: 1 }
    db.insert(tables.token)
      .values({ id: `s${slip}`, code: `c${slip}`, password: 'p', ...of, ...at })
      .run()
  }
  const device = { name: 'P', link: { kind: 'tcp', host: 'h', port: 1 }, paperMm: 58, cut: false } as const
  const head = { dots: 384, columns: 32, textMode: 'raster', locationId: 'cafe' } as const
  db.insert(tables.printer)
    .values({ id: 'printer', ...device, ...head, ...at })
    .run()
  const range = { batchId: 'batch', printerId: 'printer', next: 1, last: SLIPS, state: 'running' } as const
  db.insert(tables.roll)
    .values({ id: 'roll', ...range, ...by, ...at, updatedAt: 1 })
    .run()
}

const jobs = () => store.db.select().from(tables.printJob).orderBy(asc(tables.printJob.id)).all()
const waiting = () => jobs().flatMap(({ tokenId, state }) => (state === 'queued' ? [tokenId] : []))
const roll = () => store.db.select().from(tables.roll).get()
type State = ReturnType<typeof jobs>[number]['state']
/** Somebody, or the printer, says where a slip stands now. */
const say = (tokenId: string, state: State) => {
  store.db.update(tables.printJob).set({ state }).where(eq(tables.printJob.tokenId, tokenId)).run()
  rolls.step({ rollId: 'roll', state })
}

test('two slips at most wait at the printer', () => {
  expect(waiting()).toEqual(['s1', 's2'])
  rolls.follow('roll')
  expect(waiting()).toEqual(['s1', 's2'])
  say('s1', 'sending')
  expect(waiting()).toEqual(['s2'])
  say('s1', 'confirmed')
  expect(waiting()).toEqual(['s2', 's3'])
})

test('a slip nobody is sure of takes the next ones back; whoever answers for it, the roll goes on', () => {
  say('s1', 'uncertain')
  expect(waiting()).toEqual([])
  expect(roll()).toMatchObject({ state: 'paused', problem: 'slip', next: 2 })
  say('s1', 'confirmed')
  expect(roll()).toMatchObject({ state: 'running', problem: null })
  expect(waiting()).toEqual(['s2', 's3'])
  say('s2', 'failed')
  expect(roll()).toMatchObject({ state: 'paused', problem: 'slip' })
  say('s2', 'queued')
  expect(waiting()).toEqual(['s2', 's3'])
})

test('a restart hands nothing out before somebody goes on, and then nothing twice', () => {
  say('s1', 'sent')
  rolls.start()
  expect(roll()).toMatchObject({ state: 'paused', problem: 'restarted', next: 2 })
  rolls.follow('roll')
  expect(waiting()).toEqual([])
  store.db.update(tables.roll).set({ state: 'running', problem: null }).run()
  rolls.follow('roll')
  expect(waiting()).toEqual(['s2', 's3'])
  expect(jobs().filter(({ tokenId }) => tokenId === 's2')).toHaveLength(1)
})

test('void slips are left out, and the last one ends the roll', () => {
  store.db.update(tables.token).set({ voidedAt: 1 }).where(eq(tables.token.id, 's3')).run()
  for (const slip of ['s1', 's2', 's4', 's5', 's6']) say(slip, 'sent')
  expect(jobs().map(({ tokenId }) => tokenId)).not.toContain('s3')
  expect(roll()?.state).toBe('done')
})
