/** Tries the new login as the counter will use it: the encryption, the certificate, and what selling asks of a router. */
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { connectRouter } from '../../routeros/connect.ts'
import type { RouterConnection } from '../../routeros/connection.ts'
import { RouterUnreachable } from '../../routeros/errors.ts'
import { type RouterInfo, readRouterInfo } from '../../routeros/info.ts'
import { peekFingerprint, sameFingerprint } from '../../routeros/socket.ts'
import { readSecret } from '../../routeros/values.ts'
import { capabilitiesOf } from '../../routeros/versions.ts'
import { NotKept } from '../failures.ts'
import type { NewLogin } from './new-login.ts'
import { StepFailure } from './step-failure.ts'

/** How the counter will reach the router. */
export type Reached = {
  readonly port: number
  readonly tls: boolean
  /** SHA-256 of the certificate, in hex; empty without encryption. */
  readonly fingerprint: string
}

/** Whom to try, where. */
export type Trial = {
  readonly host: string
  readonly encrypted: boolean
  readonly login: NewLogin
}

/** A service that was switched on a moment ago may not listen yet. */
const patience = { tries: 8, pauseMs: 250 }
const connectTimeoutMs = 6_000

/**
 * Logs in once, and tells how.
 *
 * Over TLS the certificate that is shown has to be the one the router itself names, where it names one: then nobody
 * stands between, and from now on the counter accepts this one only.
 */
export async function tryLogin(admin: RouterConnection, trial: Trial, signal: AbortSignal): Promise<Reached> {
  const { port, named } = await readService(admin, trial.encrypted)
  const fingerprint = trial.encrypted ? await patiently(() => peek(trial.host, port), signal) : ''
  if (named !== '' && !sameFingerprint(named, fingerprint)) {
    throw new StepFailure('other_certificate', `the router names ${named}, and ${fingerprint} was shown`)
  }
  const reached = { port, tls: trial.encrypted, fingerprint }
  const connection = await patiently(() => connectAs(trial, reached), signal)
  connection.close()
  return reached
}

/** Does, once, what selling will do: a voucher's user is made, read back, changed and removed. */
export async function tryWork(trial: Trial, reached: Reached): Promise<void> {
  const connection = await connectAs(trial, reached)
  try {
    const info = await readRouterInfo(connection)
    await removeTrials(connection, trial.login.mark)
    await workOnce(connection, info, trial.login.mark)
  } finally {
    connection.close()
  }
}

const menu = '/ip/hotspot/user'
const namePrefix = 'teller-check-'

async function workOnce(connection: RouterConnection, { version }: RouterInfo, mark: string): Promise<void> {
  const name = `${namePrefix}${randomBytes(4).toString('hex')}`
  const password = randomBytes(6).toString('hex')
  const attributes = { name, password, disabled: 'yes', comment: mark }
  await connection.run(`${menu}/add`, { attributes })
  const [row] = await findTrials(connection, name)
  if (!row || row.comment !== mark) throw new NotKept('the trial user was gone when it was read back')
  // From 7.21 a print leaves passwords out, whatever the policies are.
  const isReadable = readSecret(row.password) === password || capabilitiesOf(version).hidesSecrets
  if (!isReadable) throw new StepFailure('permission', 'the new login cannot read passwords back')
  await connection.run(`${menu}/set`, { attributes: { '.id': row['.id'] ?? '', comment: `${mark} end` } })
  await removeTrials(connection, mark)
}

async function findTrials(connection: RouterConnection, name?: string) {
  const proplist = ['.id', 'name', 'password', 'comment']
  const { rows } = await connection.run(`${menu}/print`, { proplist, ...(name && { query: [`?name=${name}`] }) })
  return rows.filter((row) => row.name?.startsWith(namePrefix))
}

/** Removes what a trial made, also one that was cut off. */
export async function removeTrials(connection: RouterConnection, mark: string): Promise<void> {
  for (const row of await findTrials(connection)) {
    const isOurs = row.comment?.split(' ')[0] === mark
    if (isOurs) await connection.run(`${menu}/remove`, { attributes: { '.id': row['.id'] ?? '' } })
  }
}

/** Where the service listens, and the fingerprint of its certificate as the router itself tells it. */
async function readService(admin: RouterConnection, encrypted: boolean) {
  const name = encrypted ? 'api-ssl' : 'api'
  const { rows } = await admin.run('/ip/service/print', { query: [`?name=${name}`] })
  const service = rows.find((row) => row.dynamic !== 'true')
  const port = Number(service?.port)
  if (!Number.isInteger(port) || port < 1) throw new StepFailure('not_supported', `there is no service ${name}`)
  if (!encrypted) return { port, named: '' }
  const query = [`?name=${service?.certificate ?? ''}`]
  const { rows: certificates } = await admin.run('/certificate/print', { proplist: ['name', 'fingerprint'], query })
  const named = certificates[0]?.fingerprint ?? ''
  return { port, named: /^[0-9a-f]{64}$/i.test(named) ? named : '' }
}

function peek(host: string, port: number): Promise<string> {
  return peekFingerprint({ host, port }, AbortSignal.timeout(connectTimeoutMs))
}

function connectAs({ host, login }: Trial, { port, tls, fingerprint }: Reached): Promise<RouterConnection> {
  const { username, password } = login
  const trust = tls ? ({ trust: 'pin', fingerprint } as const) : false
  return connectRouter({ host, port, username, password, tls: trust, connectTimeoutMs })
}

/** Tries again while nobody can be reached; a login that is refused is refused. */
async function patiently<T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof RouterUnreachable) || tries >= patience.tries) throw error
      await pause(patience.pauseMs, undefined, { signal })
    }
  }
}
