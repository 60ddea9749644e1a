/** A counter of an earlier version: its people, sales and journal are whole after the upgrade. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hash } from '@node-rs/argon2'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DATABASE_FILE, openDatabase } from '../../src/backend/store/open.ts'
import { startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'

const [PLACE, MARIA, ANA] = [id(1), id(2), id(3)]
let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

function id(n: number): string {
  return `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
}

/** A database as the first version left it: a café, two people who had PINs only, a sale, a journal entry. */
async function makeOldCounter(): Promise<void> {
  const migrations = join(folder.path, 'migrations')
  cpSync('drizzle/counter', migrations, { recursive: true })
  const index = join(migrations, 'meta', '_journal.json')
  const { entries, ...rest } = JSON.parse(readFileSync(index, 'utf8'))
  writeFileSync(index, JSON.stringify({ ...rest, entries: entries.slice(0, 1) }))
  const file = join(folder.path, DATABASE_FILE)
  openDatabase(file, migrations).$client.close()
  const pinHash = await hash('4712')
  const old = new Database(file)
  old.exec(`
    insert into location values ('${PLACE}', 'Old Café', 'EUR', 'UTC', 'ab', 1);
    insert into person values ('${MARIA}', '${PLACE}', 'Maria', 'super_admin', '${pinHash}', 0, 0, 1, 1);
    insert into person values ('${ANA}', '${PLACE}', 'Ana', 'staff', '${pinHash}', 3, 0, 1, 2);
    insert into plan (id, location_id, name, kind, price_minor, devices, code_length, position, active, created_at)
      values ('${id(4)}', '${PLACE}', '1 hour', 'hotspot', 100, 1, 6, 1, 1, 1);
    insert into sale values ('${id(5)}', '${id(6)}', 1, '${PLACE}', '${ANA}', 'Ana', '${id(4)}', '1 hour', 'EUR', 100, 1,
      100, ${Date.now()});
    insert into journal values (1, '{"v":1,"kind":"sale.made","at":5,"by":{"id":"${ANA}","name":"Ana"},"counterId":"","data":{}}', 'x');
  `)
  old.close()
}

test('people go on with their PIN as a password that has to be changed, and the books with them', async () => {
  await makeOldCounter()
  const running = await startBackend({ folder: folder.path })
  const { client } = running.caller()
  const tiles = await client.session.people(undefined)
  expect(tiles.map(({ name, hasPin }) => [name, hasPin])).toEqual([
    ['Maria', false],
    ['Ana', false],
  ])
  const me = await client.session.signIn({ personId: MARIA, proof: { kind: 'password', password: '4712' } })
  expect(me).toMatchObject({ name: 'Maria', mustChangePassword: true })
  await client.account.changePassword({ current: '4712', next: 'korogocho-7' })
  expect(await client.sale.today({ text: '', limit: 10 })).toMatchObject({ count: 1, totalMinor: 100 })
  const [ana] = (await client.people.list(undefined)).filter((person) => person.id === ANA)
  expect(ana).toMatchObject({ locationIds: [PLACE], refundLimitMinor: 0, failedAttempts: 3 })
  const everything = { personId: ANA, kind: null, subject: '', from: null, until: null }
  const { entries } = await client.audit.list({ filter: everything, before: null, limit: 10 })
  expect(entries.map(({ kind }) => kind)).toEqual(['sale.made'])
  await running.close()
})

test('a copy of the file as it was is kept first', async () => {
  await makeOldCounter()
  await (await startBackend({ folder: folder.path })).close()
  const [copy] = readdirSync(join(folder.path, 'backups'))
  const old = new Database(join(folder.path, 'backups', copy ?? ''), { readonly: true })
  expect(old.prepare('select count(*) as n from person where pin_hash is not null').get()).toEqual({ n: 2 })
  old.close()
})

test('a journal that was never sealed says so in an entry of its own', async () => {
  await makeOldCounter()
  await (await startBackend({ folder: folder.path })).close()
  const database = new Database(join(folder.path, DATABASE_FILE), { readonly: true })
  const last = database.prepare('select kind, body from journal order by seq desc limit 1').get() as { body: string }
  expect(JSON.parse(last.body)).toMatchObject({ kind: 'journal.sealed_anew', data: { reason: 'first' } })
  database.close()
})
