/** The calls about printed slips: what was scanned, and taking the money for it. */
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { FoundSlip } from '../../contract/slips.ts'
import { bearsMark, groupCode, readCode } from '../../core/codes.ts'
import { AppError } from '../../core/errors.ts'
import { limitsOf } from '../../core/plan.ts'
import { isLoginAddress, scannedCode } from '../../core/scanned.ts'
import { endOf } from '../../core/token-life.ts'
import type { CallContext } from '../call-router.ts'
import type { Signed } from '../callers.ts'
import { taxOf } from '../store/money-rules.ts'
import { batch, sale, token } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { bookSale, drawerFor, saleFact } from './book-sale.ts'
import { handOver, type SaleTools } from './make-sale.ts'
import type { SaleDesk } from './sale-desk.ts'
import { planKindOf, routerIdsOfPlan } from './sold-on.ts'

type SlipCalls = TellerContract['slip']
type SellInput = z.output<SlipCalls['sell']['input']>
type Reader = Pick<Tx, 'select'>

export function slipService(store: Store, desk: SaleDesk): GroupHandlers<SlipCalls, CallContext> {
  return {
    find: ({ text }, ctx) => findSlip(store, text, ctx.person()),
    sell: (input, ctx) => desk.sell(input.requestId, ctx, (tools) => sellSlip(tools, input, ctx.person())),
  }
}

function findSlip(store: Store, text: string, { locationId }: Signed): FoundSlip {
  const code = scannedCode(text)
  if (code === undefined) return { is: 'no_code' }
  const found = readSlip(store.db, eq(token.code, code))
  if (!found) return unheardOf(store, code, text)
  const { token: row, batch: of, sale: sold } = found
  const codeGroups = groupCode(row.code)
  if (of.locationId !== locationId) return { is: 'other_cafe', codeGroups }
  if (sold) return { is: 'sold', codeGroups, number: sold.number, at: sold.at, byName: sold.personName }
  if (row.voidedAt !== null) return { is: 'void', codeGroups }
  if (row.blockedAt !== null) return { is: 'blocked', codeGroups }
  const { number: batchNumber, note: batchNote, planName, priceMinor, sellerName } = of
  const { id: tokenId, firstUsedAt } = row
  const tax = taxOf(store.db, of.planId)
  const slip = { tokenId, codeGroups, planName, priceMinor, tax, limits: limitsOf(row), batchNumber, batchNote }
  return { is: 'unsold', slip: { ...slip, sellerName, firstUsedAt } }
}

/** Words and numbers are searched for in other ways; only what can be nothing but a code is called a wrong one. */
function unheardOf(store: Store, code: string, text: string): FoundSlip {
  const isOurs = store.db.select({ id: token.id }).from(token).where(eq(token.code, code)).get() !== undefined
  const isLikeCode = isLoginAddress(text) || (/^\d.*\p{L}/u.test(code) && code.length >= 6)
  if (isOurs || !isLikeCode) return { is: 'no_code' }
  const codeGroups = groupCode(code)
  if (!readCode(code).ok) return { is: 'mistyped', codeGroups }
  const mark = store.here()?.codeMark ?? ''
  return { is: bearsMark(code, mark) ? 'unknown' : 'other_cafe', codeGroups }
}

function readSlip(db: Reader, condition: ReturnType<typeof eq>) {
  return db
    .select({ token, batch, sale })
    .from(token)
    .innerJoin(batch, eq(batch.id, token.batchId))
    .leftJoin(sale, eq(sale.id, token.saleId))
    .where(condition)
    .get()
}

/**
 * The slip's code becomes the customer's, at the price that is printed on it.
 *
 * @throws AppError `no_such_slip`, `slip_sold`, `slip_void`, `token_blocked`, `plan_router_retired`, `no_router`,
 * and what `bookSale` throws
 */
function sellSlip(tools: SaleTools, input: SellInput, person: Signed) {
  const { tx, at } = tools
  const { row, of } = requireUnsold(tx, input.tokenId, person)
  const routerIds = routerIdsOfPlan(tx, of.planId)
  const { locationId, planId, planName, currency, priceMinor } = of
  const goods = { locationId, planId, planName, planKind: planKindOf(tx, planId), currency, priceMinor, quantity: 1 }
  const booked = bookSale(tools, { ...goods, routerIds, asked: { planId: null, tokenId: row.id } }, input, person)
  const sold = handOver(tx, row, { sale: booked.row, position: 1, expiresAt: endOf(row, at), routerIds })
  const value = { saleId: booked.row.id, routerIds, held: [], ...drawerFor(booked) }
  return { value, fact: saleFact(booked, [sold], person, { batchNumber: of.number }) }
}

function requireUnsold(tx: Reader, tokenId: string, { locationId }: Signed) {
  const found = readSlip(tx, eq(token.id, tokenId))
  if (found?.batch.locationId !== locationId) throw new AppError('not_found', 'no_such_slip')
  const { token: row, batch: of, sale: sold } = found
  if (sold) {
    throw new AppError('conflict', 'slip_sold', { values: { name: sold.personName, number: sold.number } })
  }
  if (row.voidedAt !== null) throw new AppError('conflict', 'slip_void')
  if (row.blockedAt !== null) throw new AppError('conflict', 'token_blocked')
  return { row, of }
}
