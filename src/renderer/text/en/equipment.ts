/** English: routers, printers and tickets, and how they are. */
import type { GrantState, TicketState } from '../../../contract/sales.ts'
import type { PrinterState, PrinterStatus, RouterProblem, RouterStatus } from '../../../contract/status.ts'

/** What the status bar says of the router; `{{name}}` is its name. */
export const routerState = {
  connecting: '{{name}}: connecting',
  online: '{{name}}: connected',
  offline: '{{name}}: not connected',
} as const satisfies Record<RouterStatus['state'], string>

/** Why a router does not work, and what to do. Selling goes on meanwhile. */
export const routerProblem = {
  unreachable: 'No answer at this address. Check the cable, the power and the address.',
  refused: 'The router is there but its API is closed. Open IP > Services on the router and enable “api”.',
  timeout: 'The router answers too slowly. Check the network between this computer and the router.',
  login: 'The router refused the user name or the password. Check both.',
  tls: 'The encrypted connection failed. Check the port (8729) and the certificate’s fingerprint.',
  permission: 'This router user may not do enough. It needs the policies api, read, write and test.',
  protocol: 'Something answers at this address, but it is not a MikroTik API. Check the port.',
  closed: 'The router closed the connection. It may be restarting: wait a minute, then test again.',
  other_device:
    'Another router answers at this address than before. Nothing is put on it until somebody says what it is, under Routers.',
  no_hotspot: 'Connected, but the router has no hotspot. Set one up on the router under IP > Hotspot.',
  unknown: 'The router does not work as expected. Restart it; if this stays, call the owner.',
} as const satisfies Record<RouterProblem, string>

/** Why a code is not on its router yet, or never will be, where that is not the connection's fault. */
export const grantProblem = {
  ...routerProblem,
  busy: 'The router is busy. Teller tries again by itself.',
  not_kept: 'The router did not keep the code. Teller tries again by itself.',
  name_taken: 'The router already has a user of this name.',
  bad_value: 'The router does not accept a value of this package.',
  bad_reference: 'Something this package needs is missing on the router, such as its user profile.',
  not_supported: 'This router’s version does not know what the package asks for.',
  device_mode: 'The router’s device mode does not allow this.',
  other: 'The router gave no reason that Teller knows.',
} as const

/** What the status bar says of the printer. */
export const printerState = {
  ready: 'ready',
  paper_low: 'paper is running low',
  paper_out: 'out of paper',
  cover_open: 'cover is open',
  offline: 'switched offline',
  unreachable: 'no answer',
  error: 'reports an error',
  unknown: 'connected',
  checking: 'checking',
} as const satisfies Record<PrinterStatus['state'], string>

/** What to do about the printer's state. */
export const printerAdvice = {
  ready: 'Everything is fine.',
  paper_low: 'Have a new roll at hand.',
  paper_out: 'Put in a new roll. Waiting tickets then come out by themselves.',
  cover_open: 'Close the cover. Waiting tickets then come out by themselves.',
  offline: 'Press the button on the printer that takes it online.',
  unreachable: 'Check its power, its cable and its address.',
  error: 'Switch it off and on. If the cutter is stuck, open the cover and close it again.',
  unknown: 'This printer takes tickets but cannot tell how it is.',
  checking: 'Waiting for its first answer.',
} as const satisfies Record<PrinterState, string>

/** Where a token stands with its router. */
export const grantState = {
  on_router: 'On the router',
  waiting: 'Waiting for the router',
  refused: 'Refused by the router',
  removing: 'Being removed from the router',
  off_router: 'Removed from the router',
} as const satisfies Record<GrantState, string>

/** Where a ticket stands. */
export const ticketState = {
  held: 'Ticket waits for the router',
  queued: 'Ticket waits for the printer',
  sending: 'Ticket is printing',
  confirmed: 'Ticket printed',
  sent: 'Ticket sent to the printer',
  failed: 'Ticket not printed',
  uncertain: 'Ticket: did it come out?',
  cancelled: 'Ticket will not print',
  none: 'No printer: write the code down',
} as const satisfies Record<TicketState, string>

/** How a test page ended. */
export const testOutcome = {
  confirmed: 'The test page came out.',
  sent: 'The test page was sent. This printer cannot tell whether it came out: look at it.',
  failed: 'The test page was not printed.',
  uncertain: 'Nobody can tell whether the test page came out. Look at the printer.',
} as const

/** What a person reads off the test page. */
export const testPage = {
  title: 'Read off the paper, and compare with Advanced',
  dots: 'Dots across: the last number on the ruler.',
  columns: 'Letters across: the number of the longest line that stayed in one piece.',
  letters:
    'Slot of code page 858: the number before é ñ ç ü ã €. If no line reads like that, leave letters as they are.',
  code: 'Scan the code: it reads TELLER. If it does not scan, correct the dots and print again.',
  neverTells:
    'If it came out, this printer neither answers nor hangs up. Choose “It cannot” under Advanced: its tickets then count as sent, and you are not asked about each.',
} as const

/** Why a ticket did not come out, or is uncertain: the printer's words. */
export const ticketProblem = {
  unreachable: 'The printer does not answer.',
  paper_out: 'The printer is out of paper.',
  cover_open: 'The printer’s cover is open.',
  offline: 'The printer is switched offline.',
  printer_error: 'The printer reports an error.',
  silent: 'The printer stayed silent.',
  connection_lost: 'The connection broke while printing.',
  deadline: 'The printer took too long to answer.',
  port_closed: 'Printing was stopped.',
  no_drawer_plug: 'A printer that is used through its driver cannot open a drawer.',
  interrupted: 'Teller was closed while printing.',
  unprintable: 'This ticket cannot be drawn.',
  taken_back: 'Being printed now. If nothing comes out, it is not tried again.',
} as const
