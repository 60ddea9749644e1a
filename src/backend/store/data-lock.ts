/** One program at a time on one data folder, by a lock that the operating system takes back from the dead. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** How the program that holds a data folder can be asked for another window; a browser host leaves this note. */
export interface HolderNote {
  readonly url: string
  /** Proves to the host that whoever asks can read this folder. */
  readonly summonKey: string
}

export interface DataLock {
  /** Leaves a note for the next program that finds the folder taken. */
  announce(note: HolderNote): void
  release(): void
}

/** The folder is in use by another program; `note` tells how to reach it, if it can be reached. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse'
  readonly note: HolderNote | undefined

  constructor(folder: string, note: HolderNote | undefined) {
    super(`another Teller is using ${folder}`)
    this.note = note
  }
}

/**
 * Takes the folder. The lock is an exclusive transaction on an empty SQLite file: the same on every system, gone with
 * the process however that ends, and not fooled by a process number used twice.
 *
 * @throws DataFolderInUse
 */
export function lockDataFolder(folder: string): DataLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const noteFile = join(folder, 'in-use.json')
  const database = new Database(join(folder, 'in-use.lock'), { timeout: 0 })
  try {
    database.exec('begin exclusive')
  } catch {
    database.close()
    throw new DataFolderInUse(folder, readNote(noteFile))
  }
  rmSync(noteFile, { force: true })
  return {
    announce: (note) => writeFileSync(noteFile, JSON.stringify(note), { mode: 0o600 }),
    release: () => {
      rmSync(noteFile, { force: true })
      database.close()
    },
  }
}

function readNote(file: string): HolderNote | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as HolderNote
  } catch {
    return undefined
  }
}
