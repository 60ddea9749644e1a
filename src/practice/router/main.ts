/** The practice router on its own: `npm run practice-router -- --port N --user U --password P`. */
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { startPracticeRouter } from './practice-router.ts'
import { SURVEYED } from './schema.ts'
import { parseVersion } from './version.ts'

const usage = `usage: practice-router --user U --password P [--port N] [--version 7.22] [--tls] [--latency MS]
       [--portal N] [--ssl N] [--discovery N] [--identity NAME] [--device-mode MODE] [--licence LEVEL] [--users N]
       [--time WHEN] [--crowd]

  --user, --password  the API login, with every policy
  --port              the API's port on 127.0.0.1 (a free one when left out)
  --version           the RouterOS version to behave like, 6.x or 7.x (7.22)
  --tls               speak TLS with a self-signed certificate
  --latency           milliseconds added to every round trip
  --crowd             people who log in and use data by themselves
  --portal            the hotspot login page's port on 127.0.0.1 (a free one when left out)
  --ssl               api-ssl's port, once the service has a certificate (a free one when left out)
  --discovery         the UDP port that answers neighbour discovery (a free one when left out)
  --identity          what the router calls itself (MikroTik)
  --device-mode       advanced, basic or home, what the device may do from 7.17 on (advanced)
  --licence           1, 3, 4, 5 or 6: how many hotspot users may be on (6, without a limit)
  --users             so many hotspot users are there from the start, sold and used (0)
  --time              when it is for the router as it starts, such as 2028-02-29T23:59:00Z (now)

Prints one line of JSON when it is ready, and runs until SIGINT or SIGTERM. "surveyed" in it says whether real routers
of exactly this version told which arguments they take; another version behaves like the one before it.`

const deviceModes = ['advanced', 'basic', 'home'] as const
const licences = [1, 3, 4, 5, 6] as const

function readFlags() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      version: { type: 'string', default: '7.22' },
      user: { type: 'string' },
      password: { type: 'string' },
      tls: { type: 'boolean', default: false },
      latency: { type: 'string', default: '0' },
      portal: { type: 'string', default: '0' },
      crowd: { type: 'boolean', default: false },
      ssl: { type: 'string', default: '0' },
      discovery: { type: 'string', default: '0' },
      identity: { type: 'string', default: 'MikroTik' },
      'device-mode': { type: 'string', default: 'advanced' },
      licence: { type: 'string', default: '6' },
      users: { type: 'string', default: '0' },
      time: { type: 'string' },
    },
  })
  if (values.user === undefined || values.password === undefined) throw new Error('--user and --password are needed')
  parseVersion(values.version)
  return {
    port: wholeNumber('port', values.port, 65_535),
    version: values.version,
    username: values.user,
    password: values.password,
    tls: values.tls,
    latencyMs: wholeNumber('latency', values.latency, 600_000),
    portalPort: wholeNumber('portal', values.portal, 65_535),
    ...(values.crowd && { crowd: { seed: randomInt(2 ** 31) } }),
    sslPort: wholeNumber('ssl', values.ssl, 65_535),
    discoveryPort: wholeNumber('discovery', values.discovery, 65_535),
    identity: values.identity,
    deviceMode: oneOf('device-mode', values['device-mode'], deviceModes),
    licenceLevel: oneOf('licence', Number(values.licence), licences),
    users: wholeNumber('users', values.users, 1_000_000),
    ...(values.time === undefined ? {} : { clock: clockFrom(values.time) }),
  }
}

/** A clock that stands at `text` now and runs on. */
function clockFrom(text: string): () => number {
  const start = Date.parse(text)
  if (Number.isNaN(start)) throw new Error(`--time ${text} is no moment such as 2028-02-29T23:59:00Z`)
  const ahead = start - Date.now()
  return () => Date.now() + ahead
}

function oneOf<T extends string | number>(flag: string, value: string | number, known: readonly T[]): T {
  const found = known.find((one) => one === value)
  if (found === undefined) throw new Error(`--${flag} must be one of ${known.join(', ')}`)
  return found
}

function wholeNumber(flag: string, text: string, max: number): number {
  if (!/^\d+$/.test(text) || Number(text) > max) throw new Error(`--${flag} must be a whole number up to ${max}`)
  return Number(text)
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

async function run(options: ReturnType<typeof readFlags>): Promise<void> {
  const router = await startPracticeRouter(options)
  const fingerprint = router.tls && { fingerprint256: router.tls.fingerprint256 }
  const { port, portalPort: portal, sslPort: ssl, discoveryPort: discovery, version } = router
  const surveyed = SURVEYED.includes(version)
  console.log(JSON.stringify({ port, portal, ssl, discovery, version, surveyed, ...fingerprint }))
  const stop = () => void router.close()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

try {
  await run(readFlags())
} catch (error) {
  console.error(`${messageOf(error)}\n\n${usage}`)
  process.exitCode = 1
}
