/** The calls that make up for an outage: who was online in it, giving them time, and taking it back. */
import type { z } from 'zod'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { Compensation, OutageForm, OutagePreview } from '../../contract/outage.ts'
import { AppError } from '../../core/errors.ts'
import { formatDateTime } from '../../core/time.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import type { OnlineDesk, RouterFleet } from '../ports.ts'
import type { Store, Tx } from '../store/store.ts'
import { chosenRouters } from './online-routers.ts'
import { type CompensationData, readCompensation, readCompensations, readGiven } from './outage-facts.ts'
import { giveTime, takeTime } from './outage-time.ts'
import { type Whom, whomOf } from './outage-whom.ts'

export interface OutageOptions {
  readonly store: Store
  readonly routers: Pick<RouterFleet, 'kick'>
  readonly desk: Pick<OnlineDesk, 'write'>
  readonly onChange: () => void
}

type Calls = TellerContract['outage']
type Order = z.output<Calls['compensate']['input']>

/** As many as are listed one by one. */
const LISTED = 500

export function outageService(options: OutageOptions): GroupHandlers<Calls, CallContext> {
  const { store, desk } = options
  return {
    preview: (form, ctx) => {
      desk.write()
      return previewOf(store, form, ctx.person())
    },
    compensate: (order, ctx) => {
      desk.write()
      return compensate(options, order, ctx.person())
    },
    list: (_, ctx) => readCompensations(store.db, ctx.person().locationId),
    undo: ({ id }, ctx) => undo(options, id, ctx.person()),
  }
}

/** @throws AppError `no_such_equipment` */
function previewOf(store: Store, form: OutageForm, person: Signed): OutagePreview {
  const { hits, nothing, digest } = meant(store, store.db, form, person)
  const overlaps = readCompensations(store.db, person.locationId).filter((each) => overlap(store, form, each))
  return {
    listed: hits.slice(0, LISTED),
    count: hits.length,
    nothing: [...nothing],
    digest,
    overlaps,
  }
}

function meant(store: Store, db: Pick<Tx, 'select'>, form: OutageForm, { locationId }: Signed): Whom {
  const routers = chosenRouters(store, locationId, form.routerId)
  return whomOf(
    db,
    form,
    routers.map(({ id }) => id),
  )
}

function overlap({ db }: Store, { from, until, routerId }: OutageForm, before: Compensation): boolean {
  if (before.undone !== null || before.until <= from || before.from >= until) return false
  const { routerId: other } = readGiven(db, before.id)
  return routerId === null || other === null || routerId === other
}

/**
 * A second press of the button finds what the first one gave.
 *
 * @throws AppError `no_such_equipment`, `preview_changed` when it would not be what was shown, `nobody_to_compensate`
 */
function compensate(options: OutageOptions, order: Order, person: Signed): Compensation {
  const { store, routers, onChange } = options
  const { locationId } = person
  const given = readCompensation(store.db, locationId, order.requestId)
  if (given) return given
  const routerName = chosenRouters(store, locationId, order.routerId).find(({ id }) => id === order.routerId)?.name
  const routerIds = store.write((tx, at) => {
    const { hits, digest } = meant(store, tx, order, person)
    if (digest !== order.digest) throw new AppError('conflict', 'preview_changed')
    if (hits.length === 0) throw new AppError('conflict', 'nobody_to_compensate')
    const { requestId, from, until, minutes, routerId, reason } = order
    const tokens = hits.map(({ onlineSeconds: _, planName: __, ...hit }) => hit)
    const place = { routerId, router: routerName ?? null }
    const data: CompensationData = { from, until, minutes, ...place, reason, count: hits.length, tokens }
    const fact = {
      kind: 'outage.compensated',
      by: actor(person),
      subject: subjectOf(store, requestId, from),
      data,
    } as const
    return { value: giveTime(tx, hits, at), fact }
  })
  for (const id of routerIds) routers.kick(id)
  onChange()
  return requireCompensation(store, locationId, order.requestId)
}

/** @throws AppError `no_such_compensation`, `already_undone` */
function undo({ store, routers, onChange }: OutageOptions, id: string, person: Signed): Compensation {
  const { locationId } = person
  if (requireCompensation(store, locationId, id).undone !== null) throw new AppError('conflict', 'already_undone')
  const { from, minutes, count, tokens } = readGiven(store.db, id)
  const routerIds = store.write((tx, at) => {
    const subject = subjectOf(store, id, from)
    const fact = { kind: 'outage.compensation_undone', by: actor(person), subject, data: { minutes, count } } as const
    return { value: takeTime(tx, tokens, at), fact }
  })
  for (const routerId of routerIds) routers.kick(routerId)
  onChange()
  return requireCompensation(store, locationId, id)
}

/** @throws AppError `no_such_compensation` */
function requireCompensation({ db }: Store, locationId: string, id: string): Compensation {
  const found = readCompensation(db, locationId, id)
  if (!found) throw new AppError('not_found', 'no_such_compensation')
  return found
}

function subjectOf(store: Store, id: string, from: number) {
  return { type: 'outage', id, name: formatDateTime(from, store.here()?.timeZone ?? 'UTC') } as const
}
