/** Puts a hotspot user off the network: the sessions, and the cookies by which the device would come straight back. */
import type { RouterConnection } from '../routeros/connection.ts'
import { removeItem } from './remove-item.ts'

/** Sessions that a RADIUS server let in under the same name are not ours, and stay. */
export async function endSessionsOf(connection: RouterConnection, username: string): Promise<void> {
  const query = [`?user=${username}`]
  const { rows: sessions } = await connection.run('/ip/hotspot/active/print', { proplist: ['.id', 'radius'], query })
  for (const row of sessions) if (row.radius !== 'true') await removeItem(connection, '/ip/hotspot/active', row)
  const { rows: cookies } = await connection.run('/ip/hotspot/cookie/print', { proplist: ['.id'], query })
  for (const row of cookies) await removeItem(connection, '/ip/hotspot/cookie', row)
}
