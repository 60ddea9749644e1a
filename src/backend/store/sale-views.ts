/** Sales as screens show them: each with its tokens, where those stand with the router, and their tickets. */
import { and, asc, count, eq, isNotNull, isNull, type SQLWrapper, sql } from 'drizzle-orm'
import type { SelectedFields } from 'drizzle-orm/sqlite-core'
import type { Refund } from '../../contract/refunds.ts'
import type { SaleView, SoldToken, TopUpView } from '../../contract/sales.ts'
import { groupCode } from '../../core/codes.ts'
import { type Granted, standingOf, standingOfAll } from '../../core/grants.ts'
import { LISTED_TOKENS } from '../../core/sale.ts'
import type { Db } from './open.ts'
import { customer, grant, payment, printJob, refund, router, sale, token, topUp } from './schema.ts'

type SaleRow = typeof sale.$inferSelect
type RefundRow = typeof refund.$inferSelect

/** Reads views with statements that are compiled once, each for all the sales of a list: a till shows hundreds. */
export class SaleViews {
  readonly #statements: ReturnType<typeof prepareStatements>

  constructor(db: Db) {
    this.#statements = prepareStatements(db)
  }

  /** One sale, and its row; undefined when there is none of this id. */
  read(id: string): { readonly view: SaleView; readonly row: SaleRow } | undefined {
    const row = this.#statements.sale.get({ id })
    return row && { view: this.of(row), row }
  }

  of(row: SaleRow): SaleView {
    return this.#view(row, this.#found([row]))
  }

  /** In the order of the rows. */
  all(rows: readonly SaleRow[]): SaleView[] {
    const found = this.#found(rows)
    return rows.map((row) => this.#view(row, found))
  }

  /** What belongs to these sales, each table read once. */
  #found(rows: readonly SaleRow[]): Found {
    const ids = JSON.stringify(rows.map(({ id }) => id))
    const { payments, tokens, refunds, grants, jobs, topUps } = this.#statements
    const sold = tokens.all({ ids })
    const ofTokens = { ids: JSON.stringify(sold.map(({ id }) => id)) }
    const withTokens = new Set(sold.map(({ saleId }) => saleId))
    const without = rows.filter(({ id }) => !withTokens.has(id)).map(({ id }) => id)
    return {
      payments: Map.groupBy(payments.all({ ids }), ({ saleId }) => saleId),
      tokens: Map.groupBy(sold, ({ saleId }) => saleId),
      refunds: Map.groupBy(refunds.all({ ids }), ({ saleId }) => saleId),
      grants: Map.groupBy(grants.all(ofTokens), ({ tokenId }) => tokenId),
      // The last copy of each is what counts.
      jobs: new Map(jobs.all(ofTokens).map((job) => [job.tokenId, job])),
      topUps: new Map(topUps.all({ ids: JSON.stringify(without) }).map((each) => [each.put.saleId, each])),
    }
  }

  #view(row: SaleRow, found: Found): SaleView {
    const { id, number, at, planName, quantity, totalMinor, personName: cashierName, phone, note } = row
    const payments = (found.payments.get(id) ?? []).map(({ saleId: _, ...paid }) => paid)
    const changeMinor = payments.reduce((sum, paid) => sum + paid.changeMinor, 0)
    const tenderedMinor = totalMinor + changeMinor
    const tokens = (found.tokens.get(id) ?? []).map((sold) => tokenInView(sold, found))
    const unlisted = tokens.length < LISTED_TOKENS ? 0 : (this.#statements.count.get({ id })?.n ?? 0) - tokens.length
    const refunds = (found.refunds.get(id) ?? []).map((given) => this.#refund(given))
    const refundedMinor = refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    // Without a refund nothing needs to be counted, and that is nearly always.
    const isGivenBack = refunds.length > 0 && this.#statements.standing.get({ id }) === undefined
    const back = { refunds, refundedMinor, isGivenBack }
    const money = { totalMinor, tenderedMinor, changeMinor, payments, ...moneyInView(row), ...back }
    const topUp = topUpInView(found.topUps.get(id))
    return { id, number, at, planName, quantity, cashierName, tokens, unlisted, topUp, phone, note, ...money }
  }

  #refund(row: RefundRow): Refund {
    const { id, at, kind, basis, amountMinor, reason, personName: byName, approvedByName } = row
    const back = this.#statements.moneyBack.all({ id })
    const payments = back.map((each) => ({ ...each, amountMinor: -each.amountMinor }))
    return { id, at, kind, basis, amountMinor, payments, reason, byName, approvedByName }
  }
}

type Statements = ReturnType<typeof prepareStatements>
type RowOf<K extends 'payments' | 'tokens' | 'grants' | 'jobs' | 'topUps'> = ReturnType<Statements[K]['all']>[number]

/** Rows of several sales, by the sale or by the token they belong to. */
interface Found {
  readonly payments: ReadonlyMap<string | null, readonly RowOf<'payments'>[]>
  readonly tokens: ReadonlyMap<string | null, readonly RowOf<'tokens'>[]>
  readonly refunds: ReadonlyMap<string, readonly RefundRow[]>
  readonly grants: ReadonlyMap<string, readonly RowOf<'grants'>[]>
  readonly jobs: ReadonlyMap<string | null, RowOf<'jobs'>>
  readonly topUps: ReadonlyMap<string, RowOf<'topUps'>>
}

function topUpInView(row: RowOf<'topUps'> | undefined): TopUpView | null {
  if (!row) return null
  const { tokenId, seconds, bytes, validitySeconds } = row.put
  return { tokenId, codeGroups: groupCode(row.code), seconds, bytes, validitySeconds }
}

