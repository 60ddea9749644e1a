/** Paper: a ticket's bytes from its model, and sheets of slips beside the way that a program would be written in first. */
import { encodeTicket } from '../src/backend/printing/encode.ts'
import { layoutTicket } from '../src/backend/printing/layout.ts'
import { defaultPrinterProfile } from '../src/backend/printing/profile.ts'
import { slipNumber } from '../tests/support/sheet-slips.ts'
import { type Figure, figure } from './figures.ts'
import { benchSheets } from './paper-sheets.ts'

const TICKETS = 300
const WARM_UP = 30
const TEXT_GOAL_MS = 2
const RASTER_GOAL_MS = 8

export async function benchPaper(): Promise<Figure[]> {
  return [...benchTickets(), ...(await benchSheets())]
}

function benchTickets(): Figure[] {
  return [
    benchTicket('ticket’s bytes, in the printer’s characters', 'ascii-text', TEXT_GOAL_MS),
    benchTicket('ticket’s bytes, every line drawn', 'raster', RASTER_GOAL_MS),
  ]
}

/** Each of another token, so that nothing of the last one helps. */
function benchTicket(name: string, textMode: 'ascii-text' | 'raster', goalMs: number): Figure {
  const profile = { ...defaultPrinterProfile(80), textMode }
  const times: number[] = []
  for (let n = 0; n < WARM_UP + TICKETS; n++) {
    const document = slipNumber(n)
    const start = performance.now()
    encodeTicket(layoutTicket(document, profile), profile)
    if (n >= WARM_UP) times.push(performance.now() - start)
  }
  const made = figure(name, times)
  return { ...made, goal: { text: `under ${goalMs}`, met: made.p50 < goalMs } }
}
