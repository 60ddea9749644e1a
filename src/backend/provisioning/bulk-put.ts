/** Many new users at once: added through the session's window, read back in one print, a result for each. */
import { type BulkResult, runAll } from '../routeros/bulk.ts'
import type { Row } from '../routeros/command.ts'
import { isTrap } from './failures.ts'
import type { HotspotGrant, HotspotProfile } from './grant.ts'
import { compareUser, mayHaveSessions, printTimeoutMs, userMenu } from './hotspot.ts'
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
  const failures = await ensureProfiles(link, grants)
  if (!link.connection.isOpen) return
  const { seconds } = await link.time.read()
  const ready: { readonly grant: HotspotGrant; readonly attributes: Readonly<Record<string, string>> }[] = []
  for (const grant of grants) {
    const failure = failures.get(grant.profile.name)
    const attributes = newUser(grant, seconds)
    if (failure) yield { grant, state: 'failed', error: failure.error }
    else if (attributes.disabled === 'yes' && mayHaveSessions(grant)) yield { grant, state: 'single' }
    else ready.push({ grant, attributes })
  }
  const commands = function* () {
    for (const { attributes } of ready) yield { path: `${userMenu}/add`, attributes }
  }
  for await (const result of runAll(link.connection, commands())) {
    const put = ready[result.index]
    if (put) yield outcomeOf(put.grant, result)
  }
}

/** Makes the profiles that the grants want; returns why, by name, for those that could not be made. */
async function ensureProfiles(link: RouterLink, grants: readonly HotspotGrant[]) {
  const profiles = new Map(grants.map(({ profile }) => [profile.name, profile]))
  const failures = new Map<string, { readonly error: unknown }>()
  const ensure = (profile: HotspotProfile) =>
    link.ensureProfile(profile).catch((error: unknown) => void failures.set(profile.name, { error }))
  await Promise.all([...profiles.values()].map(ensure))
  return failures
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
  const options = { proplist: readProperties, heavy: true, timeoutMs: printTimeoutMs } as const
  const byRef = new Map<string | undefined, Row>()
  for await (const rows of link.connection.stream(`${userMenu}/print`, options)) {
    for (const row of rows) byRef.set(row['.id'], row)
  }
  const { seconds } = await link.time.read()
  return grants.filter((grant) => compareUser(grant, byRef.get(grant.routerRef), seconds).state !== 'same')
}
