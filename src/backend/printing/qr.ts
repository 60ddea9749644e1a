/** QR codes as dots: the printer's own QR command is missing on one printer in five, a picture never is. */
import { create } from 'qrcode'
import { type Bitmap, createBitmap, invertRectangle } from './bitmap.ts'
import type { PrinterProfile } from './profile.ts'

/** White modules that must surround a QR code (ISO/IEC 18004). */
const QUIET_ZONE_MODULES = 4

/** Below this a module is under 0.4 mm and phones begin to fail on worn print heads. */
const SMALLEST_MODULE_DOTS = 3

/**
 * A QR code in the middle of the paper with its quiet zone, error correction M.
 *
 * A module has 6 dots on 58 mm and 8 dots on 80 mm paper, fewer if the code would not fit. `undefined` if the data is
 * too long for a code that a phone could read from this paper.
 */
export function drawQrCode(data: string, profile: Pick<PrinterProfile, 'paperMm' | 'dots'>): Bitmap | undefined {
  const modules = encodeModules(data)
  if (!modules) return undefined
  const sizeModules = modules.size + 2 * QUIET_ZONE_MODULES
  const moduleDots = Math.min(profile.paperMm === 58 ? 6 : 8, Math.floor(profile.dots / sizeModules))
  if (moduleDots < SMALLEST_MODULE_DOTS) return undefined

  const left = Math.floor((profile.dots - modules.size * moduleDots) / 2)
  const top = QUIET_ZONE_MODULES * moduleDots
  const bitmap = createBitmap(left + modules.size * moduleDots, sizeModules * moduleDots)
  drawModules(bitmap, modules, { left, top, moduleDots })
  return bitmap
}

/** Beside each other on one paper, codes are for any phone only if their modules are at least 0.6 mm. */
const SMALLEST_BESIDE_DOTS = 5

/**
 * QR codes side by side, each in the middle of its share of the width, with quiet zones.
 *
 * `undefined` where a module would have to be so small that one below the other is better.
 */
export function drawQrCodesBeside(data: readonly string[], dots: number): Bitmap | undefined {
  if (data.length < 2) return undefined
  const share = Math.floor(dots / data.length)
  const fitted = data.map((text) => {
    const modules = encodeModules(text)
    const moduleDots = modules ? Math.min(8, Math.floor(share / (modules.size + 2 * QUIET_ZONE_MODULES))) : 0
    return { modules, moduleDots, codeDots: moduleDots * (modules?.size ?? 0) }
  })
  if (fitted.some(({ moduleDots }) => moduleDots < SMALLEST_BESIDE_DOTS)) return undefined
  const quietDots = Math.max(...fitted.map(({ moduleDots }) => moduleDots)) * QUIET_ZONE_MODULES
  const tallest = Math.max(...fitted.map(({ codeDots }) => codeDots))
  const bitmap = createBitmap(dots, tallest + 2 * quietDots)
  for (const [index, { modules, moduleDots, codeDots }] of fitted.entries()) {
    const left = index * share + Math.floor((share - codeDots) / 2)
    const top = quietDots + Math.floor((tallest - codeDots) / 2)
    if (modules) drawModules(bitmap, modules, { left, top, moduleDots })
  }
  return bitmap
}

interface Place {
  readonly left: number
  readonly top: number
  readonly moduleDots: number
}

function drawModules(bitmap: Bitmap, modules: Modules, { left, top, moduleDots }: Place): void {
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) {
        invertRectangle(bitmap, left + column * moduleDots, top + row * moduleDots, moduleDots, moduleDots)
      }
    }
  }
}

type Modules = ReturnType<typeof create>['modules']

/** The library throws only when the data exceeds the largest QR code. */
function encodeModules(data: string): Modules | undefined {
  try {
    return create(data, { errorCorrectionLevel: 'M' }).modules
  } catch {
    return undefined
  }
}
