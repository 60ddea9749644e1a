/** What is done to the slips of a batch that nobody has bought: more on all of them, or out of use, together or one by one. */
import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { TellerContract } from '../../contract/index.ts'
import { groupCode, readCode } from '../../core/codes.ts'
import { AppError, type FieldProblem } from '../../core/errors.ts'
import { actor, type Signed } from '../callers.ts'
import { grant, printJob, token } from '../store/schema.ts'
import type { Fact, Store, Tx } from '../store/store.ts'
import { type BatchRow, requireBatch } from './batch-views.ts'
import { newWish, withoutRecord } from './grant-changes.ts'

type Calls = TellerContract['batch']

const isUnsold = (batchId: string) => and(eq(token.batchId, batchId), isNull(token.saleId), isNull(token.voidedAt))

/** Their limits grow, and so do those of the ones still to be made. @throws AppError `check_fields` */
export function extendUnsold(store: Store, input: z.output<Calls['extend']['input']>, person: Signed): number {
  const { batchId, seconds, bytes, validitySeconds, reason } = input
  return store.write((tx, at) => {
    const row = requireBatch(tx, batchId, person)
    requireUseful(row, input)
    putBatchLimits(tx, row, input)
    const isMeant = isUnsold(batchId)
    const limits = {
      timeLimitSeconds: sql`time_limit_seconds + ${seconds}`,
      dataLimitBytes: sql`data_limit_bytes + ${bytes}`,
      // Where somebody used it already, only its end counts.
      validitySeconds: sql`validity_seconds + iif(expires_at is null, ${validitySeconds}, 0)`,
      ...(validitySeconds > 0 && { expiresAt: sql`max(expires_at, ${at}) + ${validitySeconds * 1_000}` }),
    }
    const { changes } = tx.update(token).set(limits).where(isMeant).run()
    putAgain(tx, isMeant, row, at)
    return {
      value: changes,
      fact: factOf(row, person, 'batch.extended', { count: changes, seconds, bytes, validitySeconds, reason }),
    }
  })
}

function putBatchLimits(tx: Tx, { id, made, quantity }: BatchRow, more: z.output<Calls['extend']['input']>): void {
  // The batch says what its remaining tokens will be made with.
  if (made === quantity) return
  tx.run(sql`update batch set time_limit_seconds = time_limit_seconds + ${more.seconds},
    data_limit_bytes = data_limit_bytes + ${more.bytes},
    validity_seconds = validity_seconds + ${more.validitySeconds} where id = ${id}`)
}

/** More of what has no limit, or of nothing, would be a promise that means nothing. */
function requireUseful(row: BatchRow, more: z.output<Calls['extend']['input']>): void {
  const fields: Record<string, FieldProblem> = {
    ...(row.timeLimitSeconds === null && more.seconds > 0 && { seconds: 'invalid' }),
    ...(row.dataLimitBytes === null && more.bytes > 0 && { bytes: 'invalid' }),
    ...(row.validitySeconds === null && more.validitySeconds > 0 && { validitySeconds: 'invalid' }),
    ...(more.seconds + more.bytes + more.validitySeconds === 0 && { seconds: 'required' }),
  }
  if (Object.keys(fields).length > 0) throw new AppError('bad_request', 'check_fields', { fields })
}

/** Out of use for ever, and off their routers. */
export function voidUnsold(store: Store, batchId: string, reason: string, person: Signed): number {
  return store.write((tx, at) => {
    const row = requireBatch(tx, batchId, person)
    const isMeant = isUnsold(batchId)
    const count = takeOut(tx, isMeant, at)
    return { value: count, fact: factOf(row, person, 'batch.voided', { count, reason }) }
  })
}

/**
 * One slip that came back.
 *
 * @throws AppError `no_such_token`, `already_sold`, `already_void`
 */
export function voidSlip(store: Store, input: z.output<Calls['voidSlip']['input']>, person: Signed): string[] {
  const { batchId, text, reason } = input
  return store.write((tx, at) => {
    const row = requireBatch(tx, batchId, person)
    const code = readCode(text)
    const isIt = code.ok ? and(eq(token.code, code.value), eq(token.batchId, batchId)) : undefined
    const slip = isIt && tx.select().from(token).where(isIt).get()
    if (!slip) throw new AppError('not_found', 'no_such_token')
    if (slip.saleId !== null) throw new AppError('conflict', 'already_sold')
    if (slip.voidedAt !== null) throw new AppError('conflict', 'already_void')
    takeOut(tx, eq(token.id, slip.id), at)
    const data = { tokenId: slip.id, codeEnding: slip.code.slice(-2), reason }
    return { value: groupCode(slip.code), fact: factOf(row, person, 'batch.slip_voided', data) }
  })
}

type Condition = ReturnType<typeof isUnsold>

/** They leave their routers, and slips that wait for a printer never come out. */
function takeOut(tx: Tx, isMeant: Condition, at: number): number {
  const meant = tx.select({ id: token.id }).from(token).where(isMeant)
  const isWaiting = and(inArray(printJob.tokenId, meant), inArray(printJob.state, ['queued', 'failed']))
  tx.update(printJob).set({ state: 'cancelled', problem: null, updatedAt: at }).where(isWaiting).run()
  const isThere = and(inArray(grant.tokenId, meant), ne(grant.wanted, 'absent'))
  tx.update(grant)
    .set({ ...newWish, wanted: 'absent', state: 'waiting', updatedAt: at })
    .where(isThere)
    .run()
  return tx.update(token).set({ voidedAt: at }).where(isMeant).run().changes
}

/** Every router gets them again, also those they were taken off because they were over. */
function putAgain(tx: Tx, isMeant: Condition, { deploy }: BatchRow, at: number): void {
  const isTheirs = inArray(grant.tokenId, tx.select({ id: token.id }).from(token).where(isMeant))
  const isGone = and(isTheirs, eq(grant.state, 'off_router'))
  tx.update(grant).set(withoutRecord).where(isGone).run()
  const wanted = sql`iif(${grant.wanted} = 'absent', ${deploy === 'now' ? 'present' : 'disabled'}, ${grant.wanted})`
  tx.update(grant)
    .set({ ...newWish, wanted, state: 'waiting', updatedAt: at })
    .where(isTheirs)
    .run()
}

/** What was done to a batch, as the journal tells it. */
export function factOf(row: BatchRow, person: Signed, kind: Fact['kind'], data: object): Fact {
  const subject = { type: 'batch', id: row.id, name: String(row.number) } as const
  return { kind, by: actor(person), subject, data: { planName: row.planName, ...data } }
}
