/** The codes about which sales and router do not agree, or which are still owed: sums, groups, and the codes themselves. */
import { type SQL, sql } from 'drizzle-orm'
import { type Age, GONE_WITHIN_MS, PROVISIONED_WITHIN_MS, type TokenFigure } from '../../core/reconcile.ts'
import type { Db } from './open.ts'
import { grantIsOpen, tokenSoldUnused, tokenUnsold, tokenUsedUnpaid } from './schema.ts'

/** What a figure is about. */
export interface About {
  readonly locationId: string
  readonly now: number
  /** Business days, both included. */
  readonly from: string
  readonly to: string
  /** The first day of the last week and of the last month. */
  readonly week: string
  readonly month: string
}

/** Codes of one batch, of the stock of a package, or of a package and an age. */
export interface Group {
  readonly planId: string
  readonly batchId: string | null
  readonly age: Age | null
}

/** Where the codes of a figure are found, and what is told of each. */
interface Figure {
  readonly from: SQL
  readonly where: SQL
  readonly order: SQL
  readonly at: SQL
  readonly router?: SQL
  readonly problem?: SQL
}

/** Named, because the index on sales looks better to SQLite until it finds a hundred thousand codes without one. */
const OF_TOKENS = {
  unpaid: sql`from token t indexed by token_unpaid`,
  unsold: sql`from token t indexed by token_unsold`,
  unused: sql`from token t indexed by token_unused`,
}

/**
 * Partial indexes are used only by a query that holds their very condition; their columns have no prefix there, and are
 * not ambiguous while nothing else is joined.
 */
function figureOf(figure: TokenFigure, about: About): Figure {
  const unpaid = { from: OF_TOKENS.unpaid, order: sql`t.first_used_at desc`, at: sql`t.first_used_at` }
  switch (figure) {
    case 'used_unpaid':
      return { ...unpaid, where: sql`${tokenUsedUnpaid} and voided_at is null` }
    case 'voided_used':
      return { ...unpaid, where: sql`${tokenUsedUnpaid} and voided_at is not null` }
    case 'unsold':
      return { from: OF_TOKENS.unsold, where: tokenUnsold, order: sql`t.batch_position, t.id`, at: sql`t.created_at` }
    case 'sold_unused':
      return { from: OF_TOKENS.unused, where: tokenSoldUnused, order: sql`t.sold_day, t.id`, at: sql`null` }
    case 'not_provisioned':
      return {
        from: sql`from (select * from "grant" where ${grantIsOpen}) g join token t on t.id = g.token_id
          join router r on r.id = g.router_id`,
        where: sql`g.wanted = 'present' and r.retired_at is null and t.sale_id is not null and t.refunded_at is null
          and (g.state = 'refused' or g.created_at < ${about.now - PROVISIONED_WITHIN_MS})`,
        order: sql`g.created_at desc`,
        at: sql`g.created_at`,
        router: sql`r.name`,
        problem: sql`g.problem`,
      }
    case 'used_after_refund':
      return {
        from: sql`from refund f join token t on t.sale_id = f.sale_id and t.refunded_at = f.at`,
        where: sql`f.day between ${about.from} and ${about.to} and exists (select 1 from session_span u
          where u.token_id = t.id and u.last_seen_at > t.refunded_at + ${GONE_WITHIN_MS})`,
        order: sql`f.day desc, f.at desc`,
        at: sql`f.at`,
      }
  }
}

/**
 * Paid: its share of its sale. Not paid: the price on its slip, or today's of its package. Tens of thousands that nobody has
 * used yet are each worth what their package brought on average on their day, which takes no look at their sales.
 */
const PAID = sql`(select s.total_minor / s.quantity from sale s where s.id = t.sale_id)`
const priceAt = (now: number) => sql`ifnull((select b.price_minor from batch b where b.id = t.batch_id),
  (select v.price_minor from plan_price v where v.plan_id = t.plan_id and v.withdrawn_at is null
    and v.valid_from <= ${now} order by v.valid_from desc, v.created_at desc, v.id desc limit 1))`
const OF_THE_DAY = sql`ifnull((select d.total_minor / d.tokens from takings d
  where d.dimension = 'plan' and d.day = t.sold_day and d.key = t.plan_id), 0)`

function worthOf(figure: TokenFigure, now: number): SQL {
  if (figure === 'sold_unused') return OF_THE_DAY
  return figure === 'used_unpaid' || figure === 'voided_used' || figure === 'unsold' ? priceAt(now) : PAID
}

const isHere = (about: About) => sql`t.plan_id in (select id from plan where location_id = ${about.locationId})`

/** How many, and their worth. */
export function sumOf(db: Db, figure: TokenFigure, about: About): { count: number; valueMinor: number } {
  if (figure === 'unsold' || figure === 'sold_unused') return totalOf(groupsOf(db, figure, about))
  const { from, where } = figureOf(figure, about)
  return db.get(sql`select count(*) as count, ifnull(sum(${worthOf(figure, about.now)}), 0) as valueMinor
    ${from} where ${where} and ${isHere(about)}`)
}

