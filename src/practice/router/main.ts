/** The practice router on its own: `npm run practice-router -- --port N --user U --password P`. */
import { parseArgs } from 'node:util'
import { startPracticeRouter } from './practice-router.ts'
import { parseVersion } from './version.ts'

const usage = `usage: practice-router --user U --password P [--port N] [--version 7.22] [--tls] [--latency MS] [--portal N]
       [--ssl N] [--discovery N]

  --user, --password  the API login, with every policy
  --port              the API's port on 127.0.0.1 (a free one when left out)
  --version           the RouterOS version to behave like, 6.x or 7.x (7.22)
  --tls               speak TLS with a self-signed certificate
  --latency           milliseconds added to every round trip
  --portal            the hotspot login page's port on 127.0.0.1 (a free one when left out)
  --ssl               api-ssl's port, once the service has a certificate (a free one when left out)
  --discovery         the UDP port that answers neighbour discovery (a free one when left out)

Prints one line of JSON when it is ready, and runs until SIGINT or SIGTERM.`

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
      ssl: { type: 'string', default: '0' },
      discovery: { type: 'string', default: '0' },
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
    sslPort: wholeNumber('ssl', values.ssl, 65_535),
    discoveryPort: wholeNumber('discovery', values.discovery, 65_535),
  }
}

function wholeNumber(flag: string, text: string, max: number): number {
  if (!/^\d+$/.test(text) || Number(text) > max) throw new Error(`--${flag} must be a whole number up to ${max}`)
  return Number(text)
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

async function run(options: ReturnType<typeof readFlags>): Promise<void> {
  const router = await startPracticeRouter(options)
  const fingerprint = router.tls && { fingerprint256: router.tls.fingerprint256 }
  const ports = { port: router.port, portal: router.portalPort, ssl: router.sslPort, discovery: router.discoveryPort }
  console.log(JSON.stringify({ ...ports, version: router.version, ...fingerprint }))
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
