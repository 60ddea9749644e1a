/** Tickets for the tests of printing. */
import { composeTicket } from '../../core/ticket/compose.ts'
import { standardDesign, type TicketDesign } from '../../core/ticket/design.ts'
import type { TicketDocument } from '../../core/ticket/document.ts'
import type { TicketFacts } from '../../core/ticket/facts.ts'
import { hotspotLoginUrl } from '../../core/ticket/login-url.ts'
import { encodeTicket } from './encode.ts'
import { layoutTicket } from './layout.ts'
import { defaultPrinterProfile } from './profile.ts'

/** The address in the sample ticket's QR code. */
export const sampleLoginUrl = hotspotLoginUrl({ host: 'wifi.cafe', username: '7kqmx4p2d', password: '7kqmx4p2d' })

const sold = { saleNumber: 'A-1042', cashierName: 'Ana', at: Date.UTC(2026, 10, 23, 16, 5) }

const facts: TicketFacts = {
  cafeName: 'Blue Nile Internet',
  timeZone: 'Africa/Nairobi',
  planName: '3 hours',
  priceMinor: 200,
  currency: 'USD',
  codeGroups: ['7kq', 'mx4', 'p2d'],
  username: '7kqmx4p2d',
  password: '7kqmx4p2d',
  loginUrl: sampleLoginUrl,
  limits: {
    timeLimitSeconds: 3 * 3_600,
    validitySeconds: 86_400,
    validityFrom: 'first_login',
    dataLimitBytes: null,
    devices: 1,
    lockDevice: false,
  },
  sold,
}

/** An ordinary ticket, with what a test changes about it and about its design. */
export function sampleTicket(change: Partial<TicketFacts> = {}, design: Partial<TicketDesign> = {}): TicketDocument {
  return composeTicket({ ...standardDesign, ...design }, { ...facts, ...change })
}

/** The sample ticket of the sale of this number. */
export function ticketOfSale(saleNumber: string): TicketDocument {
  return sampleTicket({ sold: { ...sold, saleNumber } })
}

/** The sample ticket's bytes for an 80 mm printer. */
export function sampleBytes(change: Partial<TicketFacts> = {}): Uint8Array {
  const profile = defaultPrinterProfile(80)
  return encodeTicket(layoutTicket(sampleTicket(change), profile), profile)
}
