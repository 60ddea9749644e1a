/** English: how a printer is connected, what model it is, and what few people ever change. */
import type { PrinterAbilities, PrinterLinkKind, TextMode } from '../../../core/printers.ts'

export const printerForm = {
  way: 'How is it connected?',
  ways: {
    tcp: 'Network',
    windows: 'Printer of this Windows computer',
    cups: 'Printer of this computer (CUPS)',
    device: 'USB, directly',
    serial: 'Serial port or Bluetooth',
    share: 'Shared by another Windows computer',
    driver: 'Through its driver, as a picture',
  },
  wayHints: {
    tcp: 'The best way: the printer tells whether a ticket came out.',
    windows: 'Its driver is not used. Windows tells that it took the ticket, not that it came out.',
    cups: 'The computer tells that it took the ticket, not that it came out.',
    device: 'Most printers then tell whether a ticket came out.',
    serial: 'Most printers then tell whether a ticket came out.',
    share: 'Nothing comes back from it: look whether tickets came out.',
    driver: 'For printers that do not speak ESC/POS. Slower, and nothing comes back from it.',
  },
  found: 'Found on this computer',
  onNetwork: 'Found on the network',
  scan: 'Look for printers on the network',
  stopScan: 'Stop looking',
  scanning: '{{done}} of {{total}} addresses asked',
  scanned_one: '{{count}} printer found. Press it to take its address.',
  scanned_other: '{{count}} printers found. Press one to take its address.',
  scanned_zero: 'No printer answered. Is it switched on, and on the same network as this computer?',
  addresses: {
    tcp: 'Address',
    windows: 'Printer’s name in Windows',
    cups: 'Queue',
    device: 'Device',
    serial: 'Serial port',
    share: 'Share',
    driver: 'Printer’s name',
  },
  addressHints: {
    tcp: 'Such as 192.168.88.50',
    windows: 'As it stands under Printers & scanners',
    cups: 'As “lpstat -e” shows it',
    device: 'Such as /dev/usb/lp0. This user must be in the group lp.',
    serial: 'Such as COM3 or /dev/rfcomm0. Pair a Bluetooth printer with this computer first.',
    share: 'Such as \\\\FRONT-PC\\Receipt',
    driver: 'As the system shows it',
  },
  baudRate: 'Speed',
  baudRateHint: 'It stands on the printer’s self-test. Bluetooth takes any.',
  model: 'Model',
  unknownModel: 'Another, or I don’t know',
  advanced: 'Advanced',
  advancedHint: 'dots, letters, proof, cash drawer',
  dots: 'Dots across',
  dotsHint: '384 on 58 mm, 576 on 80 mm; some have 512',
  columns: 'Letters across',
  columnsHint: '32 on 58 mm, 48 on 80 mm; some have 42',
  textMode: 'Letters',
  textModes: {
    'ascii-text': 'The printer’s own for English',
    'code-page': 'The printer’s own for Latin too',
    raster: 'All drawn by Teller',
  },
  textModeHints: {
    'ascii-text': 'Quick. Lines with other letters are drawn.',
    'code-page': 'Quick with accents too, if the slot is right.',
    raster: 'Right on every printer and in every script.',
  },
  codePageSlot: 'Slot of code page 858',
  codePageSlotHint: '19 on Epson and most others',
  proof: 'How does it tell that a ticket came out?',
  proofHint: 'Leave it to Teller unless the test page comes out and Teller says it cannot tell.',
  proofs: {
    auto: 'Teller finds out',
    gs_r: 'It answers after the ticket (GS r)',
    gs_h: 'It answers when printing is done (GS ( H, Epson)',
    never: 'It cannot: tickets are only “sent”',
  },
  drawer: 'Cash drawer',
  pins: { none: 'None on this printer', two: 'On pin 2, as nearly all', five: 'On pin 5' },
  drawerOnCash: 'Open it with each cash sale',
} as const satisfies {
  ways: Record<PrinterLinkKind, string>
  wayHints: Record<PrinterLinkKind, string>
  addresses: Record<PrinterLinkKind, string>
  addressHints: Record<PrinterLinkKind, string>
  textModes: Record<TextMode, string>
  textModeHints: Record<TextMode, string>
  proofs: Record<PrinterAbilities['proof'], string>
  [key: string]: unknown
}
