/** The store: durable by choice, one transaction with its journal entry, and a chain that shows tampering. */
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DATABASE_FILE, openDatabase } from '../../src/backend/store/open.ts'
import { journal, setting } from '../../src/backend/store/schema.ts'
import { Store } from '../../src/backend/store/store.ts'
import { temporaryFolder } from '../support/folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let file: string
let store: Store

beforeEach(() => {
  folder = temporaryFolder()
  file = join(folder.path, DATABASE_FILE)
  store = new Store(openDatabase(file), () => 1_700_000_000_000)
})
afterEach(() => {
  store.close()
  folder.remove()
})

const put = (key: string) =>
  store.write((tx) => {
    tx.insert(setting).values({ key, value: 1 }).run()
    return { value: null, fact: { kind: 'printer.saved', data: { key } } }
  })

describe('a power cut', () => {
  test.each([false, true])('costs no acknowledged sale: synchronous is FULL (file reopened: %s)', (reopened) => {
    if (reopened) {
      store.close()
      store = new Store(openDatabase(file), Date.now)
    }
    const pragma = (name: string) => store.db.$client.pragma(name, { simple: true })
    expect(pragma('synchronous')).toBe(2)
    expect(pragma('journal_mode')).toBe('wal')
    expect(pragma('foreign_keys')).toBe(1)
  })
})

test('rows and journal entry stand or fall together', () => {
  put('a')
  expect(() =>
    store.write((tx) => {
      tx.insert(setting).values({ key: 'b', value: 1 }).run()
      throw new Error('half way')
    }),
  ).toThrow('half way')
  expect(() => put('a')).toThrow()
  expect(store.readSetting('b')).toBeUndefined()
  expect(store.db.select().from(journal).all()).toHaveLength(1)
})

describe('the journal', () => {
  beforeEach(() => ['a', 'b', 'c', 'd'].forEach(put))
  const tamper = (statement: string) => {
    const direct = new Database(file)
    direct.exec(statement)
    direct.close()
  }

  test('holds when nobody touched it', () => expect(store.findJournalBreak()).toBeUndefined())
  test.each([
    ['update journal set body = replace(body, \'"b"\', \'"x"\') where seq = 2', 2],
    ['delete from journal where seq = 3', 3],
    ['update journal set hash = upper(hash) where seq = 4', 4],
    ["update journal set body = body || ' ' where seq = 1", 1],
  ])('%s is found', (statement, seq) => {
    tamper(statement)
    expect(store.findJournalBreak()).toBe(seq)
  })
  test('goes on where it was after a restart', () => {
    store.close()
    store = new Store(openDatabase(file), Date.now)
    put('e')
    expect(store.findJournalBreak()).toBeUndefined()
    const counters = store.db
      .select()
      .from(journal)
      .all()
      .map((row) => JSON.parse(row.body).counterId)
    expect(new Set(counters).size).toBe(1)
  })
})

test('an upgrade keeps a copy of the books as they were', () => {
  put('a')
  store.db.$client.exec('delete from __drizzle_migrations')
  store.close()
  copyFileSync(file, `${file}.before`)
  expect(() => openDatabase(file)).toThrow()
  const [copy] = readdirSync(join(folder.path, 'backups'))
  const saved = new Database(join(folder.path, 'backups', copy ?? ''), { readonly: true })
  expect(saved.prepare("select count(*) as n from setting where key = 'a'").get()).toEqual({ n: 1 })
  saved.close()
  store = new Store(openDatabase(join(folder.path, 'other.sqlite')), Date.now)
})

test('a full disk refuses the sale in words and keeps what was there', () => {
  put('a')
  const pages = store.db.$client.pragma('page_count', { simple: true }) as number
  store.db.$client.pragma(`max_page_count = ${pages}`)
  const fill = () => {
    for (let i = 0; i < 500; i++) put(`filler ${i} ${'x'.repeat(500)}`)
  }
  expect(fill).toThrow(expect.objectContaining({ code: 'unavailable', reason: 'database_full' }))
  store.db.$client.pragma(`max_page_count = ${pages * 100}`)
  put('b')
  expect(store.findJournalBreak()).toBeUndefined()
})
