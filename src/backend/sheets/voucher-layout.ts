/** Finds the best way to lay a slip out in its cell: many are tried, what shows most and largest is taken. */
import { POINTS_PER_MM } from './operators.ts'
import { type PlacedQr, placeQrs } from './qr-row.ts'
import type { Shaper } from './shaping.ts'
import type { Slip, SlipPart } from './slip.ts'
import { BOLD, type Column, ColumnSetter, type Placed } from './voucher-box.ts'

/** Width and height in points. */
export interface Size {
  readonly width: number
  readonly height: number
}

export interface Box extends Size {
  readonly x: number
  readonly y: number
}

/** A slip in its cell; points from the cell's upper left corner. */
export interface VoucherLayout {
  readonly texts: readonly Placed[]
  readonly qrs: readonly PlacedQr[]
  readonly mark: (Box & { readonly text: string; readonly size: number; readonly textX: number }) | undefined
  readonly logo: Box | undefined
  readonly isCaptioned?: boolean | undefined
  /** Its QR codes would be too small to be read here. */
  readonly isWithoutQr: boolean
}

/** What the cell says in place of a QR code that cannot be read at that size. */
const NO_ROOM = 'This grid is too small for the QR code.'

interface Trial {
  /** `beside`: text and QR codes in two columns; `headed`: the same below a common head; `stacked`: all in one column. */
  readonly mode: 'beside' | 'headed' | 'stacked'
  /** How many parts stay away. */
  readonly dropped: number
  /** Of the usual size of its text. */
  readonly scale: number
  /** Of the width, for the QR codes. */
  readonly share: number
}

/** What a slip needs to be laid out, besides its cell. */
export interface VoucherOptions {
  readonly shaper: Shaper
  /** Modules along a side of each QR code. */
  readonly qrSizes: readonly number[]
  /** Width over height. */
  readonly logoAspect: number | undefined
}

export function layoutVoucher(slip: Slip, cell: Size, options: VoucherOptions): VoucherLayout {
  const paper = new Paper(slip, cell, options)
  const best = bestOf(paper, slip)
  if (best) return best
  const note = { kind: 'text', rank: 0.5, role: 'note', text: NO_ROOM } as const
  const parts = slip.qrs.length > 0 ? [...slip.parts, note] : slip.parts
  const without = new Paper({ ...slip, parts, qrs: [] }, cell, { ...options, qrSizes: [] })
  const layout = bestOf(without, { parts, qrs: [] }) ?? without.codesOnly()
  return { ...layout, isWithoutQr: slip.qrs.length > 0 }
}

function bestOf(paper: Paper, { parts, qrs }: Pick<Slip, 'parts' | 'qrs'>): VoucherLayout | undefined {
  const shares = qrs.length > 1 ? [0.46, 0.54, 0.62] : [0.32, 0.38, 0.44, 0.5]
  const droppable = parts.filter(({ rank }) => rank >= 1).length
  const best = new Best()
  for (const scale of [1, 0.9, 0.8, 0.7]) {
    // What stays away here makes room for a larger QR code.
    for (let dropped = 0; dropped <= droppable; dropped++)
      best.take(paper.attempt({ mode: 'stacked', share: 0, scale, dropped }))
    if (qrs.length === 0) continue
    for (const share of shares) {
      for (const mode of ['beside', 'headed'] as const) {
        let found: Attempt | undefined
        for (let dropped = 0; !found && dropped <= droppable; dropped++)
          found = paper.attempt({ mode, share, scale, dropped })
        best.take(found)
      }
    }
  }
  return best.layout
}

interface Attempt {
  readonly layout: VoucherLayout
  readonly worth: number
}

class Best {
  #best: Attempt | undefined

