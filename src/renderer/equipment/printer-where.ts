/** Where a printer is, in the words of whatever it hangs on. */
import type { PrinterLink } from '../../core/printers.ts'

export function whereOf(link: PrinterLink): string {
  switch (link.kind) {
    case 'tcp':
      return `${link.host}:${link.port}`
    case 'windows':
    case 'driver':
      return link.printer
    case 'cups':
      return link.queue
    case 'share':
    case 'serial':
    case 'device':
      return link.path
  }
}
