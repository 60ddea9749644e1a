/** The transaction that begins a batch: what it is made of, and its journal entry. Its tokens follow, see `BatchMaker`. */
import { and, eq, gte, lt, max, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { TellerContract } from '../../contract/index.ts'
import { type CodeShape, cleanPrefix, headOf, lengthOf, lengthProblem, mostCodes } from '../../core/codes.ts'
import { AppError } from '../../core/errors.ts'
import { MAX_AMOUNT_MINOR } from '../../core/money.ts'
import { limitsOf } from '../../core/plan.ts'
import { actor, type Signed } from '../callers.ts'
import { priceOf } from '../store/plan-prices.ts'
import { batch, location, plan, token } from '../store/schema.ts'
import type { Fact, Tx } from '../store/store.ts'
import { routersFor } from './sold-on.ts'

type Input = z.output<TellerContract['batch']['make']['input']>

/** @throws AppError `no_such_plan`, `plan_not_sold`, `plan_router_retired`, `no_router`, `check_fields` */
export function makeBatch(tx: Tx, at: number, input: Input, person: Signed): { value: string; fact: Fact } {
  const cafe = tx.select().from(location).where(eq(location.id, person.locationId)).get()
  const isOurs = and(eq(plan.id, input.planId), eq(plan.locationId, person.locationId))
  const what = tx.select().from(plan).where(isOurs).get()
  if (!cafe || !what) throw new AppError('not_found', 'no_such_plan')
  if (!what.active) throw new AppError('conflict', 'plan_not_sold')
  const priceMinor = priceOf(tx, what.id, at)
  routersFor(tx, what)
  const prefix = cleanPrefix(input.prefix, input.alphabet)
  const shape = { locationMark: cafe.codeMark, prefix, alphabet: input.alphabet, randomLength: input.codeLength }
  requireRoom(tx, shape, input.quantity, priceMinor)
  const { quantity, alphabet, codeLength, deploy, note, requestId } = input
  const asked = { planId: what.id, planName: what.name, currency: cafe.currency, priceMinor }
  const said = { prefix, alphabet, codeLength, quantity, deploy, note }
  const id = uuidv7()
  const number = nextNumber(tx)
  const by = { personId: person.id, personName: person.name }
  const row = { id, requestId, number, locationId: cafe.id, ...asked, ...limitsOf(what), ...said, ...by }
  tx.insert(batch)
    .values({ ...row, state: 'making', createdAt: at })
    .run()
  const subject = { type: 'batch', id, name: String(number) } as const
  return { value: id, fact: { kind: 'batch.made', by: actor(person), subject, data: { ...asked, ...said } } }
}

function nextNumber(tx: Tx): number {
  const last = tx
    .select({ n: max(batch.number) })
    .from(batch)
    .get()
  return (last?.n ?? 0) + 1
}

/** Codes that could be guessed, or amounts that no till can hold, are refused before anything is made. */
function requireRoom(tx: Tx, shape: CodeShape, quantity: number, priceMinor: number): void {
  if (priceMinor * quantity > MAX_AMOUNT_MINOR) {
    throw new AppError('bad_request', 'check_fields', { fields: { quantity: 'too_large' } })
  }
  const codeLength = lengthProblem(shape, quantity, takenOf(tx, shape))
  if (codeLength) throw new AppError('bad_request', 'check_fields', { fields: { codeLength } })
}

/** A space of so many codes is never filled by hand, and not worth the counting. */
const VAST = 1_000_000

/** Codes of this shape that exist already; not counted where they cannot matter. */
function takenOf(tx: Tx, shape: CodeShape): number {
  if (mostCodes(shape) > VAST) return 0
  const head = headOf(shape)
  const isAlike = and(
    gte(token.code, head),
    lt(token.code, `${head}~`),
    eq(sql`length(${token.code})`, lengthOf(shape)),
  )
  const found = tx.select({ n: sql<number>`count(*)` }).from(token).where(isAlike).get()
  return found?.n ?? 0
}
