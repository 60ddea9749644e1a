/** Calls that make files of a batch: sheets of slips to be cut apart, and tables. One at a time. */
import { z } from 'zod'
import { CUT_MARKS, SHEET_COLUMNS, SHEET_PAPERS, SHEET_ROWS, type SheetPaper } from '../core/sheet.ts'
import { command } from './define.ts'
import { Done, Id, Nothing } from './fields.ts'

const MadeFile = z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() })

/** How far the file is that this window waits for. */
export const SheetProgress = z.object({ done: z.int(), total: z.int() })

export const SheetOrder = z.object({
  batchId: Id,
  paper: z.enum(Object.keys(SHEET_PAPERS) as [SheetPaper, ...SheetPaper[]]),
  columns: z.int().min(SHEET_COLUMNS.min, { error: 'too_small' }).max(SHEET_COLUMNS.max, { error: 'too_large' }),
  rows: z.int().min(SHEET_ROWS.min, { error: 'too_small' }).max(SHEET_ROWS.max, { error: 'too_large' }),
  cutMarks: z.enum(CUT_MARKS),
  /** Places in the batch, both included. */
  from: z.int().min(1, { error: 'too_small' }),
  to: z.int().min(1, { error: 'too_small' }),
})
export type SheetOrder = z.infer<typeof SheetOrder>

export const sheet = {
  /**
   * The slips that can still be sold, on pages; those that are sold or void stay away. Counts them as printed. Reports by
   * `sheet.progress`, and answers at the end.
   */
  pdf: command({
    needs: 'batch.print',
    rate: 'sheet',
    input: SheetOrder,
    output: MadeFile.extend({
      slips: z.int(),
      /** Slips whose QR code found no room in so small a grid. */
      withoutQr: z.int(),
    }),
  }),
  /** Every token of the batch and what became of it: for other programs. */
  csv: command({
    needs: 'batch.print',
    rate: 'sheet',
    input: z.object({ batchId: Id }),
    output: MadeFile.extend({ rows: z.int() }),
  }),
  /** The same as a workbook, in which a code is never taken for a number. */
  excel: command({
    needs: 'batch.print',
    rate: 'sheet',
    input: z.object({ batchId: Id }),
    output: MadeFile.extend({ rows: z.int() }),
  }),
  /** Ends what this window waits for; nothing is counted as printed. */
  stop: command({ needs: 'batch.print', input: Nothing, output: Done }),
}