function tokenInView(sold: RowOf<'tokens'>, found: Found): SoldToken {
  const { id, code, blockedAt, batchId, refundedAt } = sold
  const job = found.jobs.get(id)
  return {
    id,
    code,
    codeGroups: groupCode(code),
    grant: grantsInView(found.grants.get(id) ?? []),
    blocked: blockedAt !== null,
    ticket: { jobId: job?.id ?? null, state: job?.state ?? 'none', problem: job?.problem ?? null },
    isSlip: batchId !== null,
    reprints: job?.copy ?? 0,
    isRefunded: refundedAt !== null,
  }
}

interface GrantRow extends Omit<Granted, 'isRetired'> {
  readonly name: string
  readonly problem: string | null
  readonly retiredAt: number | null
}

/** What makes the total of a sale. */
function moneyInView(row: SaleRow) {
  const { priceMinor, discountMinor, discountReason: reason, discountApprovedByName: approvedByName } = row
  const { taxName, taxBasisPoints: basisPoints, taxIncluded: isIncluded, taxMinor, roundingMinor } = row
  const isTaxed = taxName !== null && basisPoints !== null
  return {
    priceMinor,
    roundingMinor,
    discount: discountMinor === 0 ? null : { minor: discountMinor, reason, approvedByName },
    tax: isTaxed ? { name: taxName, basisPoints, isIncluded, minor: taxMinor } : null,
  }
}

/** Where a token stands with all its routers and with each; the problem is one of those that speak for all. */
export function grantsInView(rows: readonly GrantRow[]): SoldToken['grant'] {
  const grants = rows.map((row) => ({ ...row, isRetired: row.retiredAt !== null }))
  const routers = grants.map((each) => ({ name: each.name, state: standingOf(each), problem: each.problem }))
  const state = standingOfAll(grants)
  const problem = routers.find((each) => each.state === state && each.problem !== null)?.problem ?? null
  return { state, problem, routers }
}

/** Payments as screens show them, in the order in which they were taken. */
export function paymentViews(db: Pick<Db, 'select'>) {
  return paymentsBy(db, {})
}

function paymentsBy<T extends SelectedFields>(db: Pick<Db, 'select'>, more: T) {
  const { method, amountMinor, currency, tenderedMinor, changeMinor, rateNano, reference } = payment
  const money = { method, amountMinor, currency, tenderedMinor, changeMinor, rateNano, reference }
  return db
    .select({ ...money, customerName: customer.name, ...more })
    .from(payment)
    .leftJoin(customer, eq(customer.id, payment.customerId))
}

/** Of how many sales or tokens is not said in the text of a statement, so that it is compiled once. */
const among = (column: SQLWrapper) => sql`${column} in (select value from json_each(${sql.placeholder('ids')}))`

function prepareStatements(db: Db) {
  const id = sql.placeholder('id')
  return {
    sale: db.select().from(sale).where(eq(sale.id, id)).prepare(),
    refunds: db.select().from(refund).where(among(refund.saleId)).orderBy(asc(refund.at), asc(refund.id)).prepare(),
    moneyBack: db
      .select({ method: payment.method, customerName: customer.name, amountMinor: payment.amountMinor })
      .from(payment)
      .leftJoin(customer, eq(customer.id, payment.customerId))
      .where(and(eq(payment.refundId, id), isNotNull(payment.refundId)))
      .prepare(),
    standing: db
      .select({ id: token.id })
      .from(token)
      .where(and(eq(token.saleId, id), isNull(token.refundedAt)))
      .limit(1)
      .prepare(),
    payments: paymentsBy(db, { saleId: payment.saleId })
      .where(among(payment.saleId))
      .orderBy(asc(payment.id))
      .prepare(),
    topUps: db
      .select({ put: topUp, code: token.code })
      .from(topUp)
      .innerJoin(token, eq(token.id, topUp.tokenId))
      .where(among(topUp.saleId))
      .prepare(),
    tokens: firstTokens(db),
    count: db.select({ n: count() }).from(token).where(eq(token.saleId, id)).prepare(),
    grants: db
      .select({
        tokenId: grant.tokenId,
        name: router.name,
        retiredAt: router.retiredAt,
        wanted: grant.wanted,
        state: grant.state,
        problem: grant.problem,
      })
      .from(grant)
      .innerJoin(router, eq(router.id, grant.routerId))
      .where(among(grant.tokenId))
      .orderBy(asc(router.createdAt), asc(router.id))
      .prepare(),
    jobs: db
      .select({
        tokenId: printJob.tokenId,
        id: printJob.id,
        state: printJob.state,
        problem: printJob.problem,
        copy: printJob.copy,
      })
      .from(printJob)
      .where(among(printJob.tokenId))
      .orderBy(asc(printJob.copy), sql`${printJob}.rowid`)
      .prepare(),
  }
}

/** The first tokens of each sale, in their order: a settled batch may have thousands. */
function firstTokens(db: Db) {
  const { id, saleId, code, blockedAt, batchId, refundedAt } = token
  const place = sql<number>`row_number() over (partition by ${saleId} order by ${token.position})`.as('place')
  const placed = db
    .select({ id, saleId, code, blockedAt, batchId, refundedAt, place })
    .from(token)
    .where(among(saleId))
    .as('placed')
  return db.select().from(placed).where(sql`${placed.place} <= ${LISTED_TOKENS}`).orderBy(asc(placed.place)).prepare()
}
