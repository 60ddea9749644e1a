import { createCanvas, loadImage } from '@napi-rs/canvas'
import jsQR from 'jsqr'
import { expect, test } from 'vitest'
import { type DesignBlock, QR_MODES, standardDesign, TICKET_LANGUAGES } from '../../core/ticket/design.ts'
import { wifiCode } from '../../core/ticket/wifi-code.ts'
import { createBitmap, invertRectangle } from './bitmap.ts'
import { layoutTicket } from './layout.ts'
import { previewTicket } from './preview.ts'
import { defaultPrinterProfile } from './profile.ts'
import { sampleLoginUrl, sampleTicket } from './test-tickets.ts'

const wifi = { name: 'Blue "Nile"; ground, floor', password: 'a:b\\c;karibu', isHidden: true }

/** Everything a design can show, with QR codes of this mode. */
const withQr = (mode: (typeof QR_MODES)[number]) =>
  standardDesign.blocks.map(
    (block): DesignBlock => (block.kind === 'qr' ? { ...block, mode } : { ...block, off: undefined }),
  )

/** A logo of 500 × 80 dots, black but for its frame. */
const logo = createBitmap(500, 80)
invertRectangle(logo, 10, 10, 480, 60)

/** Every QR code on a picture: found ones are painted over until there is none left. */
async function codesOn(png: Uint8Array): Promise<string[]> {
  const image = await loadImage(Buffer.from(png))
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  context.fillStyle = '#fff'
  const found: string[] = []
  for (;;) {
    const { data } = context.getImageData(0, 0, image.width, image.height)
    const code = jsQR(data, image.width, image.height)
    if (!code) return found.sort()
    found.push(code.data)
    const { topLeftCorner, bottomRightCorner } = code.location
    const width = bottomRightCorner.x - topLeftCorner.x
    context.fillRect(topLeftCorner.x - 4, topLeftCorner.y - 4, width + 8, width + 8)
  }
}

test.each([58, 80] as const)(
  'on %i mm paper a phone reads the login code, the Wi-Fi code, and both of them',
  async (paperMm) => {
    const expected = { login: [sampleLoginUrl], wifi: [wifiCode(wifi)], both: [wifiCode(wifi), sampleLoginUrl].sort() }
    for (const mode of QR_MODES) {
      const ticket = sampleTicket({}, { wifi, blocks: withQr(mode) })
      const { png } = previewTicket(ticket, defaultPrinterProfile(paperMm))
      expect(await codesOn(png)).toEqual(expected[mode])
    }
  },
)

test('every design lays out in every language and width, and nothing stands beyond the paper', () => {
  const profiles = [58, 80].map((mm) => defaultPrinterProfile(mm === 58 ? 58 : 80))
  profiles.push({ ...defaultPrinterProfile(80), dots: 512, columns: 42, textMode: 'raster' })
  for (const language of TICKET_LANGUAGES) {
    for (const languages of [[language], [language, language === 'ar' ? 'en' : 'ar'], TICKET_LANGUAGES] as const) {
      for (const profile of profiles) {
        const ticket = sampleTicket({}, { languages: [...new Set(languages)], wifi, blocks: withQr('both') })
        for (const line of layoutTicket(ticket, profile, logo).lines) {
          if (line.kind === 'text') expect(line.text.length * 12 * line.size).toBeLessThanOrEqual(profile.dots)
          if (line.kind === 'raster') expect(line.bitmap.widthDots).toBeLessThanOrEqual(profile.dots)
        }
      }
    }
  }
})

test('the logo is as large as it was made where it fits, and smaller on narrower paper', () => {
  const height = (paperMm: 58 | 80) => {
    const [first] = layoutTicket(
      { direction: 'ltr', blocks: [{ kind: 'logo' }] },
      defaultPrinterProfile(paperMm),
      logo,
    ).lines
    return first?.kind === 'raster' ? first.bitmap.heightDots : undefined
  }
  expect([height(80), height(58)]).toEqual([80, 61])
  expect(layoutTicket({ direction: 'ltr', blocks: [{ kind: 'logo' }] }, defaultPrinterProfile(58)).lines).toEqual([])
})

test('scripts that no font here can draw are named, and only those', async () => {
  const scriptsOf = async (cafeName: string) =>
    previewTicket(sampleTicket({ cafeName }), defaultPrinterProfile(58)).missingScripts
  expect(await scriptsOf('Café Ελλάδα Привет مقهى कैफ़े ☕')).toEqual([])
  // Nobody's computer has a font for the letters of Vai but by choice; one that has it may say nothing.
  expect(['', 'Vaii']).toContain((await scriptsOf('ꕙꔤ')).join())
})
