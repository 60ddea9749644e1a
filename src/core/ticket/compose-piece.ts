/** One piece of a design as the blocks of a ticket. */
import { formatMoney } from '../money.ts'
import { formatDateTime } from '../time.ts'
import { composeCodes, composeLogin, composeNetwork } from './compose-access.ts'
import { type Composing, centered, gap, pair, phrases } from './composing.ts'
import type { DesignBlock } from './design.ts'
import type { TicketBlock } from './document.ts'
import { limitsInWords } from './limits-in-words.ts'
import { composeSteps } from './steps.ts'
import { cleanTicketText } from './text.ts'

/** Longest café name printed in double size: two lines of 58 mm paper. */
const LARGE_NAME_LIMIT = 32

export function composePiece(block: DesignBlock, composing: Composing): TicketBlock[] {
  const { facts } = composing
  switch (block.kind) {
    case 'logo':
      return [{ kind: 'logo' }]
    case 'name':
      return composeName(facts.cafeName)
    case 'text':
      return composeOwnText(block)
    case 'plan':
      return composePlan(block.withPrice, composing)
    case 'price':
      return [...centered(priceText(composing), { size: 2, bold: true }), ...composeTax(composing)]
    case 'code':
      return composeCodes(composing)
    case 'validity':
      return composeValidity(composing)
    case 'qr':
      return composeLogin(block.mode, composing)
    case 'network':
      return composeNetwork(composing)
    case 'steps':
      return composeSteps(composing)
    case 'saleNumber':
      return composeSale(composing)
    case 'cashier':
      return facts.sold ? [pair([composing.lead.cashier], facts.sold.cashierName)] : []
    case 'footer':
      return composeFooter(block.text)
    case 'rule':
      return [{ kind: 'rule' }]
    case 'space':
      return [{ kind: 'space', dots: block.dots }]
  }
}

function composeName(cafeName: string): TicketBlock[] {
  const name = cleanTicketText(cafeName)
  return centered(name, { size: name.length <= LARGE_NAME_LIMIT ? 2 : 1, bold: true })
}

function composeOwnText({ text, align, size, bold }: Extract<DesignBlock, { kind: 'text' }>): TicketBlock[] {
  const cleaned = cleanTicketText(text, { keepLines: true })
  return cleaned === '' ? [] : [{ kind: 'text', text: cleaned, align, size, bold }]
}

function composePlan(withPrice: boolean, composing: Composing): TicketBlock[] {
  const { planName } = composing.facts
  return withPrice
    ? [pair([planName], priceText(composing), true), ...composeTax(composing)]
    : centered(cleanTicketText(planName), { bold: true })
}

/** What was charged: the price, unless something was taken off or put on. */
function priceText(composing: Composing): string {
  const { priceMinor, charged } = composing.facts
  return moneyText(charged?.amountMinor ?? priceMinor, composing)
}

function moneyText(minor: number, { facts, lead }: Composing): string {
  return formatMoney(minor, facts.currency, lead.moneyLocale, lead.currencyDisplay)
}

/** Its name is the owner's own words, and so are the same in every language. */
function composeTax(composing: Composing): TicketBlock[] {
  const tax = composing.facts.charged?.tax
  if (!tax) return []
  return [pair([cleanTicketText(`${tax.name} ${tax.basisPoints / 100} %`)], moneyText(tax.minor, composing))]
}

/** In one language a fact a line; in several each language's facts together. */
function composeValidity({ facts, lead, all }: Composing): TicketBlock[] {
  if (all.length === 1) return [gap(), ...limitsInWords(facts.limits, lead).flatMap((line) => centered(line))]
  return all.flatMap((words) => [gap(), ...phrases(limitsInWords(facts.limits, words))])
}

function composeSale(composing: Composing): TicketBlock[] {
  const { facts, lead } = composing
  if (!facts.sold) return []
  const { saleNumber, at } = facts.sold
  const soldAt = cleanTicketText(formatDateTime(at, facts.timeZone, lead.locale))
  return [pair([`${lead.sale} ${saleNumber}`], soldAt)]
}

function composeFooter(text: string): TicketBlock[] {
  const lines = centered(text)
  return lines.length === 0 ? [] : [gap(), ...lines]
}
