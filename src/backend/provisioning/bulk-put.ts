/** Many new users at once: added through the session's window, read back in one print, a result for each. */
import { type BulkResult, runAll } from '../routeros/bulk.ts'
import type { Row } from '../routeros/command.ts'
import { isTrap } from './failures.ts'
import type { HotspotGrant } from './grant.ts'
import { compareUser, userMenu } from './hotspot.ts'
import { newUser, readProperties } from './hotspot-record.ts'
import type { RouterLink } from './router-link.ts'

/** What became of one of them; `single`: it takes more than an add, such as finding out whose a taken name is. */
export type BulkPut =
  | { readonly grant: HotspotGrant; readonly state: 'added'; readonly routerRef: string }
  | { readonly grant: HotspotGrant; readonly state: 'single' }
  | { readonly grant: HotspotGrant; readonly state: 'failed'; readonly error: unknown }

/**
 * Adds them and tells of each as it is confirmed.
 *
 * What was under way when the link broke comes out as `failed`, what had not left not at all: both are done again later,
 * which does no harm.
 */
export async function* putAll(link: RouterLink, grants: readonly HotspotGrant[]): AsyncGenerator<BulkPut, void> {
  const profiles = new Map(grants.map(({ profile }) => [profile.name, profile]))
  await Promise.all([...profiles.values()].map((profile) => link.ensureProfile(profile)))
  const { nowSeconds } = link
  const commands = function* () {
    for (const grant of grants) yield { path: `${userMenu}/add`, attributes: newUser(grant, nowSeconds) }
  }
  for await (const result of runAll(link.connection, commands())) {
    const grant = grants[result.index]
    if (grant) yield outcomeOf(grant, result)
  }
}

function outcomeOf(grant: HotspotGrant, result: BulkResult): BulkPut {
  if (result.state === 'done') {
    const routerRef = result.reply.ret
    return routerRef === undefined ? { grant, state: 'single' } : { grant, state: 'added', routerRef }
  }
  const needsMore = isTrap(result.error, 'duplicate') || isTrap(result.error, 'bad-reference')
  return needsMore ? { grant, state: 'single' } : { grant, state: 'failed', error: result.error }
}

/** Reads the whole menu once, and returns those of the grants whose user is not there as it should be. */
export async function findUnlike(link: RouterLink, grants: readonly HotspotGrant[]): Promise<HotspotGrant[]> {
  const { rows } = await link.connection.run(`${userMenu}/print`, { proplist: readProperties, heavy: true })
  const byRef = new Map<string | undefined, Row>(rows.map((row) => [row['.id'], row]))
  const { nowSeconds } = link
  return grants.filter((grant) => compareUser(grant, byRef.get(grant.routerRef), nowSeconds).state !== 'same')
}
