/** The sums behind every report made anew from the sales, refunds and settlements themselves. */
import type { Database } from 'better-sqlite3'

/** What a sale adds to the sums, and what a refund does. */
const EVENTS = `with event as (
  select day, printf('%02d', hour) as hour, plan_id, plan_kind, person_id, ifnull(router_id, '') as router_id,
    ifnull(tax_basis_points, '') as tax, 1 as sales, quantity as tokens, price_minor * quantity as gross,
    discount_minor as discount, tax_minor as tax_minor, rounding_minor as rounding, total_minor as total,
    0 as refunds, 0 as refund_minor, 0 as voids, 0 as void_minor, 0 as refund_tax
  from sale
  union all
  select r.day, printf('%02d', r.hour), s.plan_id, s.plan_kind, r.person_id, ifnull(s.router_id, ''),
    ifnull(s.tax_basis_points, ''), 0, 0, 0, 0, 0, 0, 0,
    r.kind = 'refund', iif(r.kind = 'refund', r.amount_minor, 0), r.kind = 'void', iif(r.kind = 'void', r.amount_minor, 0),
    r.tax_minor
  from refund r join sale s on s.id = r.sale_id
)`

const BY = {
  all: `''`,
  hour: 'hour',
  plan: 'plan_id',
  kind: 'plan_kind',
  cashier: 'person_id',
  router: 'router_id',
  tax: 'tax',
}

const METHODS = `select day, 'method', method, sum(sale), 0, 0, 0, 0, 0, sum(sale * amount), sum(refunded), sum(refunded * -amount),
    sum(voided), sum(voided * -amount), 0
  from (
    select s.day, p.method, p.amount_minor as amount, 1 as sale, 0 as refunded, 0 as voided
    from payment p join sale s on s.id = p.sale_id
    union all
    select r.day, p.method, p.amount_minor, 0, r.kind = 'refund', r.kind = 'void'
    from payment p join refund r on r.id = p.refund_id
  ) group by day, method`

const SETTLEMENTS = `select t.day, 'settlement', p.method, count(*), 0, 0, 0, 0, 0, sum(p.amount_minor), 0, 0, 0, 0, 0
  from payment p join settlement t on t.id = p.settlement_id group by t.day, p.method`

/** As rows of the table `takings`, in the order of its columns. */
export function takingsAnew(): string {
  const sums = `sum(sales), sum(tokens), sum(gross), sum(discount), sum(tax_minor), sum(rounding), sum(total), sum(refunds),
    sum(refund_minor), sum(voids), sum(void_minor), sum(refund_tax)`
  const each = Object.entries(BY).map(
    ([dimension, key]) => `select day, '${dimension}', ${key} as key, ${sums} from event group by day, ${key}`,
  )
  return `${EVENTS} ${[...each, METHODS, SETTLEMENTS].join(' union all ')}`
}

/** Within a transaction of the caller. */
export function rebuildTakings(client: Database): void {
  client.exec(`delete from takings; insert into takings ${takingsAnew()}`)
}
