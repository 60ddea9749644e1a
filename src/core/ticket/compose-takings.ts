/** A report of takings for the receipt printer: each row with what was left of it, then the sums. */
import { formatMoney } from '../money.ts'
import { netOf, type Sums } from '../report.ts'
import { keyInWords, periodInWords, type Reported, titleOf } from '../report-table.ts'
import { centered, gap } from './composing.ts'
import type { PairBlock, TicketBlock, TicketDocument } from './document.ts'
import { cleanTicketText } from './text.ts'

/** Nobody tears off more than that. */
export const MOST_PAPER_ROWS = 120

interface PrintedTakings {
  readonly reported: Reported
  readonly cafeName: string
  readonly currency: string
  /** By whom and when, in words. */
  readonly madeText: string
  readonly isTraining: boolean
}

export function composeTakings({ reported, cafeName, currency, madeText, isTraining }: PrintedTakings): TicketDocument {
  const money = (minor: number) => formatMoney(minor, currency)
  const { by, rows, totals, before } = reported
  const listed = rows.map((row) => pair(row.name ?? keyInWords(by, row.key), money(netOf(row))))
  return {
    direction: 'ltr',
    blocks: [
      ...(isTraining ? [{ kind: 'mark', text: 'TRAINING' } as const] : []),
      ...centered(cleanTicketText(cafeName), { bold: true }),
      ...centered(cleanTicketText(titleOf(reported)), { bold: true }),
      ...centered(periodInWords(reported)),
      gap(),
      { kind: 'rule' },
      ...listed,
      { kind: 'rule' },
      ...sums(totals, money),
      pair('Net', money(netOf(totals)), true),
      pair('Net before', money(netOf(before.totals))),
      ...centered(periodInWords(before)),
      gap(),
      ...centered(cleanTicketText(madeText)),
    ],
  }
}

function sums(totals: Sums, money: (minor: number) => string): TicketBlock[] {
  const { sales, totalMinor, refundMinor, voidMinor } = totals
  return [
    pair('Sales', String(sales)),
    pair('Total', money(totalMinor)),
    ...(refundMinor === 0 ? [] : [pair('Refunds', money(-refundMinor))]),
    ...(voidMinor === 0 ? [] : [pair('Voids', money(-voidMinor))]),
  ]
}

function pair(label: string, value: string, bold = false): PairBlock {
  return { kind: 'pair', label: cleanTicketText(label), value, bold }
}
