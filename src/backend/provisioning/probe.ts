/** The set-up's "test" button: can we reach this router, and is everything there that we need? */
import { type ConnectOptions, connectRouter } from '../routeros/connect.ts'
import type { RouterConnection } from '../routeros/connection.ts'
import { type RouterInfo, readRouterInfo } from '../routeros/info.ts'
import { parseBoolean } from '../routeros/values.ts'
import { isTrap, type LinkProblem, linkProblem, textOf } from './failures.ts'

/** Why a router is not ready. `no_hotspot`: no hotspot server that works, or no hotspot package at all. */
export type ProbeProblem = LinkProblem | 'no_hotspot'

/** What was found out, also when something was missing. */
export type ProbeResult = {
  readonly ok: boolean
  readonly problem?: ProbeProblem
  /** The problem in the router's or the system's words. */
  readonly problemText?: string
  readonly identity?: string
  /** As the router writes it, `7.22.3 (stable)`. */
  readonly version?: string
  readonly board?: string
  /** Names of the hotspot servers that work. */
  readonly hotspotServers: readonly string[]
}

/** The policies provisioning needs, besides `api` without which there is no login. */
const neededPolicies = ['read', 'write']

/** Connects, looks and leaves; changes nothing on the router. Never rejects for what is wrong with the router. */
export async function probeRouter(options: ConnectOptions): Promise<ProbeResult> {
  try {
    const connection = await connectRouter(options)
    try {
      return await look(connection, options.username)
    } finally {
      connection.close()
    }
  } catch (error) {
    return failed({ hotspotServers: [] }, linkProblem(error), textOf(error))
  }
}

type Findings = Omit<ProbeResult, 'ok' | 'problem' | 'problemText'>

function failed(findings: Findings, problem: ProbeProblem, problemText: string): ProbeResult {
  return { ok: false, ...findings, problem, problemText }
}

async function look(connection: RouterConnection, username: string): Promise<ProbeResult> {
  const { identity, versionText: version, board }: RouterInfo = await readRouterInfo(connection)
  const known = { identity, version, board, hotspotServers: [] }
  try {
    const hotspotServers = await workingServers(connection)
    const found = { ...known, hotspotServers }
    const missing = await missingPolicies(connection, username)
    if (missing.length > 0) return failed(found, 'permission', `missing policy: ${missing.join(', ')}`)
    return hotspotServers.length > 0 ? { ok: true, ...found } : failed(found, 'no_hotspot', 'no hotspot server')
  } catch (error) {
    const problem = isTrap(error, 'no-such-command') ? 'no_hotspot' : linkProblem(error)
    return failed(known, problem, textOf(error))
  }
}

async function workingServers(connection: RouterConnection): Promise<string[]> {
  const { rows } = await connection.run('/ip/hotspot/print')
  const works = (flag: string | undefined) => flag === undefined || !parseBoolean(flag)
  return rows.filter((row) => works(row.disabled) && works(row.invalid)).map((row) => row.name ?? '')
}

/** Looks the user's group up. A user the router does not list comes from RADIUS and is given the benefit of the doubt. */
async function missingPolicies(connection: RouterConnection, username: string): Promise<string[]> {
  const { rows: users } = await connection.run('/user/print', { query: [`?name=${username}`] })
  const group = users[0]?.group
  if (group === undefined) return []
  const { rows: groups } = await connection.run('/user/group/print', { query: [`?name=${group}`] })
  const granted = groups[0]?.policy?.split(',')
  return granted ? neededPolicies.filter((policy) => !granted.includes(policy)) : []
}
