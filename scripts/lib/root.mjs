/** Where things are, and how set-up speaks to people. Runs on Node 18, before anything is installed. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** A path inside the project. */
export const at = (...parts) => join(root, ...parts)

/** Tells people what is being done; on stderr, because some commands' stdout is one JSON line for a program. */
export const say = (text) => void process.stderr.write(`${text}\n`)

/** Something people can mend themselves: shown as plain words without a stack trace. */
export class Advice extends Error {}
