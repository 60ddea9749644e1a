/** The calls about routers: set up, watched, and answered for where they differ from what was sold. */
import { v7 as uuidv7 } from 'uuid'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import { AppError } from '../../core/errors.ts'
import type { CallContext } from '../call-router.ts'
import { actor } from '../callers.ts'
import type { RouterFleet } from '../ports.ts'
import { routerSecret, type Secrets } from '../store/secrets.ts'
import type { Store } from '../store/store.ts'
import { changedFields, putRouter, requireRouter, withoutPassword } from './equipment.ts'
import { replaceRouter } from './replace-router.ts'
import { restoreRouter, retirementOf, retireRouter } from './retire-router.ts'
import { listDrift } from './router-drift.ts'
import { listRouters } from './router-list.ts'
import { listQueue, retryGrants } from './router-queue.ts'
import { settleDrift } from './settle-drift.ts'
import { UserCounts } from './user-counts.ts'

export interface RouterOptions {
  readonly store: Store
  readonly secrets: Secrets
  readonly routers: RouterFleet
  /** Tells the screens that a router's state, or what waits for it, may have changed. */
  readonly onChange: () => void
  readonly onSale: (saleId: string) => void
}

type RouterCalls = TellerContract['router']

export function routerService(options: RouterOptions): GroupHandlers<RouterCalls, CallContext> {
  const { store, secrets, routers } = options
  const users = new UserCounts(store)
  return {
    list: async (_, ctx) => {
      const found = await listRouters({ store, routers, users }, ctx.person().locationId)
      ctx.requireStill()
      return found
    },
    test: async ({ id, router: form }, ctx) => {
      if (id !== null) requireRouter(store, id, ctx.person())
      const stored = id === null ? undefined : await secrets.open(routerSecret(id))
      return routers.test(form, form.password ?? stored ?? '')
    },
    save: async (input, ctx) => {
      const person = ctx.person()
      const before = input.id === null ? undefined : requireRouter(store, input.id, person)
      const keep = input.router.password === null ? undefined : await secrets.seal(input.router.password)
      ctx.requireStill()
      const id = input.id ?? uuidv7()
      store.write((tx, at) => {
        putRouter(tx, { id, locationId: person.locationId, at }, input.router)
        keep?.(tx, routerSecret(id))
        const data = { ...changedFields(before, withoutPassword(input.router)), passwordChanged: keep !== undefined }
        const subject = { type: 'router', id, name: input.router.name } as const
        return { value: null, fact: { kind: 'router.saved', by: actor(person), subject, data } }
      })
      await routers.reload()
      options.onChange()
      return { id }
    },
    queue: (input, ctx) => listQueue(store, input, ctx.person()),
    retry: (input, ctx) => retryGrants(options, input, ctx.person()),
    drift: (input, ctx) => listDrift(store, input, ctx.person()),
    settle: (input, ctx) => settleDrift(options, input, ctx.person()),
    checkNow: async ({ routerId }, ctx) => {
      requireRouter(store, routerId, ctx.person())
      if (routers.link(routerId).state !== 'online') throw new AppError('unavailable', 'router_away')
      await routers.check(routerId)
      options.onChange()
      return null
    },
    retirement: ({ routerId }, ctx) => retirementOf(store, requireRouter(store, routerId, ctx.person())),
    retire: (input, ctx) => retireRouter(options, input, ctx.person()),
    restore: ({ routerId }, ctx) => restoreRouter(options, routerId, ctx.person()),
    replaced: ({ routerId }, ctx) => replaceRouter(options, routerId, ctx.person()),
  }
}
