/** The exchanges of provisioning, each with what stood on the router before it and what has to stand there after it. */
import {
  type GrantResult,
  grantInMark,
  type HotspotGrant,
  hotspotProfile,
} from '../../src/backend/provisioning/grant.ts'
import type { RouterConnection } from '../../src/backend/routeros/connection.ts'
import type { PracticeRouter } from '../../src/practice/router/practice-router.ts'

/** One thing that provisioning does to one user. */
export type Exchange = {
  readonly name: string
  /** Brings the router to where the exchange begins; returns the grants to be carried out. */
  readonly begin: (stage: Stage, count: number) => Promise<readonly HotspotGrant[]>
  readonly isOver: (result: GrantResult) => boolean
}

let users = 0

/** A grant of a user that is not there yet, with a profile that is not there either. */
export function newGrant(change: Partial<HotspotGrant> = {}): HotspotGrant {
  users += 1
  const number = users.toString(16).padStart(12, '0')
  return {
    id: `0199f3a1-7c2e-7b1a-9c3d-${number}`,
    version: 1,
    wanted: 'present',
    username: `code${number}`,
    password: `secret${number}`,
    profile: hotspotProfile({ sharedUsers: users, rateLimit: '512k/2048k' }),
    limitUptimeSeconds: 3_600,
    limitBytesTotal: 500_000_000,
    ...change,
  }
}

/** New users that wait, all with one profile. */
export function newBacklog(count: number): HotspotGrant[] {
  const first = newGrant()
  return [first, ...Array.from({ length: count - 1 }, () => newGrant({ profile: first.profile }))]
}

/** A practice router that many exchanges share, each with users of its own. */
export class Stage {
  readonly router: PracticeRouter
  readonly connection: RouterConnection

  constructor(router: PracticeRouter, connection: RouterConnection) {
    this.router = router
    this.connection = connection
  }

  /** Puts the user there as an earlier version of the grant would have, and a device online with it. */
  async online(grant: HotspotGrant, attributes: Record<string, string> = {}): Promise<HotspotGrant> {
    const { username: name, password, profile } = grant
    const profileOnRouter = {
      name: profile.name,
      'shared-users': String(profile.sharedUsers),
      'rate-limit': '512k/2048k',
    }
    await this.connection.run('/ip/hotspot/user/profile/add', { attributes: profileOnRouter })
    const limits = { 'limit-uptime': '1h', 'limit-bytes-total': '500000000', comment: `teller1:${grantInMark(grant)}` }
    const { ret } = await this.connection.run('/ip/hotspot/user/add', {
      attributes: { name, password, profile: profile.name, ...limits, ...attributes },
    })
    const login = this.router.login(name, password, macOf(grant))
    if (!login.ok || ret === undefined) throw new Error('the stage could not be set')
    return { ...grant, version: 2, routerRef: ret }
  }
}

/** The device of a grant's customer. */
export function macOf({ username }: HotspotGrant): string {
  const digits = username.slice(-10)
  return ['02', ...(digits.match(/../g) ?? [])].join(':').toUpperCase()
}

export const isVerified = (result: GrantResult) => result.state === 'on_router' && result.verified

export const putNew: Exchange = {
  name: 'putting a new user',
  begin: async (_, count) => Array.from({ length: count }, () => newGrant()),
  isOver: isVerified,
}

export const putMany: Exchange = {
  name: 'putting many new users',
  begin: async (_, count) => newBacklog(count),
  isOver: isVerified,
}

export const remove: Exchange = {
  name: 'removing a user with its session and cookie',
  begin: changing((grant) => ({ ...grant, wanted: 'absent' })),
  isOver: ({ state }) => state === 'off_router',
}

export const extend: Exchange = {
  name: 'extending a user that is online',
  begin: changing((grant) => ({ ...grant, limitUptimeSeconds: 7_200, limitBytesTotal: 900_000_000 })),
  isOver: isVerified,
}

export const disable: Exchange = {
  name: 'disabling a user with its session and cookie',
  begin: changing((grant) => ({ ...grant, wanted: 'disabled' })),
  isOver: isVerified,
}

export const freeDevice: Exchange = {
  name: 'letting a device go, with its session and cookie',
  begin: async (stage, count) => {
    const locked = await changing((grant) => ({ ...grant, lockDevice: true, freeDevice: true }))(stage, count)
    for (const grant of locked) {
      const attributes = { '.id': grant.routerRef ?? '', 'mac-address': macOf(grant) }
      await stage.connection.run('/ip/hotspot/user/set', { attributes })
    }
    return locked
  },
  isOver: isVerified,
}

function changing(change: (grant: HotspotGrant) => HotspotGrant): Exchange['begin'] {
  return async (stage, count) => {
    const grants: HotspotGrant[] = []
    for (let made = 0; made < count; made += 1) grants.push(change(await stage.online(newGrant())))
    return grants
  }
}

type Records = ReturnType<PracticeRouter['users']>

/** What stands on a router, by the user it belongs to. */
export type Standing = { readonly [what in 'users' | 'online' | 'cookies' | 'profiles']: ReadonlyMap<string, Records> }

export function standingOn(router: PracticeRouter): Standing {
  const by = (records: Records, property: string) => Map.groupBy(records, (record) => record[property] ?? '')
  return {
    users: by(router.users(), 'name'),
    online: by(router.active(), 'user'),
    cookies: by(router.records('/ip/hotspot/cookie'), 'user'),
    profiles: by(router.records('/ip/hotspot/user/profile'), 'name'),
  }
}

/** What a grant has become on the router that it should not have; empty is right. */
export function wrongWith(standing: Standing, grant: HotspotGrant): string[] {
  const { username, profile } = grant
  const count = (what: keyof Standing) => standing[what].get(username)?.length ?? 0
  const traces = { users: count('users'), online: count('online'), cookies: count('cookies') }
  if (grant.wanted === 'absent') return unlike(username, traces, { users: 0, online: 0, cookies: 0 })
  const devices = grant.wanted === 'present' && !grant.freeDevice && grant.version > 1 ? 1 : 0
  const [user = {}] = standing.users.get(username) ?? []
  const profiles = standing.profiles.get(profile.name)?.map((record) => record['shared-users'])
  return [
    ...unlike(username, traces, { users: 1, online: devices, cookies: devices }),
    ...unlike(username, recordOf(user), wantedRecord(grant)),
    ...unlike(profile.name, profiles, [String(profile.sharedUsers)]),
  ]
}

function unlike(whose: string, found: unknown, wanted: unknown): string[] {
  const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)]
  return is === should ? [] : [`${whose}: ${is} and not ${should}`]
}

const anyDevice = '00:00:00:00:00:00'

function recordOf(user: Readonly<Record<string, string>>) {
  const { name, password, profile, disabled, comment } = user
  const limits = [user['limit-uptime'], user['limit-bytes-total']]
  return { name, password, profile, disabled, comment, limits, device: user['mac-address'] ?? anyDevice }
}

function wantedRecord(grant: HotspotGrant): ReturnType<typeof recordOf> {
  const { username: name, password, profile, wanted, lockDevice, limitUptimeSeconds, limitBytesTotal } = grant
  return {
    name,
    password,
    profile: profile.name,
    disabled: String(wanted === 'disabled'),
    comment: `teller1:${grantInMark(grant)}${lockDevice ? ' lock' : ''}`,
    limits: [`${(limitUptimeSeconds ?? 0) / 3_600}h`, String(limitBytesTotal)],
    device: anyDevice,
  }
}
