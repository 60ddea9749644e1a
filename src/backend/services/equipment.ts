/** Routers and printers: set up, tested, changed. */
import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { GroupHandlers } from '../../contract/define.ts'
import type { PrinterForm, RouterForm } from '../../contract/equipment.ts'
import type { TellerContract } from '../../contract/index.ts'
import { AppError } from '../../core/errors.ts'
import { changesOf } from '../../core/journal.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import type { PrinterDesk, RouterFleet } from '../ports.ts'
import { printer, router } from '../store/schema.ts'
import { routerSecret, type Secrets } from '../store/secrets.ts'
import type { Store, Tx } from '../store/store.ts'

export interface EquipmentOptions {
  readonly store: Store
  readonly secrets: Secrets
  readonly routers: RouterFleet
  readonly printers: PrinterDesk
  readonly onChange: () => void
}

type Router = z.output<typeof RouterForm>
type Printer = z.output<typeof PrinterForm>

export function equipmentService(options: EquipmentOptions): GroupHandlers<TellerContract['equipment'], CallContext> {
  const { store, secrets, routers, printers } = options
  return {
    list: (_, ctx) => {
      const { locationId } = ctx.person()
      const [ours, alsoOurs] = [eq(router.locationId, locationId), eq(printer.locationId, locationId)]
      return {
        routers: store.db.select().from(router).where(ours).orderBy(router.createdAt).all().map(forView),
        printers: store.db.select().from(printer).where(alsoOurs).orderBy(printer.createdAt).all().map(forView),
      }
    },
    testRouter: async ({ id, router: form }, ctx) => {
      if (id !== null) requireRouter(store, id, ctx.person())
      const stored = id === null ? undefined : await secrets.open(routerSecret(id))
      return routers.test(form, form.password ?? stored ?? '')
    },
    testPrinter: (form) => printers.test(form),
    saveRouter: async (input, ctx) => {
      const person = ctx.person()
      const before = input.id === null ? undefined : requireRouter(store, input.id, person)
      const keep = input.router.password === null ? undefined : await secrets.seal(input.router.password)
      ctx.requireStill()
      const id = input.id ?? uuidv7()
      store.write((tx, at) => {
        putRouter(tx, { id, locationId: person.locationId, at }, input.router)
        keep?.(tx, routerSecret(id))
        const data = { ...changed(before, withoutPassword(input.router)), passwordChanged: keep !== undefined }
        const subject = { type: 'router', id, name: input.router.name } as const
        return { value: null, fact: { kind: 'router.saved', by: actor(person), subject, data } }
      })
      await routers.reload()
      options.onChange()
      return { id }
    },
    savePrinter: (input, ctx) => {
      const person = ctx.person()
      const before = input.id === null ? undefined : requirePrinter(store, input.id, person)
      const id = input.id ?? uuidv7()
      store.write((tx, at) => {
        putPrinter(tx, { id, locationId: person.locationId, at }, input.printer)
        const subject = { type: 'printer', id, name: input.printer.name } as const
        const data = changed(before, input.printer)
        return { value: null, fact: { kind: 'printer.saved', by: actor(person), subject, data } }
      })
      printers.reload()
      options.onChange()
      return { id }
    },
    tryNow: () => {
      routers.tryNow()
      printers.tryNow()
      return null
    },
  }
}

/** @throws AppError `no_such_equipment`, also for another location's: nobody learns what exists. */
export function requireRouter({ db }: Store, id: string, { locationId }: Signed) {
  const isOurs = and(eq(router.id, id), eq(router.locationId, locationId))
  const row = db.select().from(router).where(isOurs).get()
  if (!row) throw new AppError('not_found', 'no_such_equipment')
  return row
}

function requirePrinter({ db }: Store, id: string, { locationId }: Signed) {
  const isOurs = and(eq(printer.id, id), eq(printer.locationId, locationId))
  const row = db.select().from(printer).where(isOurs).get()
  if (!row) throw new AppError('not_found', 'no_such_equipment')
  return row
}

/** What a saved form changed; all of it when it is new. */
function changed<T extends object>(before: T | undefined, after: T) {
  return before ? changesOf(before, after) : { after }
}

interface Place {
  readonly id: string
  readonly locationId: string
  readonly at: number
}

/** Adds a router, or changes the one of this id. */
export function putRouter(tx: Tx, { id, locationId, at }: Place, form: Router): void {
  const values = withoutPassword(form)
  const known = tx.update(router).set(values).where(eq(router.id, id)).run()
  if (known.changes === 0)
    tx.insert(router)
      .values({ id, locationId, createdAt: at, ...values })
      .run()
}

/** Adds a printer, or changes the one of this id. */
export function putPrinter(tx: Tx, { id, locationId, at }: Place, form: Printer): void {
  const known = tx.update(printer).set(form).where(eq(printer.id, id)).run()
  if (known.changes === 0)
    tx.insert(printer)
      .values({ id, locationId, createdAt: at, ...form })
      .run()
}

/** A router as journals and screens may see it. */
export function withoutPassword({ password: _, ...form }: Router) {
  return form
}

function forView<T extends { locationId: string; createdAt: number }>(row: T) {
  const { locationId: _, createdAt: __, ...view } = row
  return view
}
