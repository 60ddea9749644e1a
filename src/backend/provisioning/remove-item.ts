/** Removes one item of a menu; that it is gone already is success. */
import type { Row } from '../routeros/command.ts'
import type { RouterConnection } from '../routeros/connection.ts'
import { isTrap } from './failures.ts'

export async function removeItem(connection: RouterConnection, from: string, row: Row): Promise<void> {
  try {
    await connection.run(`${from}/remove`, { attributes: { '.id': row['.id'] ?? '' } })
  } catch (error) {
    if (!isTrap(error, 'no-such-item')) throw error
  }
}
