/** Whoever changes the journal in the file is found, and the entry is named; what is not the journal's does not matter. */
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkJournal } from '../../src/backend/audit/check-journal.ts'
import { DATABASE_FILE, openDatabase } from '../../src/backend/store/open.ts'
import { sealOf } from '../../src/backend/store/seal.ts'
import { Store } from '../../src/backend/store/store.ts'
import { chainHash, GENESIS_HASH } from '../../src/core/journal.ts'
import { temporaryFolder } from '../support/folder.ts'
import { seededRandom } from '../support/seeded-random.ts'

const ENTRIES = 60
const RANDOM_FLIPS = Number(process.env.FLIPS ?? 1_000)
const sealKey = { home: 'file', key: Buffer.alloc(32, 7) } as const
const sha256 = (text: string) => hash('sha256', text)
const { seed, random } = seededRandom()
const pick = (below: number) => Math.floor(random() * below)

let folder: ReturnType<typeof temporaryFolder>
let file: string
/** The file as the counter left it. */
let original: Buffer

beforeAll(() => {
  folder = temporaryFolder()
  file = join(folder.path, DATABASE_FILE)
  const store = openStore()
  for (let n = store.db.$client.prepare('select count(*) from journal').pluck().get() as number; n < ENTRIES; n++) {
    const by = { id: `person-${n % 5}`, name: n % 5 === 0 ? 'فاطمة ☕' : `Ana ${n % 5}` }
    const approvedBy = { id: 'person-9', name: 'Olu' }
    const subject = { type: 'sale', id: `sale-${n}`, name: n === 41 ? 'odd \ufffd name' : `Sale ${n}` } as const
    store.note({ kind: 'sale.made', by, subject, data: { n, totalMinor: 150 }, ...(n % 7 === 0 && { approvedBy }) })
  }
  store.close()
  original = readFileSync(file)
})
afterAll(() => folder.remove())

function openStore(): Store {
  let now = 1_700_000_000_000
  const store = new Store(openDatabase(file), () => (now += 1_000))
  store.sealWith({ ...sealKey, keep: () => {} })
  return store
}

/** The bytes as a database in memory; a file of its own would want a write-ahead log beside it. */
function open(bytes: Buffer): Database.Database {
  const copy = Buffer.from(bytes)
  copy.fill(1, 18, 20)
  return new Database(copy)
}

function ask<T>(bytes: Buffer, question: (database: Database.Database) => T): T {
  const database = open(bytes)
  try {
    return question(database)
  } finally {
    database.close()
  }
}

function check(bytes: Buffer, key: typeof sealKey | null = sealKey) {
  return ask(bytes, (database) => checkJournal(database, key ? { sealKey: key } : {}))
}

function changed(change: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.from(original)
  change(bytes)
  return bytes
}

function sabotaged(sabotage: (database: Database.Database) => void, key?: null) {
  const bytes = ask(original, (database) => {
    sabotage(database)
    return database.serialize()
  })
  return check(bytes, key)
}

/** Where a text of an entry is read from; pages keep older copies of what was moved. */
function placeOf(text: string): number {
  const before = JSON.stringify(ask(original, rows))
  for (let at = original.indexOf(text); at !== -1; at = original.indexOf(text, at + 1)) {
    const bytes = changed((copy) => copy.writeUInt8(copy.readUInt8(at) ^ 1, at))
    if (JSON.stringify(ask(bytes, rows)) !== before) return at
  }
  throw new Error(`not in the file: ${text}`)
}

interface Row {
  readonly seq: number
  readonly body: string
  readonly hash: string
}

const rows = (database: Database.Database) =>
  database.prepare('select seq, body, hash from journal order by seq').all() as Row[]

/** Fitting hashes for everything from an entry on, as somebody would make them who knows the rule. */
function rechain(database: Database.Database, from: number): string {
  let last = GENESIS_HASH
  for (const row of rows(database)) {
    last = row.seq < from ? row.hash : chainHash(last, row.body, sha256)
    database.prepare('update journal set hash = ? where seq = ?').run(last, row.seq)
  }
  return last
}

test('an untouched journal is whole', () => {
  expect(check(original)).toEqual({ entries: ENTRIES, problem: null, brokenSeq: null, sealChecked: true })
})

