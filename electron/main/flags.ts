/** What the command line asks of the shell. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDataFolder } from '../../src/backend/data-folder.ts'

export interface Flags {
  readonly dataFolder: string
  /** Begin in practice. */
  readonly practice: boolean
}

/** Reads our own flags; Chromium's, which stand on the same line, are not ours to judge. */
export function readFlags(args: readonly string[], defaultFolder = defaultDataFolder()): Flags {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, practice: { type: 'boolean' } },
    strict: false,
  })
  const dataFolder = typeof values.data === 'string' && values.data !== '' ? values.data : defaultFolder
  return { dataFolder: resolve(dataFolder), practice: values.practice === true }
}
