/** What the proofs of the spoolers need: a CUPS daemon of their own with raw queues, and printers that keep what came. */
import { execFileSync, spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const CUPSD = '/usr/sbin/cupsd'

/** What is missing on this computer, by the names of Debian's packages. */
export function missing(...tools: readonly ('cups' | 'wine')[]): string[] {
  const onPath = (name: string) =>
    (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))
  const isThere = { cups: existsSync(CUPSD) && onPath('lpadmin'), wine: onPath('wine') }
  return tools.filter((tool) => !isThere[tool])
}

/** A printer that takes everything and keeps it, one job a connection. */
export interface Sink {
  readonly port: number
  readonly jobs: readonly Buffer[]
  waitForJob(number: number): Promise<Buffer>
  close(): void
}

/** Port 0 takes any that is free. */
export async function openSink(port = 0): Promise<Sink> {
  const jobs: Buffer[] = []
  const events = new EventEmitter()
  const server = createServer((socket) => {
    const chunks: Buffer[] = []
    socket.on('error', () => {})
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('end', () => {
      jobs.push(Buffer.concat(chunks))
      socket.end()
      events.emit('job')
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    jobs,
    waitForJob: async (number) => {
      while (jobs.length < number) await once(events, 'job')
      return jobs[number - 1] ?? Buffer.alloc(0)
    },
    close: () => server.close(),
  }
}

export interface Cups {
  readonly folder: string
  /** A raw queue to a port of this computer. */
  addQueue(name: string, port: number): void
  stop(): void
}

/** Starts a daemon in a folder of its own, and points this process and its children to it. */
export async function startCups(): Promise<Cups> {
  const folder = mkdtempSync(join(tmpdir(), 'teller-cups-'))
  // Its backends run as another user, who must be let in.
  chmodSync(folder, 0o755)
  const at = (name: string) => join(folder, name)
  for (const name of ['root', 'spool', 'spool/tmp', 'cache', 'state']) mkdirSync(at(name))
  writeFileSync(at('cupsd.conf'), daemonConfig(at('cups.sock')))
  writeFileSync(at('cups-files.conf'), filesConfig(folder))
  const daemon = spawn(CUPSD, ['-f', '-c', at('cupsd.conf'), '-s', at('cups-files.conf')], { stdio: 'ignore' })
  process.env.CUPS_SERVER = at('cups.sock')
  for (let tries = 0; !isRunning(); tries++) {
    if (tries > 100) throw new Error('cupsd did not start: is this root, or a user who may run it?')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    folder,
    addQueue: (name, port) => {
      execFileSync('lpadmin', ['-p', name, '-E', '-v', `socket://127.0.0.1:${port}`, '-m', 'raw'], { stdio: 'ignore' })
    },
    stop: () => {
      daemon.kill('SIGKILL')
      delete process.env.CUPS_SERVER
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function isRunning(): boolean {
  try {
    return execFileSync('lpstat', ['-r'], { encoding: 'utf8', timeout: 2_000 }).includes('is running')
  } catch {
    return false
  }
}

/** Everybody who reaches the socket may do everything: it is nobody's daemon but this test's. */
function daemonConfig(socket: string): string {
  const all = 'Order allow,deny\n  Allow all'
  return `Listen ${socket}
LogLevel warn
DefaultAuthType None
<Location />
  ${all}
</Location>
<Policy default>
  <Limit All>
  ${all}
  </Limit>
</Policy>
`
}

function filesConfig(folder: string): string {
  return `ServerRoot ${folder}/root
RequestRoot ${folder}/spool
TempDir ${folder}/spool/tmp
CacheDir ${folder}/cache
StateDir ${folder}/state
AccessLog ${folder}/access
ErrorLog ${folder}/errors
PageLog ${folder}/pages
Sandboxing relaxed
`
}
