/** The log file of a data folder: JSON lines, one file a start, the last few kept. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Log } from './log.ts'

const KEPT_FILES = 10

export function openFileLog(dataFolder: string): Log {
  const folder = join(dataFolder, 'logs')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const old of readdirSync(folder).sort().slice(0, -KEPT_FILES)) rmSync(join(folder, old), { force: true })
  const name = `teller-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.log`
  const logger = pino(pino.destination({ dest: join(folder, name), mode: 0o600, sync: false }))
  return {
    info: (message, details) => logger.info(details ?? {}, message),
    warn: (message, details) => logger.warn(details ?? {}, message),
    error: (message, error) => logger.error({ err: error }, message),
  }
}
