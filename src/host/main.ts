/**
 * `npm run host -- --data DIR --port N [--practice]`: starts the browser host and prints one line of JSON,
 * `{"url":…,"token":…}`; with `"alreadyRunning":true` when it only asked the running one for another window.
 */
import '../backend/short-pauses.ts'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDataFolder } from '../backend/data-folder.ts'
import { openFileLog } from '../backend/file-log.ts'
import { keyFileBox } from '../backend/key-file-box.ts'
import { DataFolderInUse } from '../backend/store/data-lock.ts'
import { startPracticeWorld } from '../practice/world.ts'
import { startHost, summonHost } from './start-host.ts'

const USAGE = 'usage: npm run host -- [--data DIR] [--port N] [--practice]'

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string', default: defaultDataFolder() },
        port: { type: 'string', default: '0' },
        practice: { type: 'boolean', default: false },
      },
    })
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port}: not a port`)
    return { dataFolder: resolve(values.data), port, practice: values.practice }
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`)
    return process.exit(2)
  }
}

/** The project's folder, seen from the sources and from the build alike. */
function projectFolder(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

const root = projectFolder()
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const flags = readFlags()

try {
  const host = await startHost({
    ...flags,
    version,
    screens: join(root, 'out', 'renderer'),
    secretBox: keyFileBox(flags.dataFolder),
    log: openFileLog(flags.dataFolder),
    startPractice: startPracticeWorld,
  })
  console.log(JSON.stringify({ url: host.url, token: host.token }))
  let isClosing = false
  const stop = () => {
    if (isClosing) return
    isClosing = true
    void host.close().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
} catch (error) {
  if (!(error instanceof DataFolderInUse)) throw error
  const token = error.note && (await summonHost(error.note))
  if (!error.note || !token) {
    console.error(`${error.message}, and it does not answer. Close it first.`)
    process.exit(3)
  }
  console.log(JSON.stringify({ url: error.note.url, token, alreadyRunning: true }))
}
