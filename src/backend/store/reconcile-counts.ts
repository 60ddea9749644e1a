/** What was sold beside what the router saw, what the drawers should have held beside what was counted, and who did what. */
import { sql } from 'drizzle-orm'
import type { CashLine as ReportedCash } from '../../core/shift-report.ts'
import type { Db } from './open.ts'
import { driftIsOpen, tokenSoldUnused } from './schema.ts'

/** Business days, both included. */
interface Days {
  readonly from: string
  readonly to: string
}

/** Codes of a package sold in the period. */
export interface PlanSold {
  readonly planId: string
  readonly planName: string
  readonly sold: number
  readonly unused: number
  readonly givenBack: number
}

const ROOM_MS = 40 * 86_400_000

/** Sold: of the sums of the days, less what was sold onto codes that were there. Given back: before anybody used them. */
export function soldByPlan(db: Db, { from, to }: Days, locationId: string): PlanSold[] {
  const days = sql`between ${from} and ${to}`
  // The day says when it was; the moment, with room for a clock that was set back, only spares a look at each sale.
  const since = Date.parse(`${from}T00:00:00Z`) - ROOM_MS
  const until = Date.parse(`${to}T00:00:00Z`) + ROOM_MS
  return db.all(sql`
    with counted(plan_id, sold, unused, back) as (
      select key, sum(tokens), 0, 0 from takings where dimension = 'plan' and day ${days} group by key
      union all
      select s.plan_id, -count(*), 0, 0 from top_up u cross join sale s on s.id = u.sale_id
        where u.at >= ${since} and u.at < ${until} and s.day ${days} group by 1
      union all
      select plan_id, 0, count(*), 0 from token where ${tokenSoldUnused} and sold_day ${days} group by plan_id
      union all
      select t.plan_id, 0, 0, count(*) from refund f join token t on t.sale_id = f.sale_id and t.refunded_at = f.at
        where f.day >= ${from} and t.sold_day ${days} and t.first_used_at is null group by 1
    )
    select p.id as planId, p.name as planName, sum(c.sold) as sold, sum(c.unused) as unused, sum(c.back) as givenBack
    from counted c join plan p on p.id = c.plan_id where p.location_id = ${locationId}
    group by p.id having sum(c.sold) > 0 or sum(c.unused) > 0 order by sold desc, p.name`)
}

/** A closed shift with the drawer of its Z report, oldest first. */
export interface CountedShift {
  readonly shiftId: string
  readonly number: number
  readonly day: string
  readonly personId: string
  readonly personName: string
  readonly closedAt: number
  readonly lines: readonly ReportedCash[]
}

export function countedShifts(db: Db, { from, to }: Days, locationId: string): CountedShift[] {
  const rows = db.all<Omit<CountedShift, 'lines'> & { readonly cash: string | null }>(sql`
    select s.id as shiftId, s.number, s.day, s.person_id as personId, s.person_name as personName,
      s.closed_at as closedAt, json_extract(z.body, '$.cash') as cash
    from shift s join z_report z on z.shift_id = s.id
    where s.day between ${from} and ${to} and s.location_id = ${locationId} order by s.number`)
  return rows.map(({ cash, ...row }) => ({ ...row, lines: JSON.parse(cash ?? '[]') as ReportedCash[] }))
}

/** Users on routers in use that nobody made here, and nobody has answered for yet. */
export function strangersOn(db: Db, locationId: string, { offset, limit }: { offset: number; limit: number }) {
  const found = sql`from drift d join router r on r.id = d.router_id
    where d.${driftIsOpen} and d.kind = 'added' and r.location_id = ${locationId} and r.retired_at is null`
  const total = db.get<{ n: number }>(sql`select count(*) as n ${found}`).n
  const rows = db.all<{ name: string; routerId: string; routerName: string; foundAt: number }>(sql`
    select d.name, d.router_id as routerId, r.name as routerName, d.found_at as foundAt ${found}
    order by d.found_at desc, d.name limit ${limit} offset ${offset}`)
  return { total, rows }
}

/** What each cashier did in the period. */
export interface Done {
  readonly personId: string
  readonly name: string
  readonly sales: number
  readonly refunds: number
  readonly refundMinor: number
  readonly voids: number
  readonly reprints: number
  readonly drawerOpenings: number
}

/** @param since the moment from which the journal is read: it is read entry by entry, so not from too long ago */
export function doneByCashiers(db: Db, { from, to }: Days, since: number): Done[] {
  const entries = (kind: string) => sql`(select count(*) from journal j where j.kind = ${kind}
    and j.seq >= (select min(seq) from journal where at >= ${since}) and j.person_id = c.key and j.at >= ${since})`
  return db.all(sql`
    select c.key as personId, p.name, sum(c.sales) as sales, sum(c.refunds) as refunds, sum(c.refund_minor) as refundMinor,
      sum(c.voids) as voids, ${entries('ticket.reprinted')} as reprints, ${entries('drawer.opened')} as drawerOpenings
    from takings c join person p on p.id = c.key
    where c.dimension = 'cashier' and c.day between ${from} and ${to} group by c.key order by sales desc, p.name`)
}
