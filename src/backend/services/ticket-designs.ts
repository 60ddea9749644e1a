/** The designs of tickets as they are stored, by location and kind of package. */
import { and, eq } from 'drizzle-orm'
import { standardDesign, type TicketDesign } from '../../core/ticket/design.ts'
import { ticketDesign } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'

type Reader = Pick<Tx, 'select'>
export type DesignedKind = typeof ticketDesign.$inferSelect.planKind

/** The design that somebody saved; undefined until then. */
export function savedDesignOf(db: Reader, locationId: string, planKind: DesignedKind): TicketDesign | undefined {
  const isMeant = and(eq(ticketDesign.locationId, locationId), eq(ticketDesign.planKind, planKind))
  return db.select({ design: ticketDesign.design }).from(ticketDesign).where(isMeant).get()?.design
}

/** What tickets of this location look like. */
export function designOf(db: Reader, locationId: string, planKind: DesignedKind = 'hotspot'): TicketDesign {
  return savedDesignOf(db, locationId, planKind) ?? standardDesign
}
