/** What the status bar says of router and printer: each a tone, and whether trying now could help. */
import type { PrinterStatus, RouterStatus, Status } from '../../contract/status.ts'
import type { Tone } from '../components/tone.ts'

export function routerTone({ state, problem }: RouterStatus): Tone {
  if (state === 'online') return problem === null ? 'good' : 'wait'
  return state === 'connecting' ? 'wait' : 'bad'
}

const PRINTER_TONE: Readonly<Record<PrinterStatus['state'], Tone>> = {
  ready: 'good',
  unknown: 'good',
  paper_low: 'wait',
  checking: 'wait',
  paper_out: 'bad',
  cover_open: 'bad',
  offline: 'bad',
  unreachable: 'bad',
  error: 'bad',
}

export const printerTone = ({ state }: PrinterStatus): Tone => PRINTER_TONE[state]

/** Is something away or waiting that an attempt right now may bring on? */
export function mayTryNow({ router, printer }: Status): boolean {
  const routerCould = router !== null && (router.state !== 'online' || router.waiting > 0)
  const printerCould = printer !== null && (printerTone(printer) === 'bad' || printer.queued > 0)
  return routerCould || printerCould
}
