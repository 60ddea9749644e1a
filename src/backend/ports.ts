/** What services ask of routers and printers, without knowing how they are reached. */

import type { z } from 'zod'
import type { AuditFilter, Verification } from '../contract/audit.ts'
import type { PrinterForm, PrinterTest, RouterForm, RouterTest } from '../contract/equipment.ts'
import type { PrinterState, RouterStatus } from '../contract/status.ts'
import type { TicketDocument } from '../core/ticket/document.ts'

/** A router's connection as last seen; what waits for it is counted in the store. */
export interface RouterLink extends Pick<RouterStatus, 'state' | 'latencyMs' | 'problem'> {
  /** The problem in the router's or the system's own words. */
  readonly problemText: string | null
  /** When it came into this state, UTC epoch milliseconds; null while nobody connects to it. */
  readonly since: number | null
  /** What it tells of itself; null before the first connection. */
  readonly facts: RouterFacts | null
  /** When everything on it was last compared with its grants. */
  readonly checkedAt: number | null
}

export interface RouterFacts {
  readonly version: string
  readonly board: string
  readonly identity: string
  /** Null where the device has none. */
  readonly serial: string | null
}

/** All routers of this counter: each with its own connection and its own queue. */
export interface RouterFleet {
  /** A grant is due: see to it at once. */
  kick(routerId: string): void
  /** Tries every router now, whatever its backoff says. */
  tryNow(): void
  /** Routers were added, changed, put out of use or into use again. */
  reload(): Promise<void>
  link(routerId: string): RouterLink
  /** Compares everything on the router with its grants now; resolves when that is done, or cannot be. */
  check(routerId: string): Promise<void>
  test(form: RouterForm, password: string): Promise<RouterTest>
  stop(): Promise<void>
}

/** All printers of this counter: each with its own queue. */
export interface PrinterDesk {
  /** A job is queued: print it at once. */
  kick(printerId: string): void
  /** Encodes a ticket before its time comes. */
  prepare(printerId: string, document: TicketDocument): void
  tryNow(): void
  reload(): void
  state(printerId: string): PrinterState
  test(form: z.output<typeof PrinterForm>): Promise<PrinterTest>
  /** The dots of a ticket as this counter's printer would put them on paper. */
  preview(document: TicketDocument): Promise<{ png: Uint8Array; widthDots: number; heightDots: number }>
  stop(): Promise<void>
}

/** What stands at the top of a saved journal. */
export interface JournalHead {
  readonly cafeName: string
  readonly madeBy: string
  readonly madeAtText: string
  /** The filter in words; empty for everything. */
  readonly filterText: string
}

/** Reads the whole journal beside the main loop. */
export interface JournalDesk {
  /** @throws AppError `already_working`, `stopped` */
  verify(options: {
    readonly onProgress: (done: number, total: number) => void
    readonly signal: AbortSignal
  }): Promise<Omit<Verification, 'at'>>
  /** @throws AppError `too_many_entries` with `most` */
  export(options: {
    readonly filter: AuditFilter
    readonly format: 'csv' | 'pdf'
    readonly head: JournalHead
  }): Promise<{ readonly bytes: Uint8Array; readonly entries: number }>
  stop(): Promise<void>
}
