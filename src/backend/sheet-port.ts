/** What services ask of whoever makes files of batches. */
import type { BatchRow } from '../core/batch-table.ts'
import type { CutMarks, SheetGrid } from '../core/sheet.ts'
import type { TicketDocument } from '../core/ticket/document.ts'

/** A sheet as somebody wants it: its grid, and what stands on each page besides the slips. */
export interface SheetLook extends SheetGrid {
  readonly cutMarks: CutMarks
  /** What the file is called in a viewer, and what stands small below each page. */
  readonly title: string
  /** A PNG; without it, or when it cannot be read, slips have none. */
  readonly logo: Uint8Array | undefined
}

/** Makes files of batches beside the main loop, one at a time. */
export interface SheetDesk {
  /**
   * `contents` is drawn upon little by little; `onProgress` tells how many of it are in the file.
   *
   * @throws AppError `already_working`, `stopped`
   */
  make(
    order: {
      readonly onProgress: (done: number) => void
      readonly signal: AbortSignal
    } & (
      | {
          readonly task: { readonly task: 'pdf'; readonly look: SheetLook }
          readonly contents: Iterable<TicketDocument>
        }
      | {
          readonly task: { readonly task: 'csv' | 'xlsx'; readonly title: string }
          readonly contents: Iterable<BatchRow>
        }
    ),
  ): Promise<{
    readonly bytes: Uint8Array
    /** Slips on which a QR code found no room. */
    readonly withoutQr: number
  }>
  stop(): Promise<void>
}
