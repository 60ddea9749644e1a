import { expect, test } from 'vitest'
import { startPracticePrinter } from '../../practice/printer/practice-printer.ts'
import { TcpPrinterPort } from './ports/tcp-port.ts'
import { defaultPrinterProfile } from './profile.ts'
import { drawRuler } from './ruler.ts'
import { encodeTestPage } from './test-page.ts'

for (const paperMm of [58, 80] as const) {
  test(`what a person reads off the test page of a ${paperMm} mm printer is what the printer has`, async () => {
    const printer = await startPracticePrinter({ paperMm })
    const port = new TcpPrinterPort({ host: '127.0.0.1', port: printer.port })
    // Set up wrongly in everything that the page is to find out.
    const profile = {
      ...defaultPrinterProfile(paperMm),
      dots: 512,
      columns: 42,
      textMode: 'code-page',
      codePageSlot: 2,
    }
    const page = encodeTestPage('Kassé', { ...profile, cut: true, textMode: 'code-page' })
    expect((await port.send('test', page, { deadlineMs: 5_000 })).outcome).toBe('confirmed')
    const { lines } = await printer.waitForJob()
    const columns = paperMm === 58 ? 32 : 48
    expect(lines).toContain(`${columns} ${'-'.repeat(columns - 6)} ${columns}`)
    expect(lines.filter((line) => /^(\d+) -+ \1$/.test(line)).at(-1)).toHaveLength(columns)
    expect(lines.filter((line) => line.includes('é ñ ç ü ã €')).map((line) => line.trim())).toEqual([
      '19:  é ñ ç ü ã €',
    ])
    expect(printer.drawerPulses()).toEqual([])
    port.close()
    await printer.close()
  })
}

test('a mark of the ruler ends with the very dot of its number', () => {
  const ruler = drawRuler(640)
  const row = (y: number) => ruler.bytes.subarray(y * ruler.bytesPerRow, (y + 1) * ruler.bytesPerRow)
  // Just above the line: the marks of 8 dots, the last one at the end of byte 48 of 384 dots.
  expect(row(ruler.heightDots - 4)[384 / 8 - 1]).toBe(0b111)
  expect(row(ruler.heightDots - 4)[392 / 8 - 1]).toBe(0b1)
})
