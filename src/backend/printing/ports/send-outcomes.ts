/** The answers that every way to a printer gives in the same words. */
import type { PrinterStatus, SendCode, SendOutcome } from '../printer-port.ts'

/** Status that makes sending pointless: nothing would come out. */
export const BLOCKED: Partial<Record<PrinterStatus, SendCode>> = {
  paper_out: 'paper_out',
  cover_open: 'cover_open',
  offline: 'offline',
  error: 'printer_error',
}

export function outcomeOf(
  outcome: SendOutcome['outcome'],
  code: SendCode,
  text: string,
  status: PrinterStatus,
): SendOutcome {
  return { outcome, detail: { code, text }, status }
}

/** `ECONNREFUSED` and the like; never more, since messages may hold anything. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'connection failed'
}
