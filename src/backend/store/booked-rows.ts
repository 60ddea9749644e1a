/** The sales, refunds and voids behind a figure of a report, day by day. */
import type { BookedRow } from '../../contract/report.ts'
import type { ReportOf } from '../../core/report.ts'
import type { Period } from '../../core/report-period.ts'
import type { Db } from './open.ts'
import { daysWith } from './report-sums.ts'

interface Page {
  readonly rows: BookedRow[]
  readonly more: boolean
}

interface AskedRows extends Period {
  readonly of: ReportOf | null
  /** The last row that is known. */
  readonly after: { readonly day: string; readonly id: string } | null
  readonly limit: number
}

/** Newest first. A day at a time, and only days that have such rows: it takes no longer after years. */
export function bookedRows(db: Db, { of, from, until, after, limit }: AskedRows): Page {
  const newest = after !== null && after.day < until ? after.day : until
  const dimension = of === null ? ({ dimension: 'all', key: '' } as const) : { dimension: of.by, key: of.key }
  const rows: BookedRow[] = []
  for (const day of daysWith(db, dimension, { from, until: newest })) {
    const ofDay = rowsOfDay(db, day, of)
    // Where the last known row is not found any more, the day is told from its beginning.
    const start = after?.day === day ? ofDay.findIndex(({ id }) => id === after.id) + 1 : 0
    rows.push(...ofDay.slice(start, start + limit + 1 - rows.length))
    if (rows.length > limit) return { rows: rows.slice(0, limit), more: true }
  }
  return { rows, more: false }
}

const OF_SALE = `s.id as saleId, s.number, s.plan_name as planName, s.plan_kind as planKind`
const BY_METHOD = (column: string) => `(select sum(amount_minor) from payment p where p.${column} and p.method = @key)`

const TAX = `ifnull(cast(s.tax_basis_points as text), '') = @key`

/** Which sales, and which refunds, are of such a key. */
const IS_OF: Readonly<Record<ReportOf['by'], { readonly sale: string; readonly refund: string }>> = {
  hour: { sale: 's.hour = cast(@key as integer)', refund: 'r.hour = cast(@key as integer)' },
  plan: { sale: 's.plan_id = @key', refund: 's.plan_id = @key' },
  kind: { sale: 's.plan_kind = @key', refund: 's.plan_kind = @key' },
  cashier: { sale: 's.person_id = @key', refund: 'r.person_id = @key' },
  router: { sale: `ifnull(s.router_id, '') = @key`, refund: `ifnull(s.router_id, '') = @key` },
  tax: { sale: TAX, refund: TAX },
  method: {
    sale: `exists (select 1 from payment p where p.sale_id = s.id and p.method = @key)`,
    refund: `exists (select 1 from payment p where p.refund_id = r.id and p.method = @key)`,
  },
}

function rowsOfDay({ $client }: Db, day: string, of: ReportOf | null): BookedRow[] {
  const isOf = of === null ? { sale: 'true', refund: 'true' } : IS_OF[of.by]
  const isMethod = of?.by === 'method'
  const sold = isMethod ? BY_METHOD('sale_id = s.id') : 's.total_minor'
  const back = isMethod ? BY_METHOD('refund_id = r.id') : '-r.amount_minor'
  const statement = $client.prepare(`
    select s.id, 'sale' as what, ${OF_SALE}, s.day, s.at, s.quantity, s.person_name as personName, ${sold} as amountMinor
    from sale s where s.day = @day and ${isOf.sale}
    union all
    select r.id, r.kind, ${OF_SALE}, r.day, r.at, s.quantity, r.person_name, ${back}
    from refund r join sale s on s.id = r.sale_id where r.day = @day and ${isOf.refund}
    order by at desc, number desc`)
  return statement.all({ day, key: of?.key ?? '' }) as BookedRow[]
}
