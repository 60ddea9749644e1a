/** The end of the demo's day: cash moved, the drawer counted, the shift closed, and its Z compared with an own reckoning. */
import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import type { TellerClient } from '../../src/contract/index.ts'
import type { Pieces } from '../../src/core/cash-count.ts'
import { denominationsOf } from '../../src/core/denominations.ts'
import type { ShiftReport } from '../../src/core/shift-report.ts'

/** What the till is short of, in cents: a drawer that fits to the cent would show nothing. */
const SHORT_MINOR = 50

export interface DemoTill {
  /** Somebody who leads. */
  readonly client: TellerClient
  readonly currency: string
  readonly databaseFile: string
  readonly say: (text: string) => void
  readonly agree: (what: string, found: number, expected: number) => void
  /** The lines of the Z when it has come out of the printer. */
  readonly paper: () => Promise<readonly string[]>
}

/** Milk is paid for out of the drawer, change comes in; then the drawer is counted, and the shift closed. */
export async function closeTheTill(demo: DemoTill): Promise<void> {
  const { client, currency, say } = demo
  const shiftId = (await client.till.now(undefined))?.id ?? ''
  for (const [kind, amountMinor, reason] of [
    ['pay_in', 2_000, 'Change from the bank'],
    ['pay_out', 1_250, 'Milk and sugar'],
    ['drop', 5_000, 'To the safe before the evening'],
  ] as const) {
    await client.till.move({ requestId: randomUUID(), shiftId, kind, currency, amountMinor, reason, approvalId: null })
  }
  await client.till.startCount({ shiftId })
  const [due] = (await client.till.now(undefined))?.expected ?? []
  const pieces = piecesOf((due?.expectedMinor ?? 0) - SHORT_MINOR, currency)
  await client.till.count({ shiftId, counts: 0, counted: [{ currency, pieces }] })
  await client.till.close({ shiftId, counts: 1, note: null })
  const { report, isAltered } = await client.shiftReport.get({ shiftId })
  say(`The shift is closed with Z ${report.number}. Does it say what the rows of the file say, added up by SQL alone?`)
  demo.agree('Zs that were changed since', Number(isAltered), 0)
  compare(demo, report)
  const lines = await demo.paper()
  const [cash] = report.cash ?? []
  const onPaper = (label: string) => minorOf(lines.find((line) => line.startsWith(label)) ?? '')
  demo.agree('net on the paper', onPaper('Net'), report.totals.netMinor)
  demo.agree('expected on the paper', onPaper('Expected'), cash?.expectedMinor ?? 0)
  demo.agree('short on the paper', onPaper('Short'), -SHORT_MINOR)
}

/** With as few pieces as possible. */
function piecesOf(minor: number, currency: string): Pieces[] {
  const pieces: Pieces[] = []
  let left = minor
  for (const valueMinor of denominationsOf(currency)) {
    const many = Math.floor(left / valueMinor)
    if (many > 0) pieces.push({ valueMinor, pieces: many })
    left -= many * valueMinor
  }
  return pieces
}

/** The last number of a printed line, of a currency with cents. */
function minorOf(line: string): number {
  return Number(/(-?[\d,]+\.\d{2})\s*$/.exec(line)?.[1]?.replaceAll(/[,.]/g, '') ?? Number.NaN)
}

/** Each figure of the report once more, by other sentences than those of the program. */
function compare({ agree, databaseFile, currency }: DemoTill, report: ShiftReport): void {
  const file = new Database(databaseFile, { readonly: true })
  const one = (sql: string): number => Number(file.prepare(`select ${sql}`).pluck().get(report.shift.id) ?? 0)
  const [cash] = report.cash ?? []
  const is = report.totals
  const paid = `from payment where shift_id = ? and method = 'cash' and currency = '${currency}'`
  const moved = (kind: string) => one(`sum(amount_minor) from cash_movement where shift_id = ? and kind = '${kind}'`)
  const sold = one('sum(total_minor) from sale where shift_id = ?')
  const back = one('sum(amount_minor) from refund where shift_id = ?')
  agree('sales', report.sales.count, one('count(*) from sale where shift_id = ?'))
  agree('first sale', report.sales.first ?? 0, one('min(number) from sale where shift_id = ?'))
  agree('last sale', report.sales.last ?? 0, one('max(number) from sale where shift_id = ?'))
  agree('gross', is.grossMinor, one('sum(price_minor * quantity) from sale where shift_id = ?'))
  agree('sold', is.soldMinor, sold)
  agree('given back', is.refundMinor + is.voidMinor, back)
  agree('net', is.netMinor, sold - back)
  agree(
    'net by payments',
    sum(report.methods, (line) => line.soldMinor - line.backMinor),
    sold - back,
  )
  agree(
    'net by packages',
    sum(report.plans, (line) => line.soldMinor - line.backMinor),
    sold - back,
  )
  agree(
    'net by persons',
    sum(report.people, (line) => line.soldMinor - line.backMinor),
    sold - back,
  )
  agree('net by tax', sum(report.taxes, (line) => line.baseMinor + line.taxMinor) + is.roundingMinor, sold - back)
  agree(
    'codes',
    report.counts.tokens,
    one('count(*) from token where sale_id in (select id from sale where shift_id = ?)'),
  )
  const inDrawer = one(`sum(tendered_minor - change_minor) ${paid}`)
  const expected = inDrawer + moved('float') + moved('pay_in') - moved('pay_out') - moved('drop')
  agree('expected in the drawer', cash?.expectedMinor ?? 0, expected)
  const counted = `sum(piece.value ->> 'valueMinor' * (piece.value ->> 'pieces')) from shift,
    json_each(shift.counted) as currency, json_each(currency.value, '$.pieces') as piece where shift.id = ?`
  agree('counted in the drawer', cash?.countedMinor ?? 0, one(counted))
  agree('short', cash?.differenceMinor ?? 0, one(counted) - expected)
  file.close()
}

function sum<T>(lines: readonly T[], of: (line: T) => number): number {
  return lines.reduce((total, line) => total + of(line), 0)
}
