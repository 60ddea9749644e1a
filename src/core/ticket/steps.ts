/** How to get online, step by step, in every language of the ticket. */
import { type Composing, gap } from './composing.ts'
import type { TicketBlock } from './document.ts'
import type { TicketWords } from './languages/ticket-words.ts'
import { cleanTicketText } from './text.ts'

export function composeSteps(composing: Composing): TicketBlock[] {
  return composing.all.flatMap((words) => [gap(), ...stepsIn(words, composing)])
}

function stepsIn(words: TicketWords, composing: Composing): TicketBlock[] {
  return stepTexts(words, composing).map((text, index) => ({
    kind: 'text',
    text: cleanTicketText(text),
    align: 'start',
    size: 1,
    bold: false,
    direction: words.direction,
    marker: `${index + 1}.`,
  }))
}

function stepTexts({ steps }: TicketWords, { design, facts }: Composing): string[] {
  const address = facts.loginUrl?.replace(/^http:\/\//, '').split('?')[0]
  const isScanned = design.blocks.some((block) => block.kind === 'qr' && !block.off && block.mode !== 'wifi')
  const arrive = address === undefined ? steps.browse : (isScanned ? steps.scanOrOpen : steps.open)(address)
  const enter = facts.username === facts.password ? steps.enterCode : steps.enterBoth
  return [steps.join(design.wifi?.name), arrive, enter]
}