describe('a byte in the file', () => {
  test.each([1, 23, 42, ENTRIES])('of entry %i is found wherever it is, and the entry is named', (seq) => {
    const row = ask(original, rows).find((each) => each.seq === seq) as Row
    for (const text of [row.body, row.hash]) {
      const start = placeOf(text)
      for (let at = start; at < start + Buffer.byteLength(text); at++) {
        const bytes = changed((copy) => copy.writeUInt8(copy.readUInt8(at) ^ (1 << pick(8)), at))
        expect(check(bytes), `byte ${at - start} of ${text}, seed ${seed}`).toMatchObject({
          problem: 'changed',
          brokenSeq: seq,
        })
      }
    }
  })

  test('that reads as the same sign is found', () => {
    const at = placeOf('odd \ufffd name') + 4
    const bytes = changed((copy) => copy.writeUInt8(0xf0, at))
    expect(ask(bytes, rows)).toEqual(ask(original, rows))
    expect(check(bytes)).toMatchObject({ problem: 'changed', brokenSeq: 42 })
  })

  test(`anywhere in the journal's pages is found, or nothing that can be read has changed`, () => {
    const pages = pagesOf('journal')
    const before = ask(original, everythingReadable)
    let found = 0
    for (let n = 0; n < RANDOM_FLIPS; n++) {
      const page = pages[pick(pages.length)] as number
      const at = (page - 1) * 4_096 + pick(4_096)
      const bit = 1 << pick(8)
      const bytes = changed((copy) => copy.writeUInt8(copy.readUInt8(at) ^ bit, at))
      const { problem, sealChecked } = check(bytes)
      if (problem || !sealChecked) found += 1
      else expect(ask(bytes, everythingReadable), `byte ${at}, bit ${bit}, seed ${seed}`).toEqual(before)
    }
    expect(found).toBeGreaterThan(RANDOM_FLIPS / 4)
  })

  test('of other tables is none of the journal’s business', () => {
    const pages = pagesOf('setting').slice(-1)
    const at = (pages[0] as number) * 4_096 - 1
    expect(check(changed((copy) => copy.writeUInt8(copy.readUInt8(at) ^ 1, at)))).toMatchObject({ problem: null })
  })

  test.each([
    ['journal_person', 'person-3'],
    ['journal_subject', 'sale-31'],
    ['journal_subject_name', 'Sale 31'],
    ['journal_kind', 'sale.made'],
    ['journal_approver', 'person-9'],
  ])('of the index %s alone is found, and the entry is named', (index, text) => {
    const page = pagesOf(index).at(-1) as number
    const at = original.indexOf(text, (page - 1) * 4_096) + text.length - 1
    expect(Math.floor(at / 4_096) + 1).toBe(page)
    const finding = check(changed((copy) => copy.writeUInt8(copy.readUInt8(at) ^ 4, at)))
    expect(finding).toEqual({ entries: ENTRIES, problem: 'damaged', brokenSeq: expect.any(Number), sealChecked: true })
    const named = ask(original, rows).find(({ seq }) => seq === finding.brokenSeq)
    expect(named?.body).toContain(text)
  })
})

/** The pages of a table or index, and of what belongs to it. */
function pagesOf(name: string): number[] {
  const like = name === 'journal' ? 'journal%' : name
  const select = 'select pageno from dbstat where name like ? order by pageno'
  return ask(original, (database) => database.prepare(select).pluck().all(like) as number[])
}

/** Every answer the viewer could get: in order, by number, and through each index. */
function everythingReadable(database: Database.Database): unknown {
  const list = rows(database)
  const one = database.prepare('select body, hash from journal where seq = ?')
  const indexes = database
    .prepare("select name from pragma_index_list('journal') order by name")
    .pluck()
    .all() as string[]
  const columns = 'seq, at, kind, person_id, subject_id, subject_name'
  const through = indexes.map((index) => {
    const where = index === 'journal_approver' ? 'where approver_id is not null' : ''
    return database.prepare(`select ${columns} from journal indexed by ${index} ${where}`).all()
  })
  const seals = database.prepare('select * from journal_seal').all()
  return { list, each: list.map(({ seq }) => one.get(seq)), through, seals }
}

