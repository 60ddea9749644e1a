/** The calls about who is online: see them, end a session, keep a device out, look back. */
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import { AppError } from '../../core/errors.ts'
import type { JournalKind } from '../../core/journal.ts'
import type { Clock } from '../../core/ports.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import type { EndedSessions, OnlineDesk, OnlineSession } from '../ports.ts'
import { sale, token } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { listBlocked } from './online-blocked.ts'
import { SoldCodes } from './online-codes.ts'
import { readHealth, readUsage, type UsageOf } from './online-history.ts'
import { listOnline } from './online-list.ts'
import { chosenRouters, oneRouter, type RouterName } from './online-routers.ts'

export interface OnlineOptions {
  readonly store: Store
  readonly clock: Clock
  readonly desk: OnlineDesk
}

type Calls = TellerContract['online']
type AskedUsage = z.output<Calls['usage']['input']>['of']

export function onlineService(options: OnlineOptions): GroupHandlers<Calls, CallContext> {
  const { store, clock, desk } = options
  const codes = new SoldCodes(store)
  return {
    list: (asked, ctx) => {
      desk.look()
      return listOnline({ ...options, codes }, asked, ctx.person())
    },
    disconnect: async ({ routerId, sessionId, mac }, ctx) => {
      const router = oneRouter(store, ctx.person().locationId, routerId)
      const session = requireSession(desk, routerId, sessionId)
      if (session.mac !== mac) throw new AppError('not_found', 'session_gone')
      const facts = { ...ofRouter(router), ...userFact(store, session) }
      const deed = { kind: 'session.disconnected', mac, facts } as const
      return await done(options, ctx.person(), deed, () => desk.disconnect(routerId, session))
    },
    blocked: ({ routerId }, ctx) => listBlocked(options, chosenRouters(store, ctx.person().locationId, routerId)),
    block: async ({ routerId, mac, reason }, ctx) => {
      const router = oneRouter(store, ctx.person().locationId, routerId)
      const deed = { kind: 'device.blocked', mac, facts: { ...ofRouter(router), reason } } as const
      return await done(options, ctx.person(), deed, () => desk.block(routerId, mac))
    },
    unblock: async ({ routerId, bindingId, mac }, ctx) => {
      const router = oneRouter(store, ctx.person().locationId, routerId)
      const deed = { kind: 'device.unblocked', mac, facts: ofRouter(router) } as const
      await done(options, ctx.person(), deed, async () => {
        if (!(await desk.unblock(routerId, bindingId, mac))) throw new AppError('not_found', 'no_such_block')
        return {}
      })
      return null
    },
    usage: ({ of, days }, ctx) => readUsage(store, usageOf(options, of, ctx.person()), days, clock()),
    health: (stretch, ctx) => {
      oneRouter(store, ctx.person().locationId, stretch.routerId)
      return readHealth(store, stretch)
    },
  }
}

/** @throws AppError `session_gone` */
function requireSession(desk: OnlineDesk, routerId: string, sessionId: string): OnlineSession {
  const session = desk.sessions(routerId).find(({ id }) => id === sessionId)
  if (!session) throw new AppError('not_found', 'session_gone')
  return session
}

interface Deed {
  readonly kind: Extract<JournalKind, 'session.disconnected' | 'device.blocked' | 'device.unblocked'>
  readonly mac: string
  readonly facts: Readonly<Record<string, unknown>>
}

/**
 * Does something on a router and writes it down. When the link breaks on the way, it may have been done: that is written
 * down too, and the person is told that nobody knows.
 */
async function done<T extends Partial<EndedSessions>>(
  { store }: OnlineOptions,
  person: Signed,
  { kind, mac, facts }: Deed,
  work: () => Promise<T>,
): Promise<T> {
  const note = (more: object) => {
    const subject = { type: 'device', id: mac, name: mac } as const
    store.note({ kind, by: actor(person), subject, data: { ...facts, ...more } })
  }
  try {
    const result = await work()
    note(result)
    return result
  } catch (error) {
    // Without a cause nothing was sent.
    const isUnknown = error instanceof AppError && error.reason === 'router_unreached' && error.cause !== undefined
    if (isUnknown) note({ answered: false })
    throw error
  }
}

function ofRouter({ id, name }: RouterName) {
  return { routerId: id, router: name }
}

/** The journal holds of a code its ending, and the whole name of a user that is no code of ours. */
function userFact(store: Store, { username }: OnlineSession) {
  const sold = store.db.select({ id: token.id }).from(token).where(eq(token.code, username)).get()
  return sold ? { tokenId: sold.id, codeEnding: username.slice(-2) } : { user: username }
}

/** @throws AppError `no_such_sale`, also for another location's code: nobody learns what exists. */
function requireToken({ db }: Store, tokenId: string, { locationId }: Signed): string {
  const isOurs = and(eq(token.id, tokenId), eq(sale.locationId, locationId))
  const sold = db.select({ id: token.id }).from(token).innerJoin(sale, eq(sale.id, token.saleId)).where(isOurs).get()
  if (!sold) throw new AppError('not_found', 'no_such_sale')
  return sold.id
}

/** @throws AppError `session_gone`, `no_such_equipment`, `no_such_sale` */
function usageOf({ store, desk }: OnlineOptions, of: AskedUsage, person: Signed): UsageOf {
  if (of.kind === 'token') return { tokenId: requireToken(store, of.tokenId, person) }
  const { id: routerId } = oneRouter(store, person.locationId, of.routerId)
  if (of.kind === 'router') return { routerId }
  return { routerId, username: requireSession(desk, routerId, of.sessionId).username }
}
