/** The calls about batches: make them, look at what became of them, hand them out, settle, print. */
import { eq } from 'drizzle-orm'
import type { BatchView } from '../../contract/batch.ts'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import { AppError } from '../../core/errors.ts'
import type { Clock } from '../../core/ports.ts'
import type { CallContext } from '../call-router.ts'
import type { Signed } from '../callers.ts'
import type { RouterFleet } from '../ports.ts'
import { batch, router, sale } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { BatchOffice } from './batch-office.ts'
import { BatchTokens } from './batch-tokens.ts'
import { extendUnsold, factOf, voidSlip, voidUnsold } from './batch-unsold.ts'
import { type BatchViews, requireBatch } from './batch-views.ts'
import { makeBatch } from './make-batch.ts'
import { tilesAt } from './plan-tiles.ts'
import { answerRoll, pauseRoll, resumeRoll, startRoll, stopRoll } from './roll.ts'
import { handBatch, settleBatch, settlementOf } from './settle-batch.ts'

export interface BatchOptions {
  readonly store: Store
  readonly clock: Clock
  readonly routers: RouterFleet
  readonly batches: BatchOffice
  readonly onSale: (saleId: string) => void
}

type Calls = TellerContract['batch']

export function batchService(options: BatchOptions): GroupHandlers<Calls, CallContext> {
  return { ...reading(options), ...making(options), ...unsold(options), ...settling(options), ...printing(options) }
}

type Part<N extends keyof Calls> = Pick<GroupHandlers<Calls, CallContext>, N>

function reading({
  store,
  clock,
  batches: { views },
}: BatchOptions): Part<'list' | 'get' | 'counts' | 'find' | 'tokens'> {
  const tokens = new BatchTokens(store)
  return {
    list: ({ offset, limit }, ctx) => views.page(ctx.person(), offset, limit),
    get: ({ batchId }, ctx) => shown(views, requireBatch(store.db, batchId, ctx.person()).id),
    counts: ({ batchId }, ctx) => {
      requireBatch(store.db, batchId, ctx.person())
      return tokens.counts({ batchId, now: clock() })
    },
    find: (input, ctx) => {
      requireBatch(store.db, input.batchId, ctx.person())
      return tokens.find({ ...input, now: clock() })
    },
    tokens: ({ batchId, places }, ctx) => {
      requireBatch(store.db, batchId, ctx.person())
      return tokens.list(batchId, places, clock())
    },
  }
}

function making(options: BatchOptions): Part<'options' | 'make' | 'stop' | 'resume'> {
  const { store, clock, batches } = options
  const { views, maker } = batches
  return {
    options: (_, ctx) => {
      const { locationId } = ctx.person()
      return {
        codeMark: store.here()?.codeMark ?? '',
        plans: tilesAt(store, locationId, clock()),
      }
    },
    make: (input, ctx) => {
      const person = ctx.person()
      const isIt = eq(batch.requestId, input.requestId)
      const known = store.db.select({ id: batch.id }).from(batch).where(isIt).get()
      const id = known?.id ?? store.write((tx, at) => makeBatch(tx, at, input, person))
      maker.kick()
      return shown(views, requireBatch(store.db, id, person).id)
    },
    stop: ({ batchId }, ctx) => setMaking(options, batchId, false, ctx.person()),
    resume: ({ batchId }, ctx) => setMaking(options, batchId, true, ctx.person()),
  }
}

function setMaking(options: BatchOptions, batchId: string, isOn: boolean, person: Signed): BatchView {
  const { store, batches } = options
  const { views, maker } = batches
  const { state: before } = requireBatch(store.db, batchId, person)
  const [from, to] = isOn ? (['stopped', 'making'] as const) : (['making', 'stopped'] as const)
  // Where it is already, or made meanwhile, there is nothing to say.
  if (before === from) {
    store.write((tx) => {
      const row = requireBatch(tx, batchId, person)
      tx.update(batch).set({ state: to }).where(eq(batch.id, batchId)).run()
      const fact = factOf(row, person, isOn ? 'batch.resumed' : 'batch.stopped', {
        made: row.made,
        quantity: row.quantity,
      })
      return { value: null, fact }
    })
    batches.changed(batchId)
  }
  if (isOn) maker.kick()
  return shown(views, batchId)
}

function unsold(options: BatchOptions): Part<'extend' | 'voidUnsold' | 'voidSlip'> {
  const { store, batches } = options
  const after = (batchId: string) => {
    kickRouters(options)
    batches.rolls.followBatch(batchId)
    batches.changed(batchId)
  }
  return {
    extend: (input, ctx) => {
      const count = extendUnsold(store, input, ctx.person())
      after(input.batchId)
      return { count }
    },
    voidUnsold: ({ batchId, reason }, ctx) => {
      const count = voidUnsold(store, batchId, reason, ctx.person())
      after(batchId)
      return { count }
    },
    voidSlip: (input, ctx) => {
      const codeGroups = voidSlip(store, input, ctx.person())
      after(input.batchId)
      return { codeGroups }
    },
  }
}

function settling(options: BatchOptions): Part<'hand' | 'settlement' | 'settle'> {
  const { store, batches, routers, onSale } = options
  return {
    hand: ({ batchId, sellerName }, ctx) => {
      handBatch(store, batchId, sellerName, ctx.person())
      batches.changed(batchId)
      return shown(batches.views, batchId)
    },
    settlement: (input, ctx) => settlementOf(store.db, input, ctx.person()),
    settle: (input, ctx) => {
      const { saleId, routerIds } = settleBatch(store, input, ctx.person())
      for (const routerId of routerIds) routers.kick(routerId)
      batches.changed(input.batchId)
      onSale(saleId)
      const booked = store.db.select().from(sale).where(eq(sale.id, saleId)).get()
      if (!booked) throw new AppError('not_found', 'no_such_sale')
      return { saleId, saleNumber: booked.number, quantity: booked.quantity, totalMinor: booked.totalMinor }
    },
  }
}

type Printing = 'print' | 'pausePrint' | 'resumePrint' | 'stopPrint' | 'answerPrint'

function printing(options: BatchOptions): Part<Printing> {
  const { batches } = options
  const desk = { store: options.store, rolls: batches.rolls }
  const then = (batchId: string) => {
    batches.changed(batchId)
    return shown(batches.views, batchId)
  }
  return {
    print: (input, ctx) => {
      startRoll(desk, input, ctx.person())
      return then(input.batchId)
    },
    pausePrint: ({ batchId }, ctx) => {
      pauseRoll(desk, batchId, ctx.person())
      return then(batchId)
    },
    resumePrint: ({ batchId }, ctx) => {
      resumeRoll(desk, batchId, ctx.person())
      return then(batchId)
    },
    stopPrint: ({ batchId }, ctx) => {
      stopRoll(desk, batchId, ctx.person())
      return then(batchId)
    },
    answerPrint: (input, ctx) => {
      answerRoll(desk, input, ctx.person())
      return then(input.batchId)
    },
  }
}

/** Changed slips may stand on any of them. */
function kickRouters({ store, routers }: BatchOptions): void {
  for (const { id } of store.db.select({ id: router.id }).from(router).all()) routers.kick(id)
}

/** @throws AppError `no_such_batch` */
function shown(views: BatchViews, batchId: string): BatchView {
  const view = views.read(batchId)
  if (!view) throw new AppError('not_found', 'no_such_batch')
  return view
}
