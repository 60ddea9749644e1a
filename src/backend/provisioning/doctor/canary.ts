/** Puts a user of our own on the router for a minute, and sees what the router keeps, and whether it ends it by itself. */
import type { CanarySaying, CanaryStep } from '../../../core/canary.ts'
import type { Row } from '../../routeros/command.ts'
import type { RouterConnection } from '../../routeros/connection.ts'
import { RouterTrap } from '../../routeros/errors.ts'
import { is } from '../../routeros/query.ts'
import { formatDuration, parseBoolean, parseCounter, parseDurationSeconds, readSecret } from '../../routeros/values.ts'
import type { RouterVersion } from '../../routeros/versions.ts'
import { viewSweep } from '../expiry/ensure-sweep.ts'
import { isSameScript, loginScript } from '../expiry/scripts.ts'
import { textOf } from '../failures.ts'
import type { HotspotProfile } from '../grant.ts'
import { ensureHotspotProfile } from '../hotspot-profile.ts'
import { writeMark } from '../mark.ts'
import { Nap, type Timers } from '../timing.ts'
import { CANARY_PREFIX, removeCanaries } from './canary-removal.ts'
import type { Values } from './facts.ts'

/** One thing that was proven, or was not. */
export type CanaryLine = { readonly says: CanarySaying; readonly values: Values }

export type CanaryOptions = {
  /** A package's; without one the router's own default serves, which ends nobody. */
  readonly profile: HotspotProfile | undefined
  readonly version: RouterVersion
  /** Ends the waiting; what was made is removed all the same. */
  readonly signal: AbortSignal
  readonly timers: Timers
  /** Lower-case hex digits that nobody can guess. */
  readonly randomHex: (digits: number) => string
  readonly onProgress: (step: CanaryStep, secondsLeft?: number) => void
  readonly tell: (line: CanaryLine) => void
}

const users = '/ip/hotspot/user'
/** The sweep comes once a minute; this is that, and a quarter for a busy router. */
const WAIT_SECONDS = 75
const LOOK_MS = 2_000
const LIMIT_SECONDS = 60
const LIMIT_BYTES = 1_000_000
const DAY_SECONDS = 86_400

type Bird = { readonly name: string; readonly password: string; readonly mark: string; readonly profile: string }

/**
 * Runs all of it, tells each line as it is known, and removes what it made.
 *
 * What a router refuses is a finding; only a link that breaks rejects, and then the next run does the removing.
 */
export async function runCanary(connection: RouterConnection, options: CanaryOptions): Promise<void> {
  const { onProgress, randomHex, profile, tell } = options
  onProgress('tidying')
  await removeCanaries(connection)
  const name = `${CANARY_PREFIX}${randomHex(8)}`
  const bird = { name, password: randomHex(24), mark: randomHex(16), profile: profile?.name ?? 'default' }
  try {
    await prove(connection, bird, options)
  } catch (error) {
    if (!(error instanceof RouterTrap)) throw error
    tell(line('record_refused', { text: textOf(error) }))
  }
  tell(line('log_in_not_tried'))
  onProgress('removing')
  tell(line((await removeCanaries(connection)) === 0 ? 'removed' : 'left_behind'))
}

const line = (says: CanarySaying, values: Values = {}): CanaryLine => ({ says, values })

function written({ name, password, profile, mark }: Bird): Record<string, string> {
  return {
    name,
    password,
    profile,
    'limit-uptime': formatDuration(LIMIT_SECONDS),
    'limit-bytes-total': String(LIMIT_BYTES),
    disabled: 'no',
    comment: writeMark({ grant: mark, validitySeconds: LIMIT_SECONDS }),
  }
}

