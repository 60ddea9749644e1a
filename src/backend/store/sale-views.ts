/** Sales as screens show them: each with its tokens, where those stand with the router, and their tickets. */
import { asc, desc, eq, sql } from 'drizzle-orm'
import type { SaleView, SoldToken } from '../../contract/sales.ts'
import { groupCode } from '../../core/codes.ts'
import type { Db } from './open.ts'
import { grant, payment, printJob, sale, token } from './schema.ts'

type SaleRow = typeof sale.$inferSelect

/** Reads views with statements that are compiled once: a sale is looked at at every step it takes. */
export class SaleViews {
  readonly #statements: ReturnType<typeof prepareStatements>

  constructor(db: Db) {
    this.#statements = prepareStatements(db)
  }

  /** The view of one sale, and whose sale it is; undefined when there is none of this id. */
  read(id: string): { readonly view: SaleView; readonly personId: string } | undefined {
    const row = this.#statements.sale.get({ id })
    return row && { view: this.of(row), personId: row.personId }
  }

  of(row: SaleRow): SaleView {
    const { id, number, at, planName, quantity, totalMinor, personName: cashierName } = row
    const paid = this.#statements.payment.get({ id })
    const tenderedMinor = paid?.tenderedMinor ?? totalMinor
    const changeMinor = paid?.changeMinor ?? 0
    const tokens = this.#statements.tokens.all({ id }).map((sold) => this.#token(sold))
    return { id, number, at, planName, quantity, totalMinor, tenderedMinor, changeMinor, cashierName, tokens }
  }

  #token({ id, code }: Pick<typeof token.$inferSelect, 'id' | 'code'>): SoldToken {
    const granted = this.#statements.grant.get({ id })
    const job = this.#statements.lastJob.get({ id })
    return {
      id,
      code,
      codeGroups: groupCode(code),
      grant: { state: granted?.state ?? 'waiting', problem: granted?.problem ?? null },
      ticket: { jobId: job?.id ?? null, state: job?.state ?? 'none', problem: job?.problem ?? null },
      reprints: job?.copy ?? 0,
    }
  }
}

function prepareStatements(db: Db) {
  const id = sql.placeholder('id')
  const jobColumns = { id: printJob.id, state: printJob.state, problem: printJob.problem, copy: printJob.copy }
  const ofToken = eq(printJob.tokenId, id)
  return {
    sale: db.select().from(sale).where(eq(sale.id, id)).prepare(),
    payment: db.select().from(payment).where(eq(payment.saleId, id)).limit(1).prepare(),
    tokens: db
      .select({ id: token.id, code: token.code })
      .from(token)
      .where(eq(token.saleId, id))
      .orderBy(asc(token.position))
      .prepare(),
    grant: db.select().from(grant).where(eq(grant.tokenId, id)).limit(1).prepare(),
    lastJob: db.select(jobColumns).from(printJob).where(ofToken).orderBy(desc(printJob.copy)).limit(1).prepare(),
  }
}
