/** Sales as screens show them: each with its tokens, where those stand with the router, and their tickets. */
import { and, asc, count, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Refund } from '../../contract/refunds.ts'
import type { SaleView, SoldToken, TopUpView } from '../../contract/sales.ts'
import { groupCode } from '../../core/codes.ts'
import { type Granted, standingOf, standingOfAll } from '../../core/grants.ts'
import { LISTED_TOKENS } from '../../core/sale.ts'
import type { Db } from './open.ts'
import { customer, grant, payment, printJob, refund, router, sale, token, topUp } from './schema.ts'

type SaleRow = typeof sale.$inferSelect
type TokenRow = Pick<typeof token.$inferSelect, 'id' | 'code' | 'blockedAt' | 'batchId' | 'refundedAt'>

/** Reads views with statements that are compiled once: a sale is looked at at every step it takes. */
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
    const { id, number, at, planName, quantity, totalMinor, personName: cashierName, phone, note } = row
    const payments = this.#statements.payments.all({ id })
    const changeMinor = payments.reduce((sum, paid) => sum + paid.changeMinor, 0)
    const tenderedMinor = totalMinor + changeMinor
    const tokens = this.#statements.tokens.all({ id }).map((sold) => this.#token(sold))
    const unlisted = tokens.length < LISTED_TOKENS ? 0 : (this.#statements.count.get({ id })?.n ?? 0) - tokens.length
    const refunds = this.#refunds(id)
    const refundedMinor = refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    // Without a refund nothing needs to be counted, and that is nearly always.
    const isGivenBack = refunds.length > 0 && this.#statements.standing.get({ id }) === undefined
    const back = { refunds, refundedMinor, isGivenBack }
    const money = { totalMinor, tenderedMinor, changeMinor, payments, ...moneyInView(row), ...back }
    const topUp = tokens.length === 0 ? this.#topUp(id) : null
    return { id, number, at, planName, quantity, cashierName, tokens, unlisted, topUp, phone, note, ...money }
  }

  #topUp(saleId: string): TopUpView | null {
    const row = this.#statements.topUp.get({ id: saleId })
    if (!row) return null
    const { tokenId, seconds, bytes, validitySeconds } = row.put
    return { tokenId, codeGroups: groupCode(row.code), seconds, bytes, validitySeconds }
  }

  #refunds(saleId: string): Refund[] {
    return this.#statements.refunds.all({ id: saleId }).map((row) => {
      const { id, at, kind, basis, amountMinor, reason, personName: byName, approvedByName } = row
      const back = this.#statements.moneyBack.all({ id })
      const payments = back.map((each) => ({ ...each, amountMinor: -each.amountMinor }))
      return { id, at, kind, basis, amountMinor, payments, reason, byName, approvedByName }
    })
  }

  #token({ id, code, blockedAt, batchId, refundedAt }: TokenRow): SoldToken {
    const grants = this.#statements.grants.all({ id })
    const job = this.#statements.lastJob.get({ id })
    return {
      id,
      code,
      codeGroups: groupCode(code),
      grant: grantsInView(grants),
      blocked: blockedAt !== null,
      ticket: { jobId: job?.id ?? null, state: job?.state ?? 'none', problem: job?.problem ?? null },
      isSlip: batchId !== null,
      reprints: job?.copy ?? 0,
      isRefunded: refundedAt !== null,
    }
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
  const { method, amountMinor, currency, tenderedMinor, changeMinor, rateNano, reference } = payment
  const money = { method, amountMinor, currency, tenderedMinor, changeMinor, rateNano, reference }
  return db
    .select({ ...money, customerName: customer.name })
    .from(payment)
    .leftJoin(customer, eq(customer.id, payment.customerId))
}

function prepareStatements(db: Db) {
  const id = sql.placeholder('id')
  const jobColumns = { id: printJob.id, state: printJob.state, problem: printJob.problem, copy: printJob.copy }
  const ofToken = eq(printJob.tokenId, id)
  return {
    sale: db.select().from(sale).where(eq(sale.id, id)).prepare(),
    refunds: db.select().from(refund).where(eq(refund.saleId, id)).orderBy(asc(refund.at), asc(refund.id)).prepare(),
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
    payments: paymentViews(db).where(eq(payment.saleId, id)).orderBy(asc(payment.id)).prepare(),
    topUp: db
      .select({ put: topUp, code: token.code })
      .from(topUp)
      .innerJoin(token, eq(token.id, topUp.tokenId))
      .where(eq(topUp.saleId, id))
      .limit(1)
      .prepare(),
    tokens: db
      .select({
        id: token.id,
        code: token.code,
        blockedAt: token.blockedAt,
        batchId: token.batchId,
        refundedAt: token.refundedAt,
      })
      .from(token)
      .where(eq(token.saleId, id))
      .orderBy(asc(token.position))
      .limit(LISTED_TOKENS)
      .prepare(),
    count: db.select({ n: count() }).from(token).where(eq(token.saleId, id)).prepare(),
    grants: db
      .select({
        name: router.name,
        retiredAt: router.retiredAt,
        wanted: grant.wanted,
        state: grant.state,
        problem: grant.problem,
      })
      .from(grant)
      .innerJoin(router, eq(router.id, grant.routerId))
      .where(eq(grant.tokenId, id))
      .orderBy(asc(router.createdAt), asc(router.id))
      .prepare(),
    lastJob: db.select(jobColumns).from(printJob).where(ofToken).orderBy(desc(printJob.copy)).limit(1).prepare(),
  }
}