async function prove(connection: RouterConnection, bird: Bird, options: CanaryOptions): Promise<void> {
  const { onProgress, profile, tell } = options
  onProgress('writing')
  if (profile) await ensureHotspotProfile(connection, profile)
  await connection.run(`${users}/add`, { attributes: written(bird) })
  onProgress('reading')
  const row = (await find(connection, bird)) ?? {}
  for (const known of judgeRecord(bird, row)) tell(known)
  tell(line((await hasLoginScript(connection, bird)) ? 'script_there' : 'script_missing', { profile: bird.profile }))
  if (await hasSweep(connection, options.version)) tell(await awaitSweep(connection, bird, row, options))
  else tell(line('sweep_missing'))
}

async function find(connection: RouterConnection, { name }: Bird): Promise<Row | undefined> {
  const { rows } = await connection.run(`${users}/print`, { query: is('name', name) })
  return rows.find((row) => row.name === name)
}

/** Property by property; what a router writes in another way is the same when it means the same. */
function judgeRecord(bird: Bird, row: Row): CanaryLine[] {
  const wanted = written(bird)
  const seconds = parseDurationSeconds(row['limit-uptime'] ?? '') ?? 0
  const same: Readonly<Record<string, boolean>> = {
    name: row.name === wanted.name,
    profile: row.profile === wanted.profile,
    'limit-uptime': seconds === LIMIT_SECONDS,
    'limit-bytes-total': parseCounter(row['limit-bytes-total'] ?? '0') === LIMIT_BYTES,
    disabled: !parseBoolean(row.disabled ?? 'no'),
    comment: row.comment === wanted.comment,
  }
  const password = readSecret(row.password)
  const differing = Object.keys(same).filter((property) => !same[property])
  if (password !== undefined && password !== bird.password) differing.push('password')
  if (differing.length > 0) return [line('record_differs', { properties: differing.join(', ') })]
  return [line('record_kept'), line(password === undefined ? 'password_hidden' : 'password_kept')]
}

/** The script that stamps the end at the first log-in, as far as the profile has one of ours. */
async function hasLoginScript(connection: RouterConnection, { profile }: Bird): Promise<boolean> {
  const query = is('name', profile)
  const { rows } = await connection.run(`${users}/profile/print`, { query, proplist: ['name', 'on-login'] })
  return isSameScript(rows[0]?.['on-login'] ?? '', loginScript)
}

/** Whatever else was changed about it, it is worth waiting for. */
async function hasSweep(connection: RouterConnection, version: RouterVersion): Promise<boolean> {
  const view = await viewSweep(connection, version)
  return view.state === 'there' && !Object.hasOwn(view.differences, 'disabled')
}

/** Lets the canary's time be over and waits for the router itself to say so. */
async function awaitSweep(
  connection: RouterConnection,
  bird: Bird,
  row: Row,
  { signal, timers, onProgress }: CanaryOptions,
): Promise<CanaryLine> {
  // A day ago, so that a clock that is a little wrong makes no difference.
  const expiresAt = Math.floor(timers.now() / 1000) - DAY_SECONDS
  const comment = writeMark({ grant: bird.mark, validitySeconds: LIMIT_SECONDS, expiresAt })
  await connection.run(`${users}/set`, { attributes: { '.id': row['.id'] ?? '', comment } })
  const nap = new Nap(timers)
  const wake = () => nap.end()
  signal.addEventListener('abort', wake)
  const startedAt = timers.now()
  const seconds = () => Math.round((timers.now() - startedAt) / 1000)
  try {
    while (!signal.aborted && seconds() < WAIT_SECONDS) {
      if (await isEnded(connection, bird)) return line('sweep_ended_it', { seconds: Math.max(1, seconds()) })
      onProgress('waiting', WAIT_SECONDS - seconds())
      await nap.sleep(LOOK_MS)
    }
  } finally {
    signal.removeEventListener('abort', wake)
  }
  return signal.aborted ? line('sweep_not_awaited') : line('sweep_silent', { seconds: WAIT_SECONDS })
}

/** Switched off; that it is written down as ended comes a run later. */
async function isEnded(connection: RouterConnection, bird: Bird): Promise<boolean> {
  const row = await find(connection, bird)
  return row !== undefined && parseBoolean(row.disabled ?? 'no')
}
