/** How many items a menu has, without reading them. */
import type { RouterConnection } from './connection.ts'
import { ProtocolError } from './errors.ts'
import type { Condition } from './query.ts'
import { parseCounter } from './values.ts'

/** The number of items of a menu, such as `/ip/hotspot/user`, that meet the condition. */
export async function countItems(connection: RouterConnection, menu: string, query: Condition = []): Promise<number> {
  const { ret } = await connection.run(`${menu}/print`, { attributes: { 'count-only': '' }, query })
  if (ret === undefined) throw new ProtocolError('a count without a number')
  return parseCounter(ret)
}
