/** One file of a summary: whole or not there at all, and never in the place of another one. */
import { access, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { SummaryProblem } from '../../contract/summary.ts'
import { summaryFileName } from '../../core/daily-summary.ts'

/** So many files of one day may stand side by side; after that something is wrong with the day. */
const MOST_COPIES = 50

export interface PutFile {
  readonly name: string
  /** A file of the day's own name was there with other contents, and still is. */
  readonly leftAlone: boolean
}

/**
 * Writes a day's file into a folder that is there; a folder that is not is a stick that was taken out, and is not made.
 *
 * @throws an error of the file system
 */
export async function putSummaryFile(
  folder: string,
  day: string,
  extension: string,
  bytes: Uint8Array,
): Promise<PutFile> {
  if (!(await stat(folder)).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' })
  for (let copy = 1; copy <= MOST_COPIES; copy += 1) {
    const name = summaryFileName(day, extension, copy)
    const path = join(folder, name)
    if (await exists(path)) {
      if (extension === 'csv' && (await readFile(path)).equals(bytes)) return { name, leftAlone: false }
      continue
    }
    await putWhole(path, bytes)
    return { name, leftAlone: copy > 1 }
  }
  throw new Error('the folder has too many files of this day')
}

/** On the disk under another name first, so that a power cut leaves no half of a file. */
async function putWhole(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.tmp`
  try {
    const file = await open(unfinished, 'w', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    throw error
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** What an error of the file system means to the owner. */
export function problemOf(error: unknown): SummaryProblem {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'ENXIO':
      return 'no_folder'
    case 'ENOSPC':
    case 'EDQUOT':
      return 'no_space'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'not_allowed'
    default:
      return 'failed'
  }
}
