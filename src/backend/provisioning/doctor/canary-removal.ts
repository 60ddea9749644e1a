/** Removes every canary from a router, this run's and those of a run that was cut short: by name and by mark. */
import type { Row } from '../../routeros/command.ts'
import type { RouterConnection } from '../../routeros/connection.ts'
import { both, is, isAbove, isBelow } from '../../routeros/query.ts'
import { isTrap } from '../failures.ts'
import { readMark } from '../mark.ts'

/** No code that can be sold begins like this. */
export const CANARY_PREFIX = 'teller-canary-'
/** The first name after all that begin with the prefix. */
const BEHIND = 'teller-canary.'

const users = '/ip/hotspot/user'

/** Returns how many could not be removed. What is named like one without our mark is somebody else's, and stays. */
export async function removeCanaries(connection: RouterConnection): Promise<number> {
  for (const row of await canaries(connection)) {
    await remove(connection, users, row)
    for (const menu of ['/ip/hotspot/active', '/ip/hotspot/cookie']) {
      const { rows } = await connection.run(`${menu}/print`, { proplist: ['.id'], query: is('user', row.name ?? '') })
      for (const left of rows) await remove(connection, menu, left)
    }
  }
  return (await canaries(connection)).length
}

async function canaries(connection: RouterConnection): Promise<Row[]> {
  const query = both(isAbove('name', CANARY_PREFIX), isBelow('name', BEHIND))
  const { rows } = await connection.run(`${users}/print`, { proplist: ['.id', 'name', 'comment'], query, heavy: true })
  return rows.filter(({ name = '', comment = '' }) => name.startsWith(CANARY_PREFIX) && readMark(comment) !== undefined)
}

async function remove(connection: RouterConnection, menu: string, row: Row): Promise<void> {
  try {
    await connection.run(`${menu}/remove`, { attributes: { '.id': row['.id'] ?? '' } })
  } catch (error) {
    if (!isTrap(error, 'no-such-item')) throw error
  }
}
