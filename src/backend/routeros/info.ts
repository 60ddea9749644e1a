/** Who a router is: its name, version and board. */
import type { RouterConnection } from './connection.ts'
import { ProtocolError } from './errors.ts'
import { parseDurationSeconds } from './values.ts'
import { parseVersion, type RouterVersion } from './versions.ts'

/** What every router of any version tells about itself. */
export type RouterInfo = {
  readonly identity: string
  /** As the router writes it, `7.22.3 (stable)`. */
  readonly versionText: string
  readonly version: RouterVersion
  readonly board: string
  readonly uptimeSeconds: number
}

/** Reads identity and resources in one round trip; needs the `read` policy. */
export async function readRouterInfo(connection: RouterConnection, signal?: AbortSignal): Promise<RouterInfo> {
  const options = signal ? { signal } : {}
  const [identity, resource] = await Promise.all([
    connection.run('/system/identity/print', options),
    connection.run('/system/resource/print', options),
  ])
  const { version, 'board-name': board = '', uptime = '' } = resource.rows[0] ?? {}
  if (version === undefined) throw new ProtocolError('the router does not tell its version')
  return {
    identity: identity.rows[0]?.name ?? '',
    versionText: version,
    version: parseVersion(version),
    board,
    uptimeSeconds: parseDurationSeconds(uptime) ?? 0,
  }
}
