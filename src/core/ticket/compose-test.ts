/** The ticket that a printer's test prints: enough to see the paper's width, its letters and a QR code. */
import type { TicketDocument } from './document.ts'
import { en } from './languages/en.ts'
import { cleanTicketText } from './text.ts'

export function composeTestTicket(printerName: string): TicketDocument {
  return {
    direction: 'ltr',
    blocks: [
      { kind: 'mark', text: en.test },
      { kind: 'text', text: cleanTicketText(printerName), align: 'center', size: 2, bold: true },
      { kind: 'rule' },
      { kind: 'text', text: 'If both ends of the lines are on the paper,', align: 'center', size: 1, bold: false },
      { kind: 'text', text: 'this printer is ready.', align: 'center', size: 1, bold: false },
      { kind: 'qr', data: 'Teller' },
      { kind: 'rule' },
    ],
  }
}
