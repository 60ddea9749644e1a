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
import { plansOnSale } from './app.ts'
import type { BatchMaker } from './batch-maker.ts'
import { BatchTokens } from './batch-tokens.ts'
import { extendUnsold, factOf, voidSlip, voidUnsold } from './batch-unsold.ts'
import { type BatchViews, requireBatch } from './batch-views.ts'
import { makeBatch } from './make-batch.ts'
import { answerRoll, pauseRoll, resumeRoll, startRoll, stopRoll } from './roll.ts'
import type { RollDesk } from './roll-desk.ts'
import { handBatch, settleBatch, settlementOf } from './settle-batch.ts'

export interface BatchOptions {
  readonly store: Store
  readonly clock: Clock
  readonly routers: RouterFleet
  readonly views: BatchViews
  readonly maker: BatchMaker
  readonly rolls: RollDesk
  readonly onBatch: (batchId: string) => void
  readonly onSale: (saleId: string) => void
}

type Calls = TellerContract['batch']

export function batchService(options: BatchOptions): GroupHandlers<Calls, CallContext> {
  return { ...reading(options), ...making(options), ...unsold(options), ...settling(options), ...printing(options) }
}

type Part<N extends keyof Calls> = Pick<GroupHandlers<Calls, CallContext>, N>

function reading({ store, clock, views }: BatchOptions): Part<'list' | 'get' | 'counts' | 'find' | 'tokens'> {
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
  const { store, views, maker } = options
  return {
    options: (_, ctx) => {
      const { locationId } = ctx.person()
      return { codeMark: store.here()?.codeMark ?? '', plans: plansOnSale(store, locationId) }
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
  const { store, views, maker, onBatch } = options
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
    onBatch(batchId)
  }
  if (isOn) maker.kick()
  return shown(views, batchId)
}

function unsold(options: BatchOptions): Part<'extend' | 'voidUnsold' | 'voidSlip'> {
  const { store, rolls } = options
  const after = (batchId: string) => {
    kickRouters(options)
    rolls.followBatch(batchId)
    options.onBatch(batchId)
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
  const { store, views, routers, onBatch, onSale } = options
  return {
    hand: ({ batchId, sellerName }, ctx) => {
      handBatch(store, batchId, sellerName, ctx.person())
      onBatch(batchId)
      return shown(views, batchId)
    },
    settlement: (input, ctx) => settlementOf(store.db, input, ctx.person()),
    settle: (input, ctx) => {
      const { saleId, routerIds } = settleBatch(store, input, ctx.person())
      for (const routerId of routerIds) routers.kick(routerId)
      onBatch(input.batchId)
      onSale(saleId)
      const booked = store.db.select().from(sale).where(eq(sale.id, saleId)).get()
      if (!booked) throw new AppError('not_found', 'no_such_sale')
      return { saleId, saleNumber: booked.number, quantity: booked.quantity, totalMinor: booked.totalMinor }
    },
  }
}

type Printing = 'print' | 'pausePrint' | 'resumePrint' | 'stopPrint' | 'answerPrint'

function printing(options: BatchOptions): Part<Printing> {
  const { views } = options
  const then = (batchId: string) => {
    options.onBatch(batchId)
    return shown(views, batchId)
  }
  return {
    print: (input, ctx) => {
      startRoll(options, input, ctx.person())
      return then(input.batchId)
    },
    pausePrint: ({ batchId }, ctx) => {
      pauseRoll(options, batchId, ctx.person())
      return then(batchId)
    },
    resumePrint: ({ batchId }, ctx) => {
      resumeRoll(options, batchId, ctx.person())
      return then(batchId)
    },
    stopPrint: ({ batchId }, ctx) => {
      stopRoll(options, batchId, ctx.person())
      return then(batchId)
    },
    answerPrint: (input, ctx) => {
      answerRoll(options, input, ctx.person())
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
