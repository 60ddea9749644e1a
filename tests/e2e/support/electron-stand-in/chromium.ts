/** Starts the system's Chromium for the stand-in, with a port at which the test may join in. */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Cdp } from './cdp.ts'

const FLAGS = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--no-first-run',
  '--no-startup-window',
  '--window-size=1366,768',
  '--disable-background-networking',
  '--disable-component-update',
  '--password-store=basic',
  // Chromium's own objection to reaching this computer would hide whether the shell has one.
  '--disable-features=LocalNetworkAccessChecks',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
]

export interface Chromium {
  readonly cdp: Cdp
  /** Where a second client of the DevTools Protocol may connect. */
  readonly address: string
}

/** Chromium ends with this process. */
export async function startChromium(executable: string, profile: string): Promise<Chromium> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  mkdirSync(profile, { recursive: true })
  const child = spawn(executable, [...FLAGS, ...asRoot, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // It is killed, and what it leaves in its temporary folder should go with the test's.
    env: { ...process.env, TMPDIR: profile },
  })
  process.once('exit', () => child.kill('SIGKILL'))
  for await (const line of createInterface({ input: child.stderr })) {
    const address = /^DevTools listening on (\S+)/.exec(line)?.[1]
    if (!address) continue
    child.stderr.resume()
    return { cdp: await Cdp.connect(address), address }
  }
  throw new Error(`${executable} ended before it could be used`)
}
