/** What a slip says, sorted by what matters on little paper: from the same document that the receipt printer gets. */
import type { PhrasesBlock, TextBlock, TicketBlock, TicketDocument } from '../../core/ticket/document.ts'

/** A line or paragraph. The lower its rank, the longer it stays when room is short. */
export interface SlipText {
  readonly kind: 'text'
  readonly rank: number
  readonly text: string
  /** `title`: whose slip it is; `label`: what the code below it is; `note`: small print. */
  readonly role: 'title' | 'strong' | 'plain' | 'label' | 'note'
}

/** A name and its value at both ends of a line. */
export interface SlipPair {
  readonly kind: 'pair'
  readonly rank: number
  readonly label: string
  readonly value: string
  readonly bold: boolean
}

/** What must be typed in; the number tells which of the slip's codes. */
export interface SlipCode {
  readonly kind: 'code'
  readonly rank: 0
  readonly index: number
  /** Characters as they will stand there, or as many of the widest. */
  readonly model: string
}

export type SlipPart = SlipText | SlipPair | SlipCode

export interface SlipQr {
  readonly index: number
  readonly data: string
  readonly caption: string | undefined
}

/** The parts of a slip; all but codes and the data of QR codes are the same on each slip of a batch. */
export interface Slip {
  readonly isRightToLeft: boolean
  readonly mark: string | undefined
  readonly hasLogo: boolean
  readonly parts: readonly SlipPart[]
  readonly codes: readonly string[]
  readonly qrs: readonly SlipQr[]
}

/** Ranks: what goes last stands first. */
const RANK = { title: 1, heading: 1, strong: 2, plain: 3, pair: 4, label: 5, note: 6 } as const

export function slipOf({ direction, blocks }: TicketDocument): Slip {
  const inked = blocks.filter(({ kind }) => kind !== 'space')
  const sorted = new Sorted()
  for (const [at, block] of inked.entries())
    sorted.take(block, { at, next: inked[at + 1]?.kind, before: inked[at - 1] })
  const mark = inked.find((block) => block.kind === 'mark')?.text
  const hasLogo = inked.some(({ kind }) => kind === 'logo')
  const { parts, codes, qrs } = sorted
  return { isRightToLeft: direction === 'rtl', mark, hasLogo, parts, codes, qrs }
}

interface Neighbours {
  readonly at: number
  readonly next: TicketBlock['kind'] | undefined
  readonly before: TicketBlock | undefined
}

class Sorted {
  readonly parts: SlipPart[] = []
  readonly codes: string[] = []
  readonly qrs: SlipQr[] = []

  take(block: TicketBlock, around: Neighbours): void {
    // Of many steps, the last ones go first.
    const later = around.at / 1_000
    switch (block.kind) {
      case 'code':
        this.parts.push({ kind: 'code', rank: 0, index: this.codes.length, model: modelOf(block.groups) })
        this.codes.push(block.groups.join(' '))
        break
      case 'qr':
        this.#addQr(block.data, saidBy(around.before))
        break
      case 'qrs':
        for (const { data, caption } of block.codes) this.#addQr(data, caption.join(BETWEEN))
        break
      case 'pair':
        this.parts.push({ ...block, rank: (block.bold ? RANK.heading : RANK.pair) + later })
        break
      case 'text':
      case 'phrases':
        if (around.next !== 'qr') this.#addText(block, around, later)
        break
      // A slip has one mark and one logo, and lines and spaces of its own.
      case 'mark':
      case 'logo':
      case 'rule':
      case 'space':
        break
    }
  }

  #addText(block: TextBlock | PhrasesBlock, { next }: Neighbours, later: number): void {
    const role = this.#roleOf(block, next === 'code')
    this.parts.push({ kind: 'text', rank: RANK[role] + later, role, text: saidBy(block) ?? '' })
  }

  #addQr(data: string, caption: string | undefined): void {
    this.qrs.push({ index: this.qrs.length, data, caption })
  }

  #roleOf(block: TextBlock | PhrasesBlock, isLabel: boolean): SlipText['role'] {
    const isLoud = block.bold || (block.kind === 'text' && block.size > 1)
    if (isLoud && !this.parts.some(isTitle)) return 'title'
    if (isLoud) return 'strong'
    if (isLabel) return 'label'
    return this.qrs.length > 0 ? 'note' : 'plain'
  }
}

/** Slips with the same key look the same but for their codes and QR codes. */
export function lookOf({ codes: _, qrs, ...same }: Slip, qrSizes: readonly number[]): string {
  return JSON.stringify([same, qrs.map(({ caption }) => caption), qrSizes])
}

const BETWEEN = ' · '

/** The words of a text, with what it begins with. */
function saidBy(block: TicketBlock | undefined): string | undefined {
  if (block?.kind === 'phrases') return block.texts.join(BETWEEN)
  if (block?.kind !== 'text') return undefined
  return block.marker === undefined ? block.text : `${block.marker} ${block.text}`
}

const isTitle = (part: SlipPart): boolean => part.kind === 'text' && part.role === 'title'

/** The code font has one width for each of these characters, so that any of them stands for all. */
const ONE_WIDTH = /^[\x21-\x7e]*$/
const modelOfGroup = (group: string): string => (ONE_WIDTH.test(group) ? '0'.repeat(group.length) : group)
const modelOf = (groups: readonly string[]): string => groups.map(modelOfGroup).join(' ')
