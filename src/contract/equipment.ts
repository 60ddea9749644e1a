/** Calls about printers, and what both printers and routers are set up with. Routers have a room of their own. */
import { z } from 'zod'
import { command, query } from './define.ts'
import { Done, Host, Id, LoginHost, Name, Nothing, Port, RouterText } from './fields.ts'
import { PrinterState, RouterProblem } from './status.ts'

export const RouterForm = z.object({
  name: Name,
  host: Host,
  port: Port,
  tls: z.boolean(),
  /** SHA-256 of the router's certificate, in hex; needed with TLS unless its CA is trusted by this computer. */
  fingerprint: z
    .string()
    .trim()
    .regex(/^(?:[0-9A-Fa-f]{2}:?){32}$|^$/, { error: 'invalid' })
    .default(''),
  username: RouterText.min(1, { error: 'required' }),
  /** Null keeps the password already stored. */
  password: RouterText.nullable(),
  /** Host of the hotspot's login page, for the ticket's QR code; empty prints none. */
  loginHost: LoginHost,
})
export type RouterForm = z.infer<typeof RouterForm>

export const PrinterForm = z.object({
  name: Name,
  host: Host,
  port: Port,
  paperMm: z.union([z.literal(58), z.literal(80)]),
  /** Does it have a cutter? */
  cut: z.boolean(),
})
export type PrinterForm = z.infer<typeof PrinterForm>

export const RouterTest = z.object({
  ok: z.boolean(),
  problem: RouterProblem.nullable(),
  identity: z.string().nullable(),
  version: z.string().nullable(),
  board: z.string().nullable(),
})
export type RouterTest = z.infer<typeof RouterTest>

export const PrinterTest = z.object({
  state: PrinterState,
  /** Did the test ticket come out, as far as the printer tells? */
  outcome: z.enum(['confirmed', 'sent', 'failed', 'uncertain']),
})
export type PrinterTest = z.infer<typeof PrinterTest>

/** A router as it is set up; the password stays in the backend. */
export const RouterView = RouterForm.omit({ password: true }).extend({ id: z.uuid(), name: z.string() })
export const PrinterView = PrinterForm.extend({ id: z.uuid(), name: z.string() })

export const equipment = {
  list: query({
    needs: 'equipment.read',
    input: Nothing,
    output: z.object({ printers: z.array(PrinterView) }),
  }),
  testPrinter: command({ needs: 'equipment.edit', input: PrinterForm, output: PrinterTest }),
  savePrinter: command({
    needs: 'equipment.edit',
    input: z.object({ id: Id.nullable(), printer: PrinterForm }),
    output: z.object({ id: z.uuid() }),
  }),
  /** Tries every router and printer at once instead of at the next interval. */
  tryNow: command({ needs: 'equipment.retry', input: Nothing, output: Done }),
}
