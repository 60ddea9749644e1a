import { expect, test } from 'vitest'
import { PrinterForm } from '../../contract/equipment.ts'
import { PRINTER_LINK_KINDS, type PrinterLink, usualPrinter } from '../../core/printers.ts'
import { check } from '../forms/check.ts'
import { linkDraft, NEW_PRINTER, printerCandidate, printerDraftOf, withModel, withPaper } from './printer-draft.ts'

const LINKS: readonly PrinterLink[] = [
  { kind: 'tcp', host: '192.168.88.50', port: 9101 },
  { kind: 'windows', printer: 'XP-80 (copy 1)' },
  { kind: 'cups', queue: 'Receipt' },
  { kind: 'device', path: '/dev/usb/lp0' },
  { kind: 'serial', path: 'COM3', baudRate: 19_200 },
  { kind: 'share', path: '\\\\FRONT-PC\\Receipt' },
  { kind: 'driver', printer: 'Star TSP100' },
]

test('every way to a printer has a case here', () => {
  expect(LINKS.map(({ kind }) => kind).sort()).toEqual([...PRINTER_LINK_KINDS].sort())
})

test.each(LINKS)('a printer by $kind that is opened and saved unchanged is unchanged', (link) => {
  const view = { ...usualPrinter(58), id: '', name: 'Bar', link, codePageSlot: 19, drawerPin: 5 as const }
  const { id: _, ...form } = view
  expect(check(PrinterForm, printerCandidate(printerDraftOf(view)))).toEqual({ ok: true, value: form })
})

test('a model proposes everything but the drawer, which is not the printer’s', () => {
  const draft = withModel({ ...NEW_PRINTER, drawerPin: 2, drawerOnCash: true }, 'epson-tm-t20')
  expect(draft).toMatchObject({ textMode: 'code-page', codePageSlot: '19', drawerPin: 2, drawerOnCash: true })
})

test('other paper changes what fits across it, and leaves what a person chose', () => {
  const draft = withPaper({ ...withModel(NEW_PRINTER, 'epson-tm-t20'), textMode: 'raster', cut: false }, 58)
  expect(draft).toMatchObject({ paperMm: 58, dots: '420', columns: '35', textMode: 'raster', cut: false })
})

test('what was found fills the fields, and what was typed there before is gone', () => {
  expect(linkDraft({ kind: 'tcp', host: '10.0.0.9', port: 9100 })).toMatchObject({ host: '10.0.0.9', path: '' })
})
