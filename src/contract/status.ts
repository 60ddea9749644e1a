/** What the status bar tells: routers, printer, head office, in closed sets of words. */
import { z } from 'zod'

/** Why a router cannot be used right now. */
export const RouterProblem = z.enum([
  'unreachable',
  'refused',
  'timeout',
  'login',
  'tls',
  'permission',
  'protocol',
  'closed',
  'no_hotspot',
  /** It answers, but it is another device than the one the tokens were put on. */
  'other_device',
  'unknown',
])
export type RouterProblem = z.infer<typeof RouterProblem>

export const RouterStatus = z.object({
  id: z.uuid(),
  name: z.string(),
  state: z.enum(['connecting', 'online', 'offline']),
  latencyMs: z.number().nullable(),
  problem: RouterProblem.nullable(),
  /** Tokens that still wait to get onto this router, and those it refused. */
  waiting: z.int(),
  refused: z.int(),
  /** Where it was found to be otherwise than as sold, until somebody says what is to be done about it. */
  differences: z.int(),
})
export type RouterStatus = z.infer<typeof RouterStatus>

export const PrinterState = z.enum([
  'ready',
  'paper_low',
  'paper_out',
  'cover_open',
  'offline',
  'unreachable',
  'error',
  'unknown',
  'checking',
])
export type PrinterState = z.infer<typeof PrinterState>

export const PrinterStatus = z.object({
  id: z.uuid(),
  name: z.string(),
  state: PrinterState,
  /** Tickets that have not come out yet, and those of which nobody knows whether they did. */
  queued: z.int(),
  failed: z.int(),
  uncertain: z.int(),
})
export type PrinterStatus = z.infer<typeof PrinterStatus>

export const Status = z.object({
  /** Those in use at this counter's location, oldest first. */
  routers: z.array(RouterStatus),
  printer: PrinterStatus.nullable(),
  /** The open shift of this counter; null: nothing can be sold. */
  shift: z
    .object({
      number: z.int(),
      personId: z.uuid(),
      personName: z.string(),
      state: z.enum(['open', 'counting']),
      openedAt: z.int(),
    })
    .nullable(),
  headOffice: z.enum(['not_connected']),
})
export type Status = z.infer<typeof Status>