function totalOf(groups: readonly GroupSum[]) {
  const add = (part: (group: GroupSum) => number) => groups.reduce((sum, group) => sum + part(group), 0)
  return { count: add(({ count }) => count), valueMinor: add(({ valueMinor }) => valueMinor) }
}

export interface GroupSum extends Group {
  readonly planName: string
  readonly batchNumber: number | null
  readonly sellerName: string | null
  readonly count: number
  readonly valueMinor: number
}

type GroupedFigure = 'used_unpaid' | 'unsold' | 'sold_unused'

const ageBy = ({ week, month }: About) =>
  sql`case when t.sold_day >= ${week} then 'week' when t.sold_day >= ${month} then 'month' else 'older' end`

/** The most valuable first. Groups are few; unsold codes are many, but each of a group is worth the same. */
export function groupsOf(db: Db, figure: GroupedFigure, about: About): GroupSum[] {
  const groups = figure === 'sold_unused' ? byAge(about) : byBatch(figure, about)
  return db.all(sql`select q.*, p.name as planName, b.number as batchNumber, b.seller_name as sellerName
    from (${groups}) q join plan p on p.id = q.planId left join batch b on b.id = q.batchId
    where p.location_id = ${about.locationId} order by q.valueMinor desc, q.planId, q.batchId`)
}

/** Of a batch, and of the stock of a package, each code is worth the same. */
function byBatch(figure: GroupedFigure, about: About): SQL {
  const { from, where } = figureOf(figure, about)
  return sql`select t.plan_id as planId, t.batch_id as batchId, null as age, count(*) as count,
    count(*) * ${priceAt(about.now)} as valueMinor ${from} where ${where} group by t.batch_id, t.plan_id`
}

/** First day by day, out of the index alone. */
function byAge(about: About): SQL {
  const { from, where } = figureOf('sold_unused', about)
  const days = sql`select t.plan_id, t.sold_day, count(*) as many ${from} where ${where} group by t.sold_day, t.plan_id`
  return sql`select t.plan_id as planId, null as batchId, ${ageBy(about)} as age, sum(t.many) as count,
    sum(t.many * ${OF_THE_DAY}) as valueMinor from (${days}) t group by 1, 3`
}

export interface TokenRow {
  readonly tokenId: string
  readonly code: string
  readonly planName: string
  readonly saleId: string | null
  readonly saleNumber: number | null
  readonly batchNumber: number | null
  readonly sellerName: string | null
  readonly at: number
  readonly valueMinor: number
  readonly routerName: string | null
  readonly problem: string | null
}

interface Rows {
  readonly group: Group | null
  readonly offset: number
  readonly limit: number
}

/** One page of the codes of a figure, and how many there are in all. */
export function tokensOf(db: Db, figure: TokenFigure, about: About, { group, offset, limit }: Rows) {
  const { from, where, order, at, router = sql`null`, problem = sql`null` } = figureOf(figure, about)
  const meant = sql`${from} where ${where} and ${isHere(about)} ${group ? within(group, about) : sql``}`
  const isAll = group === null && (figure === 'unsold' || figure === 'sold_unused')
  const total = isAll ? sumOf(db, figure, about).count : db.get<{ n: number }>(sql`select count(*) as n ${meant}`).n
  // First the page, from the index alone where it can be; only then what each row tells.
  const by = figure === 'unsold' && group === null ? sql`t.batch_id, t.plan_id` : order
  const page = db.all<Found>(sql`select t.id, ${at} as at, ${router} as routerName, ${problem} as problem ${meant}
    order by ${by} limit ${limit} offset ${offset}`)
  const ids = JSON.stringify(page.map(({ id }) => id))
  const told = db.all<Told>(sql`select t.id as tokenId, t.code as code, p.name as planName, s.id as saleId,
      s.number as saleNumber, s.at as soldAt, b.number as batchNumber, b.seller_name as sellerName,
      ${worthOf(figure, about.now)} as valueMinor
    from token t join plan p on p.id = t.plan_id left join sale s on s.id = t.sale_id
    left join batch b on b.id = t.batch_id where t.id in (select value from json_each(${ids}))`)
  const byId = new Map(told.map((row) => [row.tokenId, row]))
  const rows = page.flatMap(({ id, at: since, ...where }): TokenRow[] => {
    const row = byId.get(id)
    return row ? [{ ...row, ...where, at: since ?? row.soldAt ?? 0 }] : []
  })
  return { total, rows }
}

/** A code of a page; `at` is null where it is when it was sold. */
interface Found extends Pick<TokenRow, 'routerName' | 'problem'> {
  readonly id: string
  readonly at: number | null
}

interface Told extends Omit<TokenRow, 'at' | 'routerName' | 'problem'> {
  readonly soldAt: number | null
}

function within({ planId, batchId, age }: Group, about: About): SQL {
  if (age === null) return sql`and t.plan_id = ${planId} and t.batch_id is ${batchId}`
  const until = { week: '9999', month: about.week, older: about.month }[age]
  const since = { week: about.week, month: about.month, older: '' }[age]
  return sql`and t.plan_id = ${planId} and t.sold_day >= ${since} and t.sold_day < ${until}`
}
