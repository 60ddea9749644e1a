/**
 * `npm run verify -- --data DIR`: checks the journal in a data folder, beside a running counter or in a copy, and says in
 * a sentence what it found. Exits with 0 when all is well, 1 when it is not, 2 when there is nothing to check.
 */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { AuditDesk } from '../src/backend/audit/audit-desk.ts'
import type { SealKey } from '../src/backend/audit/check-seal.ts'
import { exportedEntry, type JournalRow } from '../src/backend/audit/exported-entry.ts'
import { openJournal } from '../src/backend/audit/open-journal.ts'
import { defaultDataFolder } from '../src/backend/data-folder.ts'
import { keyFileBox } from '../src/backend/key-file-box.ts'
import { DATABASE_FILE } from '../src/backend/store/open.ts'
import type { Verification } from '../src/contract/audit.ts'

const USAGE = 'usage: npm run verify -- [--data DIR]'
const SEAL_KEY = 'journal/seal-key/file'
const KEY_FILE = 'secret.key'

type Finding = Omit<Verification, 'at'>

const folder = readFolder()
if (!existsSync(join(folder, DATABASE_FILE))) giveUp(`${folder} has no ${DATABASE_FILE}: this is not a data folder.`)
const aside = mkdtempSync(join(tmpdir(), 'teller-verify-'))
process.on('exit', () => rmSync(aside, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(2))

const databaseFile = readableDatabase()
const desk = new AuditDesk({ databaseFile, sealKey: await readSealKey() })
const finding = await desk.verify({ onProgress: showProgress, signal: new AbortController().signal })
await desk.stop()
hideProgress()
console.log(finding.problem ? whatIsWrong(finding) : whatIsWell(finding))
process.exitCode = finding.problem ? 1 : 0

function readFolder(): string {
  try {
    const { values } = parseArgs({ options: { data: { type: 'string', default: defaultDataFolder() } } })
    return resolve(values.data)
  } catch (error) {
    return giveUp(`${(error as Error).message}\n${USAGE}`)
  }
}

function giveUp(why: string): never {
  console.error(why)
  return process.exit(2)
}

/** While a counter has the folder open, its file; else a copy, because reading would leave new files beside it. */
function readableDatabase(): string {
  const file = join(folder, DATABASE_FILE)
  if (existsSync(`${file}-shm`) && existsSync(`${file}-wal`)) return file
  for (const ending of ['', '-wal'].filter((end) => existsSync(file + end))) {
    copyFileSync(file + ending, join(aside, DATABASE_FILE + ending))
  }
  return join(aside, DATABASE_FILE)
}

/** The key is used as a copy, because opening the box in the folder itself would touch it. */
async function readSealKey(): Promise<SealKey | undefined> {
  if (!existsSync(join(folder, KEY_FILE))) return undefined
  copyFileSync(join(folder, KEY_FILE), join(aside, KEY_FILE))
  try {
    const database = openJournal(databaseFile)
    const sealed = database.prepare('select sealed from secret where name = ?').pluck().get(SEAL_KEY)
    database.close()
    if (!(sealed instanceof Uint8Array)) return undefined
    return { home: 'file', key: Buffer.from(await keyFileBox(aside).open(sealed), 'base64') }
  } catch (error) {
    console.error(`The key of the seal cannot be read: ${(error as Error).message}`)
    return undefined
  }
}

function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\rChecking ${number(total)} entries: ${percent(done, total)} `)
}

function hideProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
}

function whatIsWell({ entries, durationMs, sealChecked }: Finding): string {
  const seal = sealChecked
    ? 'Its end is sealed by this counter.'
    : 'Whether its end is missing could not be checked: the key of its seal is not in this folder.'
  return `The journal is whole: ${number(entries)} entries, checked in ${(durationMs / 1_000).toFixed(1)} s. ${seal}`
}

function whatIsWrong(found: Finding): string {
  return `The journal is not whole: ${sentence(found)}`
}

function sentence({ problem, brokenSeq, entries }: Finding): string {
  const entry = brokenSeq === null ? undefined : describe(brokenSeq)
  switch (problem) {
    case 'changed':
      return `${entry} was changed after it was written.`
    case 'missing':
      return `${entry} is missing.`
    case 'cut':
      return brokenSeq !== null && brokenSeq <= entries
        ? `its end was missing or changed when the counter was started, as ${entry} says.`
        : `its end is missing, from ${entry} on.`
    case 'rewritten':
      return `${entry} fits the others, but this counter did not seal it.`
    default:
      return entry ? `the file is damaged, and ${entry} cannot be found as it should.` : 'the file is damaged.'
  }
}

/** `entry 37 (2026-11-23T14:05:09+03:00, sale.made)`, as far as it can be read. */
function describe(seq: number): string {
  const name = `entry ${seq}`
  try {
    const database = openJournal(databaseFile)
    const row = database.prepare('select seq, body, hash from journal where seq = ?').get(seq) as JournalRow | undefined
    database.close()
    const { local = '', utc = '', kind = '' } = row ? exportedEntry(row) : {}
    const what = [local || utc, kind].filter(Boolean).join(', ')
    return what === '' ? name : `${name} (${what})`
  } catch {
    return name
  }
}

function number(count: number): string {
  return count.toLocaleString('en')
}

function percent(done: number, total: number): string {
  return `${Math.floor((100 * done) / total)} %`
}
