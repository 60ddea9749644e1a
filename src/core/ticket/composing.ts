/** What every piece of a ticket is composed with: the facts, the words, and the shapes that pieces share. */
import type { TicketDesign } from './design.ts'
import type { PairBlock, SpaceBlock, TextBlock, TicketBlock } from './document.ts'
import type { TicketFacts } from './facts.ts'
import type { TicketWords } from './languages/ticket-words.ts'
import { cleanTicketText } from './text.ts'

/** What a ticket is being composed of. */
export interface Composing {
  readonly design: TicketDesign
  readonly facts: TicketFacts
  /** The first language's words. */
  readonly lead: TicketWords
  /** Every language's, the first one's first. */
  readonly all: readonly TicketWords[]
}

/** The small space that a piece keeps from the one above it; a rule above has its own. */
export function gap(): SpaceBlock {
  return { kind: 'space', dots: 8 }
}

/** Cleaned text in the middle of the paper; nothing if there is none. */
export function centered(text: string, style: Partial<Pick<TextBlock, 'size' | 'bold'>> = {}): TicketBlock[] {
  const cleaned = cleanTicketText(text, { keepLines: true })
  return cleaned === '' ? [] : [{ kind: 'text', text: cleaned, align: 'center', size: 1, bold: false, ...style }]
}

/** The same phrase in every language, each once: `Wi-Fi` is said alike in most. */
export function phrases(texts: readonly string[], bold = false): TicketBlock[] {
  const different = [...new Set(texts.map((text) => cleanTicketText(text)))].filter((text) => text !== '')
  const [only = ''] = different
  return different.length > 1 ? [{ kind: 'phrases', texts: different, bold }] : centered(only, { bold })
}

type Word = { readonly [K in keyof TicketWords]: TicketWords[K] extends string ? K : never }[keyof TicketWords]

/** A word in every language. */
export function said({ all }: Composing, word: Word): string[] {
  return all.map((words) => words[word])
}

export function pair(labels: readonly string[], value: string, bold = false): PairBlock {
  const label = [...new Set(labels.map((text) => cleanTicketText(text)))].join(' · ')
  return { kind: 'pair', label, value: cleanTicketText(value), bold }
}
