/** QR codes side by side in their part of a slip, each with its quiet zone and what it is for. */
import { SMALLEST_MODULE_MM } from '../../core/sheet.ts'
import { POINTS_PER_MM } from './operators.ts'
import { QUIET_MODULES } from './qr-shape.ts'
import { type ColumnSetter, type Placed, REGULAR } from './voucher-box.ts'

/** The dark part of a QR code: its upper left corner in the slip, and the side of a module, in points. */
export interface PlacedQr {
  readonly index: number
  readonly x: number
  readonly y: number
  readonly module: number
}

interface Wanted {
  readonly setter: ColumnSetter
  /** Modules along a side of each. */
  readonly sizes: readonly number[]
  readonly captions: readonly (string | undefined)[]
  readonly body: number
  /** Where they may be; it may reach to the edge of the slip. */
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** White that is there anyway, between the area's edges and what stands beyond or is to be aligned with. */
  readonly edges: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
  readonly isRightToLeft: boolean
}

const LARGEST_MODULE_MM = 0.85
/** Halvings of what lies between the smallest and the largest module: to less than a hundredth of a millimetre. */
const STEPS = 6
/** A cut line or a knife must not come nearer. */
const AWAY_FROM_EDGE = 0.8

/** As large as they go; undefined where that is too small to be read. */
export function placeQrs(wanted: Wanted): { readonly qrs: PlacedQr[]; readonly texts: Placed[] } | undefined {
  let [fits, least, most] = [placeAt(wanted, SMALLEST_MODULE_MM * POINTS_PER_MM), SMALLEST_MODULE_MM, LARGEST_MODULE_MM]
  for (let step = 0; fits && step < STEPS; step++) {
    const middle = (least + most) / 2
    const larger = placeAt(wanted, middle * POINTS_PER_MM)
    if (larger) [fits, least] = [larger, middle]
    else most = middle
  }
  return fits
}

function placeAt({ setter, sizes, captions, body, area, edges, isRightToLeft }: Wanted, module: number) {
  const quiet = QUIET_MODULES * module
  const beside = (edge: number) => (edge > 0 ? Math.max(edge, quiet + AWAY_FROM_EDGE) : quiet)
  const darkWidth = sizes.reduce((sum, size) => sum + size * module, 0) + (sizes.length - 1) * quiet
  const spare = area.width - beside(edges.left) - beside(edges.right) - darkWidth
  if (spare < 0) return undefined
  const tallest = Math.max(...sizes) * module
  const under = sizes.map((size, n) => captionUnder(setter, captions[n], size * module + quiet, body))
  const captionHeight = Math.max(...under.map(({ height }) => height))
  const bottom = captionHeight > 0 ? quiet + captionHeight + edges.bottom : beside(edges.bottom)
  const free = area.height - beside(edges.top) - tallest - bottom
  if (free < 0) return undefined

  const qrs: PlacedQr[] = []
  const texts: Placed[] = []
  const top = area.y + beside(edges.top) + free / 2
  // One column's codes stand at the outer edge, like the text at the other one.
  const isAtEdge = edges.left === 0 || edges.right === 0
  let x = area.x + beside(edges.left) + spare * (isAtEdge ? (edges.right === 0 ? 0 : 1) : 0.5)
  const order = isRightToLeft ? sizes.map((_, n) => sizes.length - 1 - n) : sizes.map((_, n) => n)
  for (const index of order) {
    const side = (sizes[index] ?? 0) * module
    qrs.push({ index, x, y: top + (tallest - side) / 2, module })
    const captionTop = top + tallest + quiet
    texts.push(
      ...(under[index]?.placed ?? []).map((one) => ({ ...one, x: one.x + x - quiet / 2, y: one.y + captionTop })),
    )
    x += side + quiet
  }
  return { qrs, texts }
}

function captionUnder(setter: ColumnSetter, caption: string | undefined, width: number, body: number) {
  if (caption === undefined) return { placed: [], height: 0 }
  const look = { style: REGULAR, scale: 0.78, grey: 0.35, mostLines: 2, shrinks: 0.85 }
  return setter.text(caption, look, { width, body, align: 'center' })
}
