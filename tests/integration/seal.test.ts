/** Whoever cuts the journal off and takes the seal's key away as well leaves a trace at the next start. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DATABASE_FILE } from '../../src/backend/store/open.ts'
import { type Caller, NOBODY_LISTENS, signedInAs, startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(async () => {
  folder = temporaryFolder()
  await atTheCounter(async () => {})
})
afterEach(() => folder.remove())

/** A start, a few deeds of the owner, and an end. */
async function atTheCounter<T>(work: (owner: Caller) => Promise<T>): Promise<T> {
  const running = await startBackend({ folder: folder.path, practiceEquipment: NOBODY_LISTENS })
  const owner = await signedInAs(running.backend, 'super_admin')
  await owner.client.session.lock(undefined)
  await owner.client.session.signOut(undefined)
  const again = await signedInAs(running.backend, 'super_admin')
  const result = await work(again)
  await running.close()
  return result
}

/** What somebody does who can write to the file while the program is closed. */
function tamper(sql: string): void {
  const database = new Database(join(folder.path, DATABASE_FILE))
  database.exec(sql)
  database.close()
}

const verify = () => atTheCounter(({ client }) => client.audit.verify(undefined))
const CUT = 'delete from journal where seq > (select max(seq) - 3 from journal);'
const NO_KEY = "delete from secret where name = 'journal/seal-key/file';"

test('an untouched counter is whole, over any number of starts', async () => {
  expect(await verify()).toMatchObject({ problem: null, sealChecked: true })
  expect(await verify()).toMatchObject({ problem: null, sealChecked: true })
})

test.each([
  ['the end', CUT],
  ['the end and the seal', `${CUT} delete from journal_seal;`],
  ['the end, the seal and its key', `${CUT} delete from journal_seal; ${NO_KEY}`],
])('taking away %s is found', async (_, sql) => {
  tamper(sql)
  expect(await verify()).toMatchObject({ problem: 'cut' })
})

test('passing the seal off as another computer’s is not called checked', async () => {
  tamper(`${CUT} update journal_seal set key = 'system', seq = (select max(seq) from journal); ${NO_KEY}`)
  expect((await verify()).sealChecked).toBe(false)
})

test('a lost key is not called tampering; PINs have to be set anew, and nobody is locked out by the old ones', async () => {
  rmSync(join(folder.path, 'secret.key'))
  const running = await startBackend({ folder: folder.path, practiceEquipment: NOBODY_LISTENS })
  const { client } = running.caller()
  const [olu] = await client.session.people(undefined)
  expect(olu?.hasPin).toBe(false)
  const proof = { kind: 'password', password: 'practice' } as const
  await client.session.signIn({ personId: olu?.id ?? '', proof })
  expect(await client.audit.verify(undefined)).toMatchObject({ problem: null, sealChecked: false })
  await running.close()
})
