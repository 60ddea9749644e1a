/** Calls about the till: the shift of this counter and its drawer. */
import { z } from 'zod'
import { command, query } from './define.ts'
import { AmountMinor, Id, Nothing } from './fields.ts'

/** The open shift. Nothing here tells what the drawer should hold. */
export const ShiftNow = z.object({
  id: z.uuid(),
  /** Running number of this counter, without gaps. */
  number: z.int(),
  personId: z.uuid(),
  personName: z.string(),
  /** `counting`: nothing is sold, because the cash is being counted. */
  state: z.enum(['open', 'counting']),
  /** UTC epoch milliseconds. */
  openedAt: z.int(),
  /** May the caller sell into it? */
  isMine: z.boolean(),
})
export type ShiftNow = z.infer<typeof ShiftNow>

export const till = {
  /** Null: between two shifts, when nothing can be sold. */
  now: query({ needs: 'till.work', input: Nothing, output: ShiftNow.nullable() }),
  /** Opens a shift of one's own with the cash that lies in the drawer. */
  open: command({
    needs: 'till.work',
    input: z.object({
      /** Made by the screen for one press of the button. */
      requestId: Id,
      floatMinor: AmountMinor,
    }),
    output: ShiftNow,
  }),
}
