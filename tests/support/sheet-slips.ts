/** Slips for sheets: composed as a counter would, in any design. */
import { groupCode } from '../../src/core/codes.ts'
import { composeTicket } from '../../src/core/ticket/compose.ts'
import { standardDesign, type TicketDesign } from '../../src/core/ticket/design.ts'
import type { TicketDocument } from '../../src/core/ticket/document.ts'
import type { TicketFacts } from '../../src/core/ticket/facts.ts'
import { hotspotLoginUrl } from '../../src/core/ticket/login-url.ts'
import { codeNumber } from './paper-codes.ts'

const facts = {
  cafeName: 'Blue Nile Internet',
  timeZone: 'UTC',
  planName: '3 hours',
  priceMinor: 200,
  currency: 'EUR',
  limits: { timeLimitSeconds: 10_800, validitySeconds: 86_400, devices: 1 },
} satisfies Partial<TicketFacts>

/** Where the QR code of a slip leads. */
export function loginOf(code: string): string {
  return hotspotLoginUrl({ host: 'wifi.bluenile.example', username: code, password: code })
}

export interface SlipChange {
  readonly facts?: Partial<TicketFacts>
  readonly design?: Partial<TicketDesign>
}

export function slipNumber(n: number, change: SlipChange = {}): TicketDocument {
  const username = codeNumber(n)
  const credentials = { username, password: username, codeGroups: groupCode(username), loginUrl: loginOf(username) }
  const wifi = { name: 'BlueNile', password: '', isHidden: false }
  return composeTicket({ ...standardDesign, wifi, ...change.design }, { ...facts, ...credentials, ...change.facts })
}
