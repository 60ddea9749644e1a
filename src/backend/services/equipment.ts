/** Printers: set up, tested, changed; and the rows of printers and routers. */
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
import type { Store, Tx } from '../store/store.ts'

export interface EquipmentOptions {
  readonly store: Store
  readonly routers: RouterFleet
  readonly printers: PrinterDesk
  readonly onChange: () => void
}

type Router = z.output<typeof RouterForm>
type Printer = z.output<typeof PrinterForm>

export function equipmentService(options: EquipmentOptions): GroupHandlers<TellerContract['equipment'], CallContext> {
  const { store, routers, printers } = options
  return {
    list: (_, ctx) => {
      const { locationId } = ctx.person()
      const isOurs = eq(printer.locationId, locationId)
      return { printers: store.db.select().from(printer).where(isOurs).orderBy(printer.createdAt).all() }
    },
    testPrinter: (form) => printers.test(form),
    savePrinter: (input, ctx) => {
      const person = ctx.person()
      const before = input.id === null ? undefined : requirePrinter(store, input.id, person)
      const id = input.id ?? uuidv7()
      store.write((tx, at) => {
        putPrinter(tx, { id, locationId: person.locationId, at }, input.printer)
        const subject = { type: 'printer', id, name: input.printer.name } as const
        const data = changedFields(before, input.printer)
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

/** @throws AppError `no_such_equipment`, also for another location's. */
export function requirePrinter({ db }: Store, id: string, { locationId }: Signed) {
  const isOurs = and(eq(printer.id, id), eq(printer.locationId, locationId))
  const row = db.select().from(printer).where(isOurs).get()
  if (!row) throw new AppError('not_found', 'no_such_equipment')
  return row
}

/** What a saved form changed; all of it when it is new. */
export function changedFields<T extends object>(before: T | undefined, after: T) {
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
