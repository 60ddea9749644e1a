/** What people say about a roll: begin, wait, go on, end, and whether a slip came out. */
import { and, eq, inArray } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { TellerContract } from '../../contract/index.ts'
import { AppError } from '../../core/errors.ts'
import type { JournalKind } from '../../core/journal.ts'
import type { Signed } from '../callers.ts'
import { counterPrinter } from '../store/counter-printer.ts'
import { jobIsOpen, printer, printJob, roll, token } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { factOf } from './batch-unsold.ts'
import { requireBatch } from './batch-views.ts'
import { openRollOf, pause, type RollDesk, type RollRow, takeBack } from './roll-desk.ts'

interface RollOptions {
  readonly store: Store
  readonly rolls: RollDesk
}

type Order = z.output<TellerContract['batch']['print']['input']>
type Answer = z.output<TellerContract['batch']['answerPrint']['input']>

/** @throws AppError `no_printer`, `roll_open`, `nothing_to_print`, `check_fields` */
export function startRoll({ store, rolls }: RollOptions, order: Order, person: Signed): void {
  const { batchId, from, last } = order
  const rollId = store.write((tx, at) => {
    const row = requireBatch(tx, batchId, person)
    const printerId = requirePrinter(tx, order, person)
    requireSlips(tx, order, row.made)
    const id = uuidv7()
    const by = { personId: person.id, personName: person.name }
    const place = { batchId, printerId, next: from, last, ...by }
    tx.insert(roll)
      .values({ id, ...place, state: 'running', createdAt: at, updatedAt: at })
      .run()
    return { value: id, fact: factOf(row, person, 'batch.print_started', { from, last }) }
  })
  rolls.follow(rollId)
}

/** One roll at a time: slips of two batches in turn would be sorted by hand. */
function requirePrinter(tx: Tx, { printerId }: Order, { locationId }: Signed): string {
  const isMeant = and(eq(printer.locationId, locationId), eq(printer.id, printerId ?? ''))
  const found = printerId === null ? counterPrinter(tx) : tx.select().from(printer).where(isMeant).get()
  if (!found) throw new AppError('conflict', 'no_printer')
  const isOpen = and(eq(roll.printerId, found.id), inArray(roll.state, ['running', 'paused']))
  if (tx.select({ id: roll.id }).from(roll).where(isOpen).get()) throw new AppError('conflict', 'roll_open')
  return found.id
}

function requireSlips(tx: Tx, { batchId, from, last }: Order, made: number): void {
  if (openRollOf(tx, batchId)) throw new AppError('conflict', 'roll_open')
  if (last < from) throw new AppError('bad_request', 'check_fields', { fields: { last: 'too_small' } })
  if (from > made) throw new AppError('bad_request', 'check_fields', { fields: { from: 'too_large' } })
  if (last > made) throw new AppError('bad_request', 'check_fields', { fields: { last: 'too_large' } })
}

export function pauseRoll(options: RollOptions, batchId: string, person: Signed): void {
  change(options, { batchId, person, kind: 'batch.print_paused' }, (tx, open, at) => pause(tx, open, null, at))
}

export function resumeRoll(options: RollOptions, batchId: string, person: Signed): void {
  change(options, { batchId, person, kind: 'batch.print_resumed' }, goOn)
}

/** What was not answered stays unknown: the slip is not counted as printed. */
export function stopRoll(options: RollOptions, batchId: string, person: Signed): void {
  change(options, { batchId, person, kind: 'batch.print_stopped' }, (tx, open, at) => {
    const next = Math.min(open.next, ...takeBack(tx, open))
    const isAsking = and(eq(printJob.rollId, open.id), eq(printJob.printerId, open.printerId), jobIsOpen)
    const isAnswerable = and(isAsking, inArray(printJob.state, ['failed', 'uncertain']))
    tx.update(printJob).set({ state: 'cancelled', updatedAt: at }).where(isAnswerable).run()
    tx.update(roll).set({ next, state: 'stopped', updatedAt: at }).where(eq(roll.id, open.id)).run()
  })
}

/** A slip that did not come out is printed again, by a person's word. @throws AppError `no_roll`, `ticket_busy` */
export function answerRoll(options: RollOptions, { batchId, jobId, cameOut }: Answer, person: Signed): void {
  change(options, { batchId, person, kind: 'batch.print_answered' }, (tx, open, at) => {
    const isIt = and(eq(printJob.id, jobId), eq(printJob.rollId, open.id))
    const isAsked = and(isIt, inArray(printJob.state, ['failed', 'uncertain']))
    const set = { state: cameOut ? ('confirmed' as const) : ('queued' as const), problem: null, updatedAt: at }
    const job = tx.update(printJob).set(set).where(isAsked).returning().get()
    if (!job) throw new AppError('conflict', 'ticket_busy')
    if (cameOut && job.tokenId !== null) tx.update(token).set({ printedAt: at }).where(eq(token.id, job.tokenId)).run()
    goOn(tx, open, at)
  })
}

function goOn(tx: Tx, { id }: RollRow, at: number): void {
  tx.update(roll).set({ state: 'running', problem: null, updatedAt: at }).where(eq(roll.id, id)).run()
}

interface Change {
  readonly batchId: string
  readonly person: Signed
  readonly kind: JournalKind
}

/** One change of a roll and its journal entry; then it goes where that leads. */
function change(
  { store, rolls }: RollOptions,
  { batchId, person, kind }: Change,
  work: (tx: Tx, open: RollRow, at: number) => void,
): void {
  const rollId = store.write((tx, at) => {
    const row = requireBatch(tx, batchId, person)
    const open = openRollOf(tx, batchId)
    if (!open) throw new AppError('conflict', 'no_roll')
    work(tx, open, at)
    return { value: open.id, fact: factOf(row, person, kind, { from: open.next, last: open.last }) }
  })
  rolls.follow(rollId)
}
