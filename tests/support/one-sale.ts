/** Books with one sale, for tests about the rows of many codes. */
import { sql } from 'drizzle-orm'
import * as tables from '../../src/backend/store/schema.ts'
import type { Store } from '../../src/backend/store/store.ts'

export const NOW = Date.parse('2026-11-23T12:00:00Z')

/** A café with two routers, `old` and `other`, one package `hour` and one sale `sale`. */
export function fillBooks({ db }: Store): void {
  const at = { createdAt: NOW }
  const limits = { timeLimitSeconds: 3_600, devices: 1 }
  db.insert(tables.location)
    .values({ id: 'cafe', name: 'Baobab', currency: 'EUR', timeZone: 'UTC', codeMark: '22', ...at })
    .run()
  const router = { locationId: 'cafe', host: 'h', port: 1, tls: false, fingerprint: '', username: 'u', loginHost: '' }
  db.insert(tables.router)
    .values(['old', 'other'].map((id) => ({ id, name: id, serial: `${id} serial`, ...router, ...at })))
    .run()
  const plan = {
    locationId: 'cafe',
    name: '1 hour',
    kind: 'hotspot',
    codeLength: 6,
    position: 1,
  } as const
  db.insert(tables.plan)
    .values({ id: 'hour', ...plan, ...limits, ...at })
    .run()
  db.insert(tables.planPrice)
    .values({ id: 'price', planId: 'hour', priceMinor: 1, validFrom: 0, ...at })
    .run()
  const person = { name: 'Ana', role: 'staff', passwordHash: '' } as const
  db.insert(tables.person)
    .values({ id: 'ana', ...person, ...at })
    .run()
  const sold = { personId: 'ana', personName: 'Ana', planId: 'hour', planName: '1 hour', currency: 'EUR' }
  const money = { priceMinor: 1, quantity: 1, totalMinor: 1 }
  db.insert(tables.sale)
    .values({ id: 'sale', requestId: 'r', number: 1, locationId: 'cafe', at: NOW, ...sold, ...money })
    .run()
}

/** So many codes on the router `old`, each of which used a minute. */
export function putCodes({ db }: Store, many: number): void {
  const numbers = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${many})`
  db.run(sql`${numbers} insert into token
    (id, sale_id, plan_id, position, code, password, time_limit_seconds, devices, created_at)
    select 'm' || i, 'sale', 'hour', i, 'm' || i, 'm' || i, 3600, 1, 0 from n`)
  db.run(sql`${numbers} insert into "grant" (id, token_id, router_id, state, used_seconds, created_at, updated_at)
    select 'm' || i, 'm' || i, 'old', 'on_router', 60, 0, 0 from n`)
}
