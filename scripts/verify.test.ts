import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keyFileBox } from '../src/backend/key-file-box.ts'
import { silentLog } from '../src/backend/log.ts'
import { openCounterKey } from '../src/backend/store/counter-keys.ts'
import { DATABASE_FILE, openDatabase } from '../src/backend/store/open.ts'
import { Secrets } from '../src/backend/store/secrets.ts'
import { Store } from '../src/backend/store/store.ts'
import { temporaryFolder } from '../tests/support/folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let live: string
let store: Store

beforeEach(async () => {
  folder = temporaryFolder()
  live = join(folder.path, 'live')
  store = new Store(openDatabase(join(live, DATABASE_FILE)), () => 1_700_000_000_000)
  const secrets = new Secrets(store, keyFileBox(live))
  store.sealWith(await openCounterKey('journal/seal-key', secrets, silentLog))
  for (let n = 1; n <= 20; n++) store.note({ kind: 'sale.made', data: { n } })
})
afterEach(() => {
  store.close()
  folder.remove()
})

function verify(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/verify.ts', ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

function copy(): string {
  const path = join(folder.path, 'copy')
  cpSync(live, path, { recursive: true })
  return path
}

test('a journal is checked beside the running counter, and nothing is left in its folder', () => {
  const before = readdirSync(live)
  const { status, stdout } = verify('--data', live)
  expect(stdout).toMatch(/^The journal is whole: 20 entries.*sealed by this counter\.\n$/)
  expect(status).toBe(0)
  expect(readdirSync(live)).toEqual(before)
})

test.each([[[]], [['-shm']], [['-shm', '-wal']]])('a copy without %j is checked and left as it was', (without) => {
  store.db.$client.pragma('wal_checkpoint(TRUNCATE)')
  const path = join(folder.path, 'copy')
  const filter = (source: string) => !without.some((end) => source.endsWith(end))
  cpSync(live, path, { recursive: true, filter })
  const before = readdirSync(path)
  expect(verify('--data', path)).toMatchObject({ status: 0, stdout: expect.stringContaining('20 entries') })
  expect(readdirSync(path)).toEqual(before)
})

test('what is wrong is said, with the entry and its time', () => {
  const path = copy()
  const direct = new Database(join(path, DATABASE_FILE))
  direct.exec("update journal set body = replace(body, ':7}', ':9}') where seq = 7")
  direct.close()
  const { status, stdout } = verify('--data', path)
  expect(stdout).toBe(
    'The journal is not whole: entry 7 (2023-11-14T22:13:20.000Z, sale.made) was changed after it was written.\n',
  )
  expect(status).toBe(1)
})

test('an end that was cut off is missed', () => {
  const path = copy()
  const direct = new Database(join(path, DATABASE_FILE))
  direct.exec('delete from journal where seq > 15')
  direct.close()
  expect(verify('--data', path)).toMatchObject({ status: 1, stdout: expect.stringContaining('from entry 16 on') })
})

test.each([
  [['--data', '/nowhere/at/all'], /not a data folder/],
  [['--nonsense'], /usage/],
])('%j is no use', (args, said) => {
  const { status, stderr } = verify(...args)
  expect(stderr).toMatch(said)
  expect(status).toBe(2)
})
