/** What the status bar says of routers and printer: each a tone, and whether trying now could help. */
import type { PrinterStatus, RouterStatus, Status } from '../../contract/status.ts'
import type { Tone } from '../components/tone.ts'

export function routerTone({ state, problem }: RouterStatus): Tone {
  if (state === 'online') return problem === null ? 'good' : 'wait'
  return state === 'connecting' ? 'wait' : 'bad'
}

/** How a printer's state feels. */
export const PRINTER_TONE: Readonly<Record<PrinterStatus['state'], Tone>> = {
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

/** The worst of them speaks for all. */
export function routersTone(routers: readonly RouterStatus[]): Tone {
  const tones = routers.map(routerTone)
  return WORST_FIRST.find((tone) => tones.includes(tone)) ?? 'good'
}

const WORST_FIRST: readonly Tone[] = ['bad', 'wait', 'good']

/** What waits at all of them together. */
export function totalsOf(routers: readonly RouterStatus[]) {
  const sum = (of: (router: RouterStatus) => number) => routers.reduce((total, router) => total + of(router), 0)
  return {
    waiting: sum(({ waiting }) => waiting),
    refused: sum(({ refused }) => refused),
    differences: sum(({ differences }) => differences),
  }
}

/** Is something away or waiting that an attempt right now may bring on? */
export function mayTryNow({ routers, printer }: Status): boolean {
  const routerCould = routers.some((router) => router.state !== 'online' || router.waiting > 0)
  const printerCould = printer !== null && (printerTone(printer) === 'bad' || printer.queued > 0)
  return routerCould || printerCould
}
