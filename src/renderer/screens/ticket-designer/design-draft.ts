/** A design while somebody works on it: every piece in sight, each with an id of its own. */
import {
  type DesignBlock,
  type DesignBlockKind,
  REPEATED_KINDS,
  standardDesign,
  type TicketDesign,
  type TicketLanguage,
  type WifiNetwork,
} from '../../../core/ticket/design.ts'

export interface DraftPiece {
  readonly id: number
  readonly block: DesignBlock
}

export interface DesignDraft {
  readonly languages: readonly TicketLanguage[]
  readonly pieces: readonly DraftPiece[]
  /** Without a name it is not known. */
  readonly wifi: WifiNetwork
}

/** The pieces that can be added as often as one likes, as they are when they are new. */
export const NEW_PIECES = [
  { kind: 'text', text: '', align: 'center', size: 1, bold: false },
  { kind: 'rule' },
  { kind: 'space', dots: 24 },
] as const satisfies readonly DesignBlock[]

/** Kinds that a design left out stand at the end, switched off. */
export function draftOf({ languages, blocks, wifi }: TicketDesign): DesignDraft {
  const known = new Set<DesignBlockKind>(blocks.map(({ kind }) => kind))
  const missing = standardDesign.blocks.filter(({ kind }) => !REPEATED_KINDS.includes(kind) && !known.has(kind))
  const all = [...blocks, ...missing.map((block): DesignBlock => ({ ...block, off: true }))]
  return {
    languages,
    pieces: all.map((block, id) => ({ id, block })),
    wifi: wifi ?? { name: '', password: '', isHidden: false },
  }
}

/** What is sent: checked by the contract, as it may be half typed. */
export function candidateOf({ languages, pieces, wifi }: DesignDraft): TicketDesign {
  const isKnown = wifi.name !== '' || wifi.password !== ''
  return { languages, blocks: pieces.map(({ block }) => block), wifi: isKnown ? wifi : null }
}

export function withPiece(draft: DesignDraft, id: number, block: DesignBlock): DesignDraft {
  return { ...draft, pieces: draft.pieces.map((piece) => (piece.id === id ? { id, block } : piece)) }
}

export function switched(draft: DesignDraft, { id, block }: DraftPiece): DesignDraft {
  return withPiece(draft, id, { ...block, off: block.off ? undefined : true })
}

/** One place up (-1) or down (1); at an end it stays. */
export function moved(draft: DesignDraft, id: number, by: -1 | 1): DesignDraft {
  const from = draft.pieces.findIndex((piece) => piece.id === id)
  const piece = draft.pieces[from]
  const to = from + by
  if (!piece || to < 0 || to >= draft.pieces.length) return draft
  return { ...draft, pieces: draft.pieces.toSpliced(from, 1).toSpliced(to, 0, piece) }
}

export function without(draft: DesignDraft, id: number): DesignDraft {
  return { ...draft, pieces: draft.pieces.filter((piece) => piece.id !== id) }
}

/** At the end, where it is seen at once. */
export function added(draft: DesignDraft, block: DesignBlock): { draft: DesignDraft; id: number } {
  const id = Math.max(-1, ...draft.pieces.map((piece) => piece.id)) + 1
  return { draft: { ...draft, pieces: [...draft.pieces, { id, block }] }, id }
}

/** Adds a language, or takes it away; one always stays. */
export function toggled(draft: DesignDraft, language: TicketLanguage): DesignDraft {
  const others = draft.languages.filter((each) => each !== language)
  if (others.length === draft.languages.length) return { ...draft, languages: [...others, language] }
  return others.length === 0 ? draft : { ...draft, languages: others }
}

export function ledBy(draft: DesignDraft, language: TicketLanguage): DesignDraft {
  return { ...draft, languages: [language, ...draft.languages.filter((each) => each !== language)] }
}
