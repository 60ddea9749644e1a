/** Setting routers up: who may, what the books know of it, what is written down, and the router that comes of it. */
import { and, eq, isNull } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { Progress } from '../../contract/onboarding.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import type { AboutRouter, OnboardingDesk, RouterFleet, RouterWork, SetUpRouter, Visitor } from '../ports.ts'
import { router } from '../store/schema.ts'
import { routerSecret, type Secrets } from '../store/secrets.ts'
import type { Store } from '../store/store.ts'
import { putRouter, withoutPassword } from './equipment.ts'

export interface OnboardingOptions {
  readonly store: Store
  readonly secrets: Secrets
  readonly desk: OnboardingDesk
  readonly routers: RouterFleet
  readonly onChange: () => void
  /** To one window: how far the work on its router is. */
  readonly onProgress: (callerId: string, progress: Progress) => void
}

export function onboardingService(
  options: OnboardingOptions,
): GroupHandlers<TellerContract['onboarding'], CallContext> {
  const { store, desk } = options
  const told = (ctx: CallContext) => (progress: Progress) => options.onProgress(ctx.callerId, progress)
  return {
    neighbours: () => desk.neighbours(),
    look: async (form, ctx) => {
      const found = await desk.look(visitor(ctx), form, aboutRouters(store, ctx.person()))
      // Whoever is at the window by now did not type this login.
      requireStill(ctx, desk)
      return found
    },
    plan: ({ lookId, choices }, ctx) => desk.plan(visitor(ctx), lookId, choices),
    apply: async (wanted, ctx) => {
      const by = ctx.person()
      return noted(options, by, 'done', await desk.apply(visitor(ctx), wanted, told(ctx)))
    },
    stop: ({ lookId }, ctx) => {
      desk.halt(visitor(ctx), lookId)
      return null
    },
    undo: async ({ lookId }, ctx) => {
      const by = ctx.person()
      return noted(options, by, 'undone', await desk.undo(visitor(ctx), lookId, told(ctx)))
    },
    save: async ({ lookId, name, loginHost }, ctx) => {
      const made = desk.result(visitor(ctx), lookId)
      const seal = await options.secrets.seal(made.form.password)
      ctx.requireStill()
      const id = save(store, ctx.person(), made, { name, loginHost, seal })
      desk.leave(ctx.callerId)
      await options.routers.reload()
      options.onChange()
      return { id }
    },
    leave: (_, ctx) => {
      desk.leave(ctx.callerId)
      return null
    },
  }
}

function visitor(ctx: CallContext): Visitor {
  return { callerId: ctx.callerId, personId: ctx.person().id }
}

function requireStill(ctx: CallContext, desk: OnboardingDesk): void {
  try {
    ctx.requireStill()
  } catch (error) {
    desk.leave(ctx.callerId)
    throw error
  }
}

/** What the books know of routers, any of which may be the one that is looked at. */
function aboutRouters(store: Store, { locationId }: Signed): AboutRouter {
  const usernames = store.db.select({ username: router.username }).from(router).all()
  const isHere = and(eq(router.locationId, locationId), isNull(router.retiredAt))
  const routers = store.db.select().from(router).where(isHere).orderBy(router.createdAt).all()
  return { counterId: store.counterId, usernames: usernames.map(({ username }) => username), routers }
}

/** A router that was changed is written down, whoever is at the window by then, and whether it is ever saved. */
function noted({ store }: OnboardingOptions, by: Signed, what: 'done' | 'undone', { outcome, ...at }: RouterWork) {
  const steps = outcome.steps.filter(({ state }) => state === what).map(({ id }) => id)
  if (steps.length > 0 || outcome.problem) {
    const problem = outcome.problem?.kind ?? null
    const subject = { type: 'router', id: outcome.lookId, name: at.identity } as const
    const data = { host: at.host, [what]: steps, problem }
    store.note({ kind: 'router.prepared', by: actor(by), subject, data })
  }
  return outcome
}

interface Named {
  readonly name: string
  readonly loginHost: string
  readonly seal: Awaited<ReturnType<Secrets['seal']>>
}

/** Adds the router, or gives the one that was known its new login. */
function save(store: Store, by: Signed, made: SetUpRouter, { name, loginHost, seal }: Named): string {
  const id = made.knownId ?? uuidv7()
  const form = { ...made.form, name, loginHost }
  store.write((tx, at) => {
    putRouter(tx, { id, locationId: by.locationId, at }, form)
    seal(tx, routerSecret(id))
    const subject = { type: 'router', id, name } as const
    const data = { after: withoutPassword(form), ...made.router, wasKnown: made.knownId !== null }
    return { value: null, fact: { kind: 'router.onboarded', by: actor(by), subject, data } }
  })
  return id
}