describe('who knows SQL', () => {
  test('cannot exchange two entries', () => {
    const finding = sabotaged((database) =>
      database.exec(`update journal set seq = -1 where seq = 20; update journal set seq = 20 where seq = 21;
        update journal set seq = 21 where seq = -1`),
    )
    expect(finding).toMatchObject({ problem: 'changed', brokenSeq: 20 })
  })
  test('cannot take one out', () => {
    expect(sabotaged((database) => database.exec('delete from journal where seq = 33'))).toMatchObject({
      problem: 'missing',
      brokenSeq: 33,
      entries: 32,
    })
  })
  test('cannot hide one before the first', () => {
    const finding = sabotaged((database) =>
      database.exec("insert into journal (seq, body, hash) values (0, '{}', 'x')"),
    )
    expect(finding).toMatchObject({ problem: 'changed', brokenSeq: 1 })
  })
  test('cannot store the same bytes as something else', () => {
    const finding = sabotaged((database) => database.exec('update journal set body = cast(body as blob) where seq = 9'))
    expect(finding).toMatchObject({ problem: 'changed', brokenSeq: 9 })
  })
  test('cannot cut the end off', () => {
    expect(sabotaged((database) => database.exec('delete from journal where seq > 50'))).toMatchObject({
      problem: 'cut',
      brokenSeq: 51,
      entries: 50,
    })
  })
  test('cannot empty it', () => {
    const finding = sabotaged((database) => database.exec('delete from journal'))
    expect(finding).toMatchObject({ problem: 'cut', brokenSeq: 1, entries: 0 })
  })
  test('cannot cut the end off together with the seal', () => {
    const finding = sabotaged((database) =>
      database.exec('delete from journal where seq > 50; delete from journal_seal'),
    )
    expect(finding).toMatchObject({ problem: 'cut', brokenSeq: 51 })
  })
  test('cannot cut the end off and move the seal', () => {
    const finding = sabotaged((database) =>
      database.exec('delete from journal where seq > 50; update journal_seal set seq = 50'),
    )
    expect(finding).toMatchObject({ problem: 'rewritten', brokenSeq: 50 })
  })
  test('cannot write it anew with fitting hashes', () => {
    const finding = sabotaged((database) => {
      database.exec(`update journal set body = replace(body, '150', '100') where seq = 30`)
      rechain(database, 30)
    })
    expect(finding).toMatchObject({ problem: 'rewritten', brokenSeq: ENTRIES })
  })
  test('cannot write it anew and seal it with another key', () => {
    const finding = sabotaged((database) => {
      database.exec(`update journal set body = replace(body, '150', '100') where seq = 30`)
      const mac = sealOf(Buffer.alloc(32, 8), ENTRIES, rechain(database, 30))
      database.prepare('update journal_seal set mac = ?').run(mac)
    })
    expect(finding).toMatchObject({ problem: 'rewritten', sealChecked: true })
  })
  test('cannot add an entry with a fitting hash', () => {
    const finding = sabotaged((database) => {
      const last = rows(database).at(-1) as Row
      const body = last.body.replace('Sale', 'Gift')
      const add = database.prepare('insert into journal (seq, body, hash) values (?, ?, ?)')
      add.run(ENTRIES + 1, body, chainHash(last.hash, body, sha256))
    })
    expect(finding).toMatchObject({ problem: 'rewritten', brokenSeq: ENTRIES + 1 })
  })
  test('cannot take the table of seals away', () => {
    expect(sabotaged((database) => database.exec('drop table journal_seal'))).toMatchObject({ problem: 'damaged' })
  })
})

test('without the key, rewriting cannot be found, and the finding says so', () => {
  const finding = sabotaged((database) => {
    database.exec(`update journal set body = replace(body, '150', '100') where seq = 30`)
    rechain(database, 30)
  }, null)
  expect(finding).toEqual({ entries: ENTRIES, problem: null, brokenSeq: null, sealChecked: false })
})

test('what was cut off stays found after the counter was started and sealed it anew', () => {
  const direct = new Database(file)
  direct.exec('delete from journal where seq > 50')
  direct.close()
  const store = openStore()
  store.note({ kind: 'sale.made', data: {} })
  store.close()
  expect(check(readFileSync(file))).toMatchObject({ problem: 'cut', brokenSeq: 51, entries: 52, sealChecked: true })
})
