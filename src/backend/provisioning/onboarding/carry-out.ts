/**
 * Carries single actions out on a router, and takes them back.
 *
 * Each looks first and reads back last, so that it may be begun again after a cut at any moment: what is there already
 * is not made twice, and what somebody else put there meanwhile is never taken over.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Row } from '../../routeros/command.ts'
import type { RouterConnection } from '../../routeros/connection.ts'
import { isSecretName } from '../../routeros/values.ts'
import type { Attributes } from '../console-text.ts'
import { isTrap, NotKept } from '../failures.ts'
import { sameValue, shows } from './same-value.ts'
import type { Action } from './step.ts'
import { StepFailure } from './step-failure.ts'

type Add = Extract<Action, { kind: 'add' }>
type Set = Extract<Action, { kind: 'set' }>
type Sign = Extract<Action, { kind: 'sign' }>

/** What a run remembers of an action, for a second try and for taking it back. */
export type Memory = {
  /** It was sent at least once: what is found is ours. */
  sent?: boolean
  /** What a `set` found before it changed anything. */
  before?: Row
}

/** Whether anything had to be done. */
export type Done = 'done' | 'already'

/** Makes the record unless it is there. */
export async function addRecord(connection: RouterConnection, action: Add, memory: Memory): Promise<Done> {
  const found = await findRecord(connection, action)
  if (found) return found === 'other' ? refuse(action) : memory.sent ? 'done' : 'already'
  memory.sent = true
  try {
    await connection.run(`${action.menu}/add`, { attributes: action.attributes })
  } catch (error) {
    if (!isTrap(error, 'duplicate')) throw error
    refuse(action)
  }
  const made = await findRecord(connection, action)
  if (!made) throw new NotKept(`${action.menu} has not kept what was added`)
  return made === 'other' ? refuse(action) : 'done'
}

/** Removes the record if this run made it. */
export async function takeBackRecord(connection: RouterConnection, action: Add, memory: Memory): Promise<void> {
  if (!memory.sent) return
  const found = await findRecord(connection, action)
  if (found && found !== 'other') await removeRecord(connection, action.menu, found)
  delete memory.sent
}

async function removeRecord(connection: RouterConnection, menu: string, row: Row): Promise<void> {
  try {
    await connection.run(`${menu}/remove`, { attributes: { '.id': row['.id'] ?? '' } })
  } catch (error) {
    if (!isTrap(error, 'no-such-item')) throw error
  }
}

function refuse({ menu, attributes }: Add): never {
  throw new StepFailure('conflict', `${menu} has another ${attributes.name ?? 'record'} of this name by now`)
}

/** The record as it should be; `other` when one is in its place that is not. */
async function findRecord(connection: RouterConnection, action: Add): Promise<Row | 'other' | undefined> {
  const { key, attributes } = action
  const { rows } = await connection.run(`${action.menu}/print`, { proplist: readable(attributes) })
  const named = rows.filter((row) => key.every((name) => sameValue(name, attributes[name] ?? '', row[name])))
  if (named.length === 0) return undefined
  // Once signed, a certificate shows what it was signed with, which need not be what its template said.
  const isMatter = action.menu === '/certificate' ? ['name', 'common-name'] : Object.keys(attributes)
  const wanted = Object.fromEntries(isMatter.map((name) => [name, attributes[name] ?? '']))
  return named.find((row) => shows(row, wanted)) ?? 'other'
}

/** What is read back: never a secret. */
function readable(attributes: Attributes): string[] {
  return ['.id', 'name', ...Object.keys(attributes).filter((name) => name !== 'name' && !isSecretName(name))]
}

/** Sets what is not so yet; remembers what was there. */
export async function setProperties(connection: RouterConnection, action: Set, memory: Memory): Promise<Done> {
  const row = await readTarget(connection, action)
  const isSecret = Object.keys(action.attributes).some(isSecretName)
  if (shows(row, action.attributes) && !isSecret) return memory.before ? 'done' : 'already'
  memory.before ??= row
  await connection.run(`${action.menu}/set`, { attributes: { ...idOf(action), ...action.attributes } })
  const after = await readTarget(connection, action)
  if (!shows(after, action.attributes)) throw new NotKept(`${action.menu} has not kept what was set`)
  return 'done'
}

/** What properties are when a record does not show them. */
const unsaid: Readonly<Record<string, string>> = { certificate: 'none', disabled: 'no', enabled: 'no' }

/** Sets things back to what they were. A password cannot be: nobody knew it. */
export async function takeBackProperties(connection: RouterConnection, action: Set, memory: Memory): Promise<void> {
  const { before } = memory
  if (!before || Object.keys(action.attributes).some(isSecretName)) return
  const attributes: Attributes = Object.fromEntries(
    Object.keys(action.attributes).map((name) => [name, before[name] ?? unsaid[name] ?? '']),
  )
  await connection.run(`${action.menu}/set`, { attributes: { ...idOf(action), ...attributes } })
  delete memory.before
}

const idOf = ({ target }: Set): Attributes => (target ? { '.id': target.id } : {})

async function readTarget(connection: RouterConnection, { menu, target, attributes }: Set): Promise<Row> {
  const { rows } = await connection.run(`${menu}/print`, { proplist: readable(attributes) })
  const row = target ? rows.find((each) => each['.id'] === target.id && each.name === target.name) : rows[0]
  if (!row) throw new StepFailure('conflict', `${target?.name ?? menu} is not there any more`)
  return row
}

/** A small router takes seconds to make a key, and says that it is done before it is. */
const signing = { timeoutMs: 90_000, lookEveryMs: 200 }

/** Signs the template, and waits until there is a certificate to use. */
export async function signCertificate(
  connection: RouterConnection,
  { name }: Sign,
  signal: AbortSignal,
): Promise<Done> {
  const read = async () => {
    const { rows } = await connection.run('/certificate/print', {
      proplist: ['.id', 'name', 'fingerprint', 'private-key'],
      query: [`?name=${name}`],
    })
    const row = rows[0]
    if (row?.['.id'] === undefined) throw new StepFailure('conflict', `the certificate ${name} is not there any more`)
    return { id: row['.id'], isSigned: row.fingerprint !== undefined && row.fingerprint !== '' }
  }
  const before = await read()
  if (before.isSigned) return 'already'
  const { timeoutMs } = signing
  await connection.run('/certificate/sign', { attributes: { number: before.id }, timeoutMs, heavy: true })
  for (let waited = 0; waited < timeoutMs; waited += signing.lookEveryMs) {
    if ((await read()).isSigned) return 'done'
    await pause(signing.lookEveryMs, undefined, { signal })
  }
  throw new NotKept('the router made no certificate')
}
