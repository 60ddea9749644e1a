import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../../tests/support/folder.ts'
import { DATABASE_FILE, openDatabase } from '../store/open.ts'
import { Store } from '../store/store.ts'
import { AuditDesk } from './audit-desk.ts'

const sealKey = { home: 'file', key: Buffer.alloc(32, 7) } as const
const everything = { personId: null, kind: null, subject: '', from: null, until: null }
const head = { cafeName: 'Café', madeBy: 'Ana', madeAtText: '23 Nov 2026, 14:05', filterText: '' }

let folder: ReturnType<typeof temporaryFolder>
let databaseFile: string
let store: Store
let desk: AuditDesk

beforeEach(() => {
  folder = temporaryFolder()
  databaseFile = join(folder.path, DATABASE_FILE)
  store = new Store(openDatabase(databaseFile), Date.now)
  store.sealWith({ ...sealKey, keep: () => {} })
  desk = new AuditDesk({ databaseFile, sealKey })
})
afterEach(async () => {
  await desk.stop()
  store.close()
  folder.remove()
})

const write = (count: number) => {
  for (let n = 0; n < count; n++) {
    const by = { id: `person-${n % 3}`, name: 'Ana' }
    store.note({ kind: 'sale.made', by, subject: { type: 'sale', id: `sale-${n}`, name: `Sale ${n}` }, data: { n } })
  }
}
const verify = (signal = new AbortController().signal, onProgress: (done: number, total: number) => void = () => {}) =>
  desk.verify({ signal, onProgress })

test('a journal is whole while the counter goes on writing', async () => {
  write(300)
  let isDone = false
  const progress: [number, number][] = []
  const verified = verify(undefined, (done, total) => progress.push([done, total])).finally(() => (isDone = true))
  while (!isDone) {
    write(20)
    await delay(1)
  }
  const { durationMs, ...found } = await verified
  expect(found).toEqual({ entries: expect.any(Number), problem: null, brokenSeq: null, sealChecked: true })
  expect(found.entries).toBeGreaterThanOrEqual(300)
  expect(durationMs).toBeGreaterThan(0)
  expect(progress.length).toBeGreaterThan(0)
  for (const [done, total] of progress) expect(done).toBeLessThanOrEqual(total)
})

test('an empty journal is whole', async () => {
  expect(await verify()).toMatchObject({ entries: 0, problem: null })
})

test('a changed entry is named through the threads too', async () => {
  write(10)
  store.db.$client.exec("update journal set body = replace(body, 'Sale', 'Gift') where seq = 4")
  expect(await verify()).toMatchObject({ entries: 3, problem: 'changed', brokenSeq: 4 })
})

test('a second verification is refused while one runs, and welcome afterwards', async () => {
  const first = verify()
  await expect(verify()).rejects.toMatchObject({ code: 'conflict', reason: 'already_working' })
  await first
  expect(await verify()).toMatchObject({ problem: null })
})

test('who stops it hears that it was stopped, and may begin again', async () => {
  const stop = new AbortController()
  const stopped = verify(stop.signal)
  stop.abort()
  await expect(stopped).rejects.toMatchObject({ code: 'conflict', reason: 'stopped' })
  await expect(verify(stop.signal)).rejects.toMatchObject({ reason: 'stopped' })
  expect(await verify()).toMatchObject({ problem: null })
})

test('closing the counter leaves nobody waiting', async () => {
  const waiting = Promise.allSettled([verify(), desk.export({ filter: everything, format: 'csv', head })])
  await desk.stop()
  const stopped = { status: 'rejected', reason: expect.objectContaining({ reason: 'stopped' }) }
  expect(await waiting).toEqual([stopped, stopped])
})

test('a thread that cannot work is heard of', async () => {
  const lost = new AuditDesk({ databaseFile: join(folder.path, 'nowhere.sqlite') })
  await expect(lost.verify({ signal: new AbortController().signal, onProgress: () => {} })).rejects.toThrow()
  await expect(lost.export({ filter: everything, format: 'csv', head })).rejects.toThrow()
})

test('an export holds what the filter finds', async () => {
  write(9)
  const { bytes, entries } = await desk.export({ filter: { ...everything, personId: 'person-1' }, format: 'csv', head })
  expect(entries).toBe(3)
  expect(Buffer.from(bytes).toString('utf8').split('\r\n')).toHaveLength(5)
  const named = await desk.export({ filter: { ...everything, subject: 'ale 4' }, format: 'csv', head })
  expect(named.entries).toBe(1)
})

test('an export as PDF is made in every script', async () => {
  write(100)
  store.note({ kind: 'person.changed', data: { before: { name: 'Ana' }, after: { name: 'فاطمة ☕' } } })
  const { bytes, entries } = await desk.export({ filter: everything, format: 'pdf', head })
  expect(entries).toBe(101)
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-')
})

test('more entries than an export holds are refused with the number that it holds', async () => {
  const fill = `with recursive n(n) as (select 1 union all select n + 1 from n limit 5001)
    insert into journal (seq, body, hash) select n, '{}', '' from n`
  store.db.$client.exec(fill)
  const tooMany = { code: 'bad_request', reason: 'too_many_entries', values: { most: 5_000 } }
  await expect(desk.export({ filter: everything, format: 'pdf', head })).rejects.toMatchObject(tooMany)
  expect((await desk.export({ filter: everything, format: 'csv', head })).entries).toBe(5_001)
})
