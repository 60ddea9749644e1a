/** What the desk and the thread that draws sheets say to each other. */
import type { BatchRow } from '../../core/batch-table.ts'
import type { TicketDocument } from '../../core/ticket/document.ts'
import type { SheetLook } from '../sheet-port.ts'

/** What the thread is started for. */
export type SheetTask =
  | { readonly task: 'pdf'; readonly look: SheetLook }
  | { readonly task: 'csv' | 'xlsx'; readonly title: string }

/** What goes into the file next; nothing: that was all. */
export type SheetLoad = readonly TicketDocument[] | readonly BatchRow[]

export interface MadeFile {
  readonly bytes: Uint8Array
  /** Slips on which a QR code found no room. */
  readonly withoutQr: number
}

export type SheetNews = { readonly news: 'taken' } | { readonly news: 'done'; readonly made: MadeFile }
