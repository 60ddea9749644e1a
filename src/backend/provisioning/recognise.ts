/** Who answers at a router's address: its version, its board, and the number by which one device is told from another. */
import type { RouterConnection } from '../routeros/connection.ts'
import { RouterTrap } from '../routeros/errors.ts'
import { type RouterInfo, readRouterInfo } from '../routeros/info.ts'

/** Another device answers where a known one used to: nothing is put on it before a person has said that it may be. */
export class OtherDevice extends Error {
  override readonly name = 'OtherDevice'
}

/** What is known of a router once a session is open. */
export type RouterFacts = Pick<RouterInfo, 'identity' | 'versionText' | 'version' | 'board'> & {
  /** The board's serial number, or the licence's id where there is no board; null where neither is told. */
  readonly serial: string | null
}

/** Reads all of it in one round trip; needs the `read` policy. */
export async function readFacts(connection: RouterConnection): Promise<RouterFacts> {
  const [{ identity, versionText, version, board }, boardNumber, licenceId] = await Promise.all([
    readRouterInfo(connection),
    readOne(connection, '/system/routerboard/print', ['serial-number']),
    readOne(connection, '/system/license/print', ['software-id', 'system-id']),
  ])
  return { identity, versionText, version, board, serial: boardNumber ?? licenceId }
}

/** The first of these properties that the menu tells; virtual routers have no board, and say so with a trap. */
async function readOne(connection: RouterConnection, path: string, names: readonly string[]): Promise<string | null> {
  try {
    const { rows } = await connection.run(path)
    const name = names.find((each) => rows[0]?.[each])
    return name === undefined ? null : (rows[0]?.[name] ?? null)
  } catch (error) {
    if (error instanceof RouterTrap) return null
    throw error
  }
}
