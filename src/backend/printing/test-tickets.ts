/** Tickets for the tests of printing. */
import { composeTokenTicket, type TokenTicketFacts } from '../../core/ticket/compose.ts'
import type { TicketDocument } from '../../core/ticket/document.ts'
import { englishTicketLabels } from '../../core/ticket/labels.ts'
import { hotspotLoginUrl } from '../../core/ticket/login-url.ts'
import { encodeTicket } from './encode.ts'
import { layoutTicket } from './layout.ts'
import { defaultPrinterProfile } from './profile.ts'

/** The address in the sample ticket's QR code. */
export const sampleLoginUrl = hotspotLoginUrl({ host: 'wifi.cafe', username: '7kqmx4p2d', password: '7kqmx4p2d' })

/** An ordinary ticket, with what a test changes about it. */
export function sampleTicket(change: Partial<TokenTicketFacts> = {}): TicketDocument {
  return composeTokenTicket({
    cafeName: 'Blue Nile Internet',
    planName: '3 hours',
    priceText: '$2.00',
    codeGroups: ['7kq', 'mx4', 'p2d'],
    username: '7kqmx4p2d',
    password: '7kqmx4p2d',
    loginUrl: sampleLoginUrl,
    networkName: 'BlueNile',
    validityText: ['3 hours online time', 'Valid 1 day from first login'],
    sold: { saleNumber: 'A-1042', cashierName: 'Ana', soldAtText: '23 Nov 2026 19:05' },
    labels: englishTicketLabels,
    ...change,
  })
}

/** The sample ticket of the sale of this number. */
export function ticketOfSale(saleNumber: string): TicketDocument {
  return sampleTicket({ sold: { saleNumber, cashierName: 'Ana', soldAtText: '23 Nov 2026 19:05' } })
}

/** The sample ticket's bytes for an 80 mm printer. */
export function sampleBytes(change: Partial<TokenTicketFacts> = {}): Uint8Array {
  const profile = defaultPrinterProfile(80)
  return encodeTicket(layoutTicket(sampleTicket(change), profile), profile)
}
