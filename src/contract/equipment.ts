/** Calls about printers, and what both printers and routers are set up with. Routers have a room of their own. */
import { z } from 'zod'
import { PRINTER_PROOFS, type PrinterLink, TEXT_MODES } from '../core/printers.ts'
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

/** A printer's name, path or queue, as the system has it. */
const SystemName = RouterText.min(1, { error: 'required' })

export const PrinterLinkForm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tcp'), host: Host, port: Port }),
  z.object({ kind: z.literal('windows'), printer: SystemName }),
  z.object({ kind: z.literal('share'), path: SystemName.regex(/^\\\\[^\\]+\\[^\\]+$/, { error: 'not_an_address' }) }),
  z.object({ kind: z.literal('serial'), path: SystemName, baudRate: z.int().min(1_200).max(921_600) }),
  z.object({ kind: z.literal('device'), path: SystemName.regex(/^\/dev\//, { error: 'not_an_address' }) }),
  z.object({ kind: z.literal('cups'), queue: SystemName.regex(/^[^-/][^/]*$/, { error: 'invalid' }) }),
  z.object({ kind: z.literal('driver'), printer: SystemName }),
]) satisfies z.ZodType<PrinterLink>

export const PrinterForm = z.object({
  name: Name,
  link: PrinterLinkForm,
  paperMm: z.union([z.literal(58), z.literal(80)]),
  /** Does it have a cutter? */
  cut: z.boolean(),
  model: z.string().max(40),
  /** Across the paper: dots, and characters of font A. */
  dots: z.int({ error: 'not_a_number' }).min(200, { error: 'too_small' }).max(832, { error: 'too_large' }),
  columns: z.int({ error: 'not_a_number' }).min(12, { error: 'too_small' }).max(69, { error: 'too_large' }),
  textMode: z.enum(TEXT_MODES),
  codePageSlot: z
    .int({ error: 'not_a_number' })
    .min(0, { error: 'too_small' })
    .max(255, { error: 'too_large' })
    .nullable(),
  proof: z.enum(PRINTER_PROOFS),
  drawerPin: z.union([z.literal(2), z.literal(5)]).nullable(),
  drawerOnCash: z.boolean(),
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
