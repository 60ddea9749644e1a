/** The logos of locations as dots, read from the store once and again when they change. */
import { eq } from 'drizzle-orm'
import { ticketLogo } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { Bitmap } from './bitmap.ts'
import { decodeOneBitPng } from './one-bit-png.ts'

export class LogoShelf {
  readonly #store: Pick<Store, 'db'>
  readonly #known = new Map<string, Bitmap | undefined>()

  constructor(store: Pick<Store, 'db'>) {
    this.#store = store
  }

  /** Undefined where a location has none. */
  of(locationId: string): Bitmap | undefined {
    if (!this.#known.has(locationId)) this.#known.set(locationId, this.#read(locationId))
    return this.#known.get(locationId)
  }

  changed(locationId: string): void {
    this.#known.delete(locationId)
  }

  #read(locationId: string): Bitmap | undefined {
    const isMeant = eq(ticketLogo.locationId, locationId)
    const row = this.#store.db.select({ png: ticketLogo.png }).from(ticketLogo).where(isMeant).get()
    return row && decodeOneBitPng(row.png)
  }
}
