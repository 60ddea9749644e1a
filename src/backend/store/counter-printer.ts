/** Which printer this counter prints on. */
import { asc, eq, inArray } from 'drizzle-orm'
import { printer, setting } from './schema.ts'
import { COUNTER_LOCATION, type Tx } from './store.ts'

/** Where what a person set about this counter is kept. */
export const COUNTER_SETTINGS = 'counter.settings'

/** The printer that was chosen for this counter, or else the first one of its location; undefined when there is none. */
export function counterPrinter(db: Pick<Tx, 'select'>): typeof printer.$inferSelect | undefined {
  const keys = [COUNTER_LOCATION, COUNTER_SETTINGS]
  const known = new Map(
    db
      .select()
      .from(setting)
      .where(inArray(setting.key, keys))
      .all()
      .map(({ key, value }) => [key, value]),
  )
  const here = known.get(COUNTER_LOCATION)
  const isHere = eq(printer.locationId, typeof here === 'string' ? here : '')
  const printers = db.select().from(printer).where(isHere).orderBy(asc(printer.createdAt), asc(printer.id)).all()
  const chosen = (known.get(COUNTER_SETTINGS) as { readonly printerId?: unknown } | undefined)?.printerId
  return printers.find(({ id }) => id === chosen) ?? printers[0]
}
