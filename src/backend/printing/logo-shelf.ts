/** The logos of locations as dots, read from the store once and again when they change. */
import { eq } from 'drizzle-orm'
import type { Log } from '../log.ts'
import { ticketLogo } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { Bitmap } from './bitmap.ts'
import { decodeOneBitPng } from './one-bit-png.ts'

export class LogoShelf {
  readonly #store: Pick<Store, 'db'>
  readonly #log: Log
  readonly #known = new Map<string, Bitmap | undefined>()

  constructor(store: Pick<Store, 'db'>, log: Log) {
    this.#store = store
    this.#log = log
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
    try {
      return row && decodeOneBitPng(row.png)
    } catch (error) {
      // A broken picture may cost the logo, never the ticket.
      this.#log.error('the logo of the tickets cannot be read', error)
      return undefined
    }
  }
}
