/** One grant out of the store: the token's limits, less what was used where this router's counters do not see it. */
import { sql } from 'drizzle-orm'
import type { PlanLimits } from '../../core/plan.ts'
import { rateLimitOf } from '../../core/rate-limit.ts'
import { limitOnRecord, type Used } from '../../core/token-life.ts'
import { type drift, grant, token } from '../store/schema.ts'
import { type HotspotGrant, type HotspotProfile, hotspotProfile } from './grant.ts'

/** What the token's other grants have used, on their routers. */
const elsewhere = (used: 'seconds' | 'bytes') =>
  sql<number>`(select coalesce(sum(other.used_${sql.raw(used)} + other.carried_${sql.raw(used)}), 0) from "grant" other
    where other.token_id = ${token.id} and other.id <> ${grant.id})`

/** What people changed of its record, as long as nobody has said what is to be done about it; JSON. */
const asked = sql<string | null>`(select differences from drift where grant_id = ${grant.id} and kind = 'changed'
    and settled_at is null limit 1)`

/** What of its row and its token's row makes a grant. */
export const grantColumns = {
  id: grant.id,
  version: grant.version,
  wanted: grant.wanted,
  routerRef: grant.routerRef,
  usedSeconds: grant.usedSeconds,
  usedBytes: grant.usedBytes,
  carriedSeconds: grant.carriedSeconds,
  carriedBytes: grant.carriedBytes,
  freeDevice: grant.freeDevice,
  accepted: grant.accepted,
  asked,
  code: token.code,
  password: token.password,
  timeLimitSeconds: token.timeLimitSeconds,
  validitySeconds: token.validitySeconds,
  validityFrom: token.validityFrom,
  dataLimitBytes: token.dataLimitBytes,
  uploadKbps: token.uploadKbps,
  downloadKbps: token.downloadKbps,
  burstUploadKbps: token.burstUploadKbps,
  burstDownloadKbps: token.burstDownloadKbps,
  burstSeconds: token.burstSeconds,
  devices: token.devices,
  lockDevice: token.lockDevice,
  expiresAt: token.expiresAt,
  elsewhereSeconds: elsewhere('seconds'),
  elsewhereBytes: elsewhere('bytes'),
}

type GrantRow = PlanLimits &
  Pick<typeof grant.$inferSelect, 'id' | 'version' | 'wanted' | 'routerRef' | 'freeDevice' | 'accepted'> &
  Pick<typeof grant.$inferSelect, keyof Used> &
  Pick<typeof token.$inferSelect, 'code' | 'password' | 'expiresAt'> & {
    /** Left out where a record is compared with what was granted. */
    readonly asked?: string | null
    readonly elsewhereSeconds: number
    readonly elsewhereBytes: number
  }

export function toHotspotGrant(row: GrantRow): HotspotGrant {
  const limitUptimeSeconds = limitOnRecord(row.timeLimitSeconds, row.carriedSeconds + row.elsewhereSeconds)
  const limitBytesTotal = limitOnRecord(row.dataLimitBytes, row.carriedBytes + row.elsewhereBytes)
  return {
    id: row.id,
    version: row.version,
    wanted: row.wanted,
    username: row.code,
    password: row.password,
    profile: profileOf(row),
    ...(limitUptimeSeconds !== null && { limitUptimeSeconds }),
    ...(limitBytesTotal !== null && { limitBytesTotal }),
    ...(row.validitySeconds !== null && row.validityFrom === 'first_login' && { validitySeconds: row.validitySeconds }),
    ...(row.expiresAt !== null && { expiresAt: Math.floor(row.expiresAt / 1_000) }),
    ...(row.lockDevice && { lockDevice: true as const }),
    ...(row.freeDevice && { freeDevice: true as const }),
    ...(row.accepted !== null && { accepted: row.accepted }),
    ...(row.asked && { asked: foundIn(row.asked) }),
    ...(row.routerRef !== null && {
      routerRef: row.routerRef,
      counted: { usedSeconds: row.usedSeconds, usedBytes: row.usedBytes },
    }),
  }
}

function foundIn(asked: string): Readonly<Record<string, string>> {
  const differences = JSON.parse(asked) as (typeof drift.$inferSelect)['differences']
  return Object.fromEntries(differences.map(({ property, found }) => [property, found]))
}

export function profileOf(limits: PlanLimits): HotspotProfile {
  const rateLimit = rateLimitOf(limits)
  return hotspotProfile({ sharedUsers: limits.devices, ...(rateLimit && { rateLimit }) })
}
