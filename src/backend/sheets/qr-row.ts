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

/** All of one size, so that none looks less important; `module` is of the one with the most modules. */
function placeAt({ setter, sizes, captions, body, area, edges, isRightToLeft }: Wanted, module: number) {
  const side = Math.max(...sizes) * module
  const quiet = (QUIET_MODULES * side) / Math.min(...sizes)
  const beside = (edge: number) => (edge > 0 ? Math.max(edge, quiet + AWAY_FROM_EDGE) : quiet)
  const step = side + quiet
  const spare = area.width - beside(edges.left) - beside(edges.right) - sizes.length * step + quiet
  const under = sizes.map((_, n) => captionUnder(setter, captions[n], step, body))
  const captionHeight = Math.max(...under.map(({ height }) => height))
  const bottom = captionHeight > 0 ? quiet + captionHeight + edges.bottom : beside(edges.bottom)
  const free = area.height - beside(edges.top) - side - bottom
  if (spare < 0 || free < 0) return undefined

  const qrs: PlacedQr[] = []
  const texts: Placed[] = []
  const y = area.y + beside(edges.top) + free / 2
  const first = area.x + beside(edges.left) + spare * shareBefore(edges)
  for (const [index, size] of sizes.entries()) {
    const x = first + step * (isRightToLeft ? sizes.length - 1 - index : index)
    qrs.push({ index, x, y, module: side / size })
    const down = y + side + quiet
    texts.push(...(under[index]?.placed ?? []).map((one) => ({ ...one, x: one.x + x - quiet / 2, y: one.y + down })))
  }
  return { qrs, texts }
}

/** Beside a column of text the codes stand at the outer edge, as the text does at the other one. */
function shareBefore({ left, right }: Wanted['edges']): number {
  if (left > 0 && right > 0) return 0.5
  return right > 0 ? 1 : 0
}

function captionUnder(setter: ColumnSetter, caption: string | undefined, width: number, body: number) {
  if (caption === undefined) return { placed: [], height: 0 }
  const look = { style: REGULAR, scale: 0.78, grey: 0.35, mostLines: 2, shrinks: 0.85 }
  return setter.text(caption, look, { width, body, align: 'center' })
}
