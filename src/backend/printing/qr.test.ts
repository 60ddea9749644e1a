import { createCanvas, loadImage } from '@napi-rs/canvas'
import jsQR from 'jsqr'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PracticePrinter, startPracticePrinter } from '../../practice/printer/practice-printer.ts'
import { encodeTicket } from './encode.ts'
import { layoutTicket } from './layout.ts'
import { TcpPrinterPort } from './ports/tcp-port.ts'
import { previewTicket } from './preview.ts'
import { defaultPrinterProfile } from './profile.ts'
import { drawQrCode } from './qr.ts'
import { sampleLoginUrl, sampleTicket } from './test-tickets.ts'

async function pixels(png: Uint8Array) {
  const image = await loadImage(png)
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  return context.getImageData(0, 0, image.width, image.height)
}

async function printed(printer: PracticePrinter, paperMm: 58 | 80, change: Parameters<typeof sampleTicket>[0] = {}) {
  const profile = { ...defaultPrinterProfile(paperMm), cut: true }
  const number = printer.jobs().length + 1
  const port = new TcpPrinterPort({ host: '127.0.0.1', port: printer.port })
  await port.send('1', encodeTicket(layoutTicket(sampleTicket(change), profile), profile), { deadlineMs: 5000 })
  return (await printer.waitForJob(number)).png()
}

for (const paperMm of [58, 80] as const) {
  let printer: PracticePrinter
  beforeAll(async () => {
    printer = await startPracticePrinter({ paperMm })
  })
  afterAll(() => printer.close())

  test(`the QR code on ${paperMm} mm paper logs the phone in`, async () => {
    const { data, width, height } = await pixels(await printed(printer, paperMm))
    expect(jsQR(data, width, height)?.data).toBe(sampleLoginUrl)
  })

  test(`the preview shows the dots that ${paperMm} mm paper gets`, async () => {
    for (const change of [{}, { cafeName: 'مقهى النيل ☕', mark: { kind: 'reprint', count: 2 } } as const]) {
      const paper = await pixels(await printed(printer, paperMm, change))
      const preview = previewTicket(sampleTicket(change), defaultPrinterProfile(paperMm))
      const shown = await pixels(preview.png)
      expect([preview.widthDots, preview.heightDots]).toEqual([shown.width, shown.height])
      expect(shown.width).toBe(paper.width)
      expect(Buffer.compare(Buffer.from(shown.data), Buffer.from(paper.data.subarray(0, shown.data.length)))).toBe(0)
    }
  })
}

test('a code of 33 modules has 6 dots a module on 58 mm and 8 on 80 mm, and four white modules around it', () => {
  const url = `http://wifi.cafe/login?username=${'a'.repeat(12)}&password=${'a'.repeat(8)}`
  for (const [paperMm, moduleDots] of [
    [58, 6],
    [80, 8],
  ] as const) {
    const profile = defaultPrinterProfile(paperMm)
    const bitmap = drawQrCode(url, profile)
    expect(bitmap?.heightDots).toBe((33 + 8) * moduleDots)
    expect(bitmap?.widthDots).toBe(Math.floor((profile.dots - 33 * moduleDots) / 2) + 33 * moduleDots)
    const quietBytes = (bitmap?.bytesPerRow ?? 0) * 4 * moduleDots
    expect(bitmap?.bytes.subarray(0, quietBytes).some((byte) => byte !== 0)).toBe(false)
    expect(bitmap?.bytes.subarray(-quietBytes).some((byte) => byte !== 0)).toBe(false)
  }
})

test('a long address shrinks the modules to fit, and one that no phone could read is left out', () => {
  expect(drawQrCode('x'.repeat(300), defaultPrinterProfile(58))?.widthDots).toBeLessThanOrEqual(384)
  expect(drawQrCode('x'.repeat(2000), defaultPrinterProfile(58))).toBeUndefined()
  expect(drawQrCode('x'.repeat(5000), defaultPrinterProfile(80))).toBeUndefined()
})