  take(found: Attempt | undefined): void {
    if (found && (!this.#best || found.worth > this.#best.worth)) this.#best = found
  }

  get layout(): VoucherLayout | undefined {
    return this.#best?.layout
  }
}

/** A text of the size it would have on an empty cell of this size, within what is legible and what is pleasant. */
const bodyFor = ({ width, height }: Size): number => Math.min(10.5, Math.max(5, Math.sqrt(width * height) * 0.052))

class Paper {
  readonly #slip: Slip
  readonly #cell: Size
  readonly #options: VoucherOptions
  readonly #setter: ColumnSetter
  readonly #pad: number
  readonly #ranked: readonly SlipPart[]

  constructor(slip: Slip, cell: Size, options: VoucherOptions) {
    this.#slip = slip
    this.#cell = cell
    this.#options = options
    this.#setter = new ColumnSetter(options.shaper)
    this.#pad = Math.min(9, Math.max(1.4 * POINTS_PER_MM, Math.min(cell.width, cell.height) * 0.05))
    this.#ranked = slip.parts.toSorted((a, b) => a.rank - b.rank)
  }

  attempt(trial: Trial): Attempt | undefined {
    const kept = new Set(this.#ranked.slice(0, this.#ranked.length - trial.dropped))
    const parts = this.#slip.parts.filter((part) => kept.has(part))
    const layout = trial.mode === 'stacked' ? this.#stacked(parts, trial) : this.#beside(parts, trial)
    return layout && { layout, worth: worthOf(layout, parts, trial) }
  }

  /** For a cell in which nothing else goes: the codes, from its upper edge. */
  codesOnly(): VoucherLayout {
    const column = this.#setter.set(
      this.#slip.parts.filter(({ kind }) => kind === 'code'),
      { width: this.#innerWidth, body: 4.4, align: 'center' },
    )
    const texts = moved(column.placed, this.#pad, this.#pad)
    return { texts, qrs: [], mark: undefined, logo: undefined, isWithoutQr: false }
  }

  #stacked(parts: readonly SlipPart[], trial: Trial): VoucherLayout | undefined {
    const body = this.#body(trial)
    const room = { width: this.#innerWidth, body, align: 'center' } as const
    const mark = this.#mark(body)
    const logo = this.#logo(body, mark, 'center')
    const top = logo ? logo.y + logo.height + body * 0.3 : this.#below(mark, body)
    const split = parts.findLastIndex(({ kind }) => kind === 'code') + 1
    const hasQr = this.#slip.qrs.length > 0
    const above = this.#setter.set(hasQr ? parts.slice(0, split) : parts, room)
    const below = this.#setter.set(hasQr ? parts.slice(split) : [], room)
    const gap = below.height > 0 ? body * 0.25 : 0
    const free = this.#cell.height - this.#pad - top - above.height - below.height - gap
    if (free < 0) return undefined
    if (!hasQr) {
      const texts = moved(above.placed, this.#pad, top + free / 2)
      return { texts, qrs: [], mark, logo, isWithoutQr: false }
    }
    const row = this.#qrs(body, {
      area: { x: 0, y: top + above.height, width: this.#cell.width, height: free + (below.height > 0 ? 0 : this.#pad) },
      edges: { left: this.#pad, right: this.#pad, top: 0, bottom: below.height > 0 ? 0 : this.#pad },
    })
    if (!row) return undefined
    const rest = moved(below.placed, this.#pad, this.#cell.height - this.#pad - below.height)
    const texts = [...moved(above.placed, this.#pad, top), ...row.texts, ...rest]
    return { texts, qrs: row.qrs, isCaptioned: row.texts.length > 0, mark, logo, isWithoutQr: false }
  }

  #beside(parts: readonly SlipPart[], trial: Trial): VoucherLayout | undefined {
    const { isRightToLeft } = this.#slip
    const body = this.#body(trial)
    const align = isRightToLeft ? 'right' : 'left'
    const mark = this.#mark(body)
    const head = trial.mode === 'headed' ? this.#head(parts, body, mark) : undefined
    if (trial.mode === 'headed' && !head) return undefined
    const top = head?.bottom ?? this.#below(mark, body)
    const width = this.#innerWidth * (1 - trial.share)
    const column = this.#setter.set(head ? head.rest : parts, { width, body, align })
    const height = this.#cell.height - this.#pad - top
    if (column.height > height) return undefined
    const area = {
      x: this.#pad + width,
      y: top,
      width: this.#cell.width - this.#pad - width,
      height: height + this.#pad,
    }
    const turned = { ...area, x: isRightToLeft ? 0 : area.x }
    const outer = isRightToLeft ? { left: this.#pad, right: 0 } : { left: 0, right: this.#pad }
    const row = this.#qrs(body, {
      area: turned,
      edges: { ...outer, top: 0, bottom: this.#pad },
    })
    if (!row) return undefined
    const textX = isRightToLeft ? this.#cell.width - this.#pad - width : this.#pad
    const texts = [
      ...(head?.texts ?? []),
      ...moved(column.placed, textX, top + (height - column.height) / 2),
      ...row.texts,
    ]
    return { texts, qrs: row.qrs, isCaptioned: row.texts.length > 0, mark, logo: head?.logo, isWithoutQr: false }
  }

  /** Name, package and price across the whole slip, with a line below. */
  #head(parts: readonly SlipPart[], body: number, mark: VoucherLayout['mark']) {
    const code = parts.findIndex(({ kind }) => kind === 'code')
    const isHead = (part: SlipPart, at: number) => part.rank >= 1 && part.rank < 2 && (code < 0 || at < code)
    const headParts = parts.filter(isHead)
    if (headParts.length === 0) return undefined
    const logo = this.#logo(body, mark, this.#slip.isRightToLeft ? 'right' : 'left')
    const taken = logo ? logo.width + body * 0.6 : 0
    const align = this.#slip.isRightToLeft ? ('right' as const) : ('left' as const)
    const column = this.#setter.set(headParts, { width: this.#innerWidth - taken, body, align })
    const top = this.#below(mark, body)
    const height = Math.max(column.height, logo?.height ?? 0)
    const x = this.#pad + (this.#slip.isRightToLeft ? 0 : taken)
    const y = top + height + body * 0.2
    const rule = { kind: 'rule', y, x: this.#pad, width: this.#innerWidth } as const
    const texts: Placed[] = [...moved(column.placed, x, top + (height - column.height) / 2), rule]
    return { texts, logo, bottom: y + body * 0.35, rest: parts.filter((part) => !headParts.includes(part)) }
  }

  /** With captions, unless they take too much from the codes themselves. */
  #qrs(body: number, { area, edges }: Pick<Parameters<typeof placeQrs>[0], 'area' | 'edges'>) {
    const { qrs, isRightToLeft } = this.#slip
    const same = { setter: this.#setter, sizes: this.#options.qrSizes, body, area, edges, isRightToLeft }
    const captions = qrs.map(({ caption }) => caption)
    const bare = placeQrs({ ...same, captions: captions.map(() => undefined) })
    const captioned = captions.some(Boolean) ? placeQrs({ ...same, captions }) : undefined
    const [plain, told] = [bare?.qrs[0]?.module ?? 0, captioned?.qrs[0]?.module ?? 0]
    // Of two codes, somebody must be told which is for what.
    if (captioned && (qrs.length > 1 || told >= Math.min(plain * 0.88, 0.5 * POINTS_PER_MM))) return captioned
    return bare
  }

  #mark(body: number): VoucherLayout['mark'] {
    const { mark: text } = this.#slip
    if (text === undefined) return undefined
    const width = this.#innerWidth
    const natural = this.#setter.width(text, BOLD, 1)
    const size = Math.min(body, (width - body) / natural)
    const box = { x: this.#pad, y: this.#pad, width, height: body * 1.35 }
    return { ...box, text, size, textX: this.#pad + (width - natural * size) / 2 }
  }

  #logo(body: number, mark: VoucherLayout['mark'], side: 'left' | 'center' | 'right'): Box | undefined {
    const aspect = this.#options.logoAspect
    if (!this.#slip.hasLogo || aspect === undefined) return undefined
    const most = this.#innerWidth * (side === 'center' ? 0.8 : 0.36)
    const height = Math.min(body * 2.6, most / aspect)
    const width = height * aspect
    const spare = this.#innerWidth - width
    const x = this.#pad + (side === 'left' ? 0 : side === 'right' ? spare : spare / 2)
    return { x, y: this.#below(mark, body), width, height }
  }

  #below(mark: VoucherLayout['mark'], body: number): number {
    return mark ? mark.y + mark.height + body * 0.3 : this.#pad
  }

  #body({ scale }: Trial): number {
    return bodyFor(this.#cell) * scale
  }

  get #innerWidth(): number {
    return this.#cell.width - 2 * this.#pad
  }
}

function moved(placed: Column['placed'], x: number, y: number): Placed[] {
  return placed.map((one) => ({ ...one, x: one.x + x, y: one.y + y }))
}

/** How much of each rank is worth to whoever holds the slip. */
const WORTH = [0, 13, 6, 5, 4, 2, 1.5] as const

function worthOf(layout: VoucherLayout, parts: readonly SlipPart[], { scale, mode }: Trial): number {
  const said = parts.reduce((sum, { rank }) => sum + (WORTH[Math.floor(rank)] ?? 1), 0)
  const modules = layout.qrs.map(({ module }) => module / POINTS_PER_MM)
  const module = Math.min(...modules, 1)
  // Phones read half a millimetre without aiming; above that it is only pleasant.
  const read = layout.qrs.length === 0 ? 0 : Math.min(module, 0.45) * 36 + Math.max(0, module - 0.45) * 6
  const isTold = layout.qrs.length < 2 || layout.isCaptioned
  const code = Math.min(...layout.texts.map((text) => (text.kind === 'code' ? text.size : 99)))
  const typed = Math.min(code, 12) * 0.8
  return said + read + typed + scale * 8 + (isTold ? 8 : 0) + (mode === 'headed' ? 0.8 : 0)
}
