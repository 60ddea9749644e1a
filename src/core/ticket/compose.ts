/** Composes the ticket a customer takes away: a design, filled with what was sold. */
import { composePiece } from './compose-piece.ts'
import { type Composing, gap } from './composing.ts'
import type { DesignBlockKind, TicketDesign } from './design.ts'
import type { TicketBlock, TicketDocument } from './document.ts'
import type { TicketFacts } from './facts.ts'
import { ticketWords } from './languages/spoken.ts'
import { cleanTicketText } from './text.ts'

/** What gives access, or tells how: a void ticket has none of it. */
const GIVES_ACCESS: readonly DesignBlockKind[] = ['code', 'validity', 'qr', 'network', 'steps']

/**
 * The ticket of one token.
 *
 * Paper costs money: what has nothing to show takes none, and neither does the line under it. What is printed large is
 * always exactly what must be typed in. Prices, dates, marks and what only the
 * till needs are in the first language.
 */
export function composeTicket(design: TicketDesign, facts: TicketFacts): TicketDocument {
  const [first = 'en', ...others] = design.languages
  const lead = ticketWords[first]
  const composing: Composing = { facts, design, lead, all: [lead, ...others.map((language) => ticketWords[language])] }
  const isVoid = facts.mark?.kind === 'void'
  const shown = design.blocks.filter(({ kind, off }) => !off && !(isVoid && GIVES_ACCESS.includes(kind)))
  const pieces = shown.flatMap((block) => composePiece(block, composing))
  return { direction: lead.direction, blocks: [...markBlocks(composing), ...tidied(pieces)] }
}

function markBlocks({ facts: { mark }, lead }: Composing): TicketBlock[] {
  if (!mark) return []
  const text = mark.kind === 'reprint' ? `${lead.reprint} ${mark.count}` : lead[mark.kind]
  return [{ kind: 'mark', text: cleanTicketText(text) }, gap()]
}

/** Without rules that part nothing from something, and without the small spaces beside rules, which bring their own. */
function tidied(blocks: readonly TicketBlock[]): TicketBlock[] {
  const kept: TicketBlock[] = []
  for (const block of blocks) {
    const before = kept.at(-1)
    const isAtEdge = before === undefined || before.kind === 'rule'
    if (isAtEdge && (block.kind === 'rule' || isGap(block))) continue
    kept.push(block)
  }
  while (kept.at(-1)?.kind === 'rule' || isGap(kept.at(-1))) kept.pop()
  return kept
}

const isGap = (block: TicketBlock | undefined) => block?.kind === 'space' && block.dots === gap().dots
