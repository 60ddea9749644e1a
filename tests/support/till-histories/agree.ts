/** Do ledger, rows, sums, shifts, Z reports, reports and exports say the same, to the cent? */
import { hash } from 'node:crypto'
import { takingsAnew } from '../../../src/backend/store/rebuild-takings.ts'
import { type ShiftReport, unevenTotals } from '../../../src/core/shift-report.ts'
import { entriesOf } from '../archive.ts'
import { fetchedFile } from '../fetched-file.ts'
import type { Sums } from './ledger.ts'
import type { World } from './world.ts'

/** Everything that is wrong, in words; nothing when all is well. */
export async function disagreements(world: World): Promise<string[]> {
  return [
    ...world.wrong,
    ...takingsWrong(world),
    ...salesWrong(world),
    ...zWrong(world),
    ...accountsWrong(world),
    ...(await reportsWrong(world).catch((error) => [`a report noticed: ${error}`])),
  ]
}

type TakingsRow = Readonly<Record<string, number | string>>

function takingsWrong({ cafe, ledger }: World): string[] {
  const kept = new Map(cafe.rows<TakingsRow>('select * from takings').map((row) => [nameOf(row), row]))
  const anew = new Map(
    cafe
      .rows<unknown[]>(`select * from (${takingsAnew()})`)
      .map((row) => [Object.values(row).slice(0, 3).join(' '), Object.values(row).slice(3).join(' ')]),
  )
  const wrong: string[] = []
  for (const [name, row] of kept) {
    const said = Object.values(row).slice(3).join(' ')
    if (said !== anew.get(name)) wrong.push(`takings ${name}: ${said}, made anew ${anew.get(name)}`)
  }
  if (kept.size !== anew.size) wrong.push(`${kept.size} sums are kept, ${anew.size} made anew`)
  const own = ledger.takings()
  for (const [name, sums] of own) {
    const said = sumsOf(kept.get(name))
    if (JSON.stringify(said) !== JSON.stringify(sums))
      wrong.push(`takings ${name}: ${JSON.stringify(said)}, ledger ${JSON.stringify(sums)}`)
  }
  for (const name of kept.keys())
    if (!name.includes(' router ') && !own.has(name)) wrong.push(`takings ${name}: nobody sold`)
  return wrong
}

const nameOf = (row: TakingsRow) => [row.day, row.dimension, row.key].join(' ')

function sumsOf(row: TakingsRow | undefined): Sums | undefined {
  if (!row) return undefined
  const of = (name: string) => Number(row[name])
  return {
    sales: of('sales'),
    tokens: of('tokens'),
    grossMinor: of('gross_minor'),
    discountMinor: of('discount_minor'),
    taxMinor: of('tax_minor'),
    roundingMinor: of('rounding_minor'),
    totalMinor: of('total_minor'),
    refunds: of('refunds'),
    refundMinor: of('refund_minor'),
    voids: of('voids'),
    voidMinor: of('void_minor'),
    refundTaxMinor: of('refund_tax_minor'),
  }
}

/** Numbers without gaps, and payments that make their totals. */
function salesWrong({ cafe, ledger }: World): string[] {
  const [numbers] = cafe.rows<{ n: number; last: number }>(
    'select count(*) as n, ifnull(max(number), 0) as last from sale',
  )
  const sold = ledger.postings.filter(({ what }) => what === 'sale').length
  const uneven = cafe.rows<{ number: number }>(
    'select number from sale where total_minor <> (select ifnull(sum(amount_minor), 0) from payment where sale_id = sale.id)',
  )
  const back = cafe.rows<{ id: string }>(
    'select id from refund where -amount_minor <> (select ifnull(sum(amount_minor), 0) from payment where refund_id = refund.id)',
  )
  const over = cafe.rows<{ number: number }>(
    'select number from sale where total_minor < (select ifnull(sum(amount_minor), 0) from refund where sale_id = sale.id)',
  )
  return [
    ...(numbers?.n === sold && numbers.last === sold
      ? []
      : [`${sold} sales, ${numbers?.n} rows, last number ${numbers?.last}`]),
    ...uneven.map(({ number }) => `sale ${number} is not what was paid for it`),
    ...back.map(({ id }) => `refund ${id} is not what was given back`),
    ...over.map(({ number }) => `more was given back for sale ${number} than was paid`),
  ]
}

interface ZRow {
  readonly number: number
  readonly shift_id: string
  readonly body: string
  readonly hash: string
}

function zWrong(world: World): string[] {
  const rows = world.cafe.rows<ZRow>('select * from z_report order by number')
  let before: ShiftReport | undefined
  return rows.flatMap((row, index) => {
    const report = JSON.parse(row.body) as ShiftReport
    const wrong = [
      ...(row.number === index + 1 ? [] : [`Z ${row.number} is the ${index + 1}th`]),
      ...(row.hash === hash('sha256', row.body) ? [] : [`Z ${row.number} has another hash`]),
      ...unevenTotals(report).map((name) => `Z ${row.number}: ${name} is not the sum of its lines`),
      ...shiftWrong(world, row, report),
      ...(before && before.grandTotal.afterMinor !== report.grandTotal.beforeMinor
        ? [`Z ${row.number} does not follow`]
        : []),
    ]
    before = report
    return wrong
  })
}

function shiftWrong({ ledger }: World, { number, shift_id: shiftId }: ZRow, report: ShiftReport): string[] {
  const own = ledger.sums((posting) => posting.shiftId === shiftId)
  const { totals, cash } = report
  const pairs: [string, number, number][] = [
    ['sold', totals.soldMinor, own.totalMinor],
    ['gross', totals.grossMinor, own.grossMinor],
    ['discounts', totals.discountMinor, own.discountMinor],
    ['rounding', totals.roundingMinor, own.roundingMinor],
    ['refunds', totals.refundMinor, own.refundMinor],
    ['voids', totals.voidMinor, own.voidMinor],
    ['net', totals.netMinor, own.totalMinor - own.refundMinor - own.voidMinor],
    ['sales', report.sales.count, own.sales],
    ['tax', report.taxes.reduce((sum, { taxMinor }) => sum + taxMinor, 0), own.taxMinor - own.refundTaxMinor],
  ]
  const drawer = ledger.drawer(shiftId)
  for (const line of cash ?? [])
    pairs.push([`expected ${line.currency}`, line.expectedMinor, drawer.get(line.currency) ?? 0])
  return pairs.flatMap(([what, said, is]) => (said === is ? [] : [`Z ${number}: ${what} ${said}, ledger ${is}`]))
}

function accountsWrong({ cafe, ledger }: World): string[] {
  const owed = cafe.rows<{ id: string; owed: number }>(`select id,
    (select ifnull(sum(amount_minor), 0) from payment where customer_id = customer.id and method = 'account')
    - (select ifnull(sum(amount_minor), 0) from settlement where customer_id = customer.id) as owed from customer`)
  return owed.flatMap(({ id, owed: said }) => {
    const is = ledger.owed.get(id) ?? 0
    return said === is ? [] : [`customer ${id} owes ${said}, ledger ${is}`]
  })
}

const BYS = [
  'hour',
  'day',
  'week',
  'month',
  'plan',
  'kind',
  'method',
  'cashier',
  'counter',
  'location',
  'router',
  'tax',
] as const

/** Reports of everything and of some days, in every dimension, the dashboard, and the books as a file. */
async function reportsWrong(world: World): Promise<string[]> {
  const days = [...new Set(world.ledger.postings.map(({ day }) => day))].sort()
  const [from, until] = [days[0], days.at(-1)]
  if (from === undefined || until === undefined) return []
  const wrong: string[] = []
  const middle = days[Math.floor(days.length / 2)] ?? from
  for (const period of [
    { from, until },
    { from: middle, until: middle },
  ]) {
    const own = world.ledger.sums(({ day }) => day >= period.from && day <= period.until)
    const net = own.totalMinor - own.refundMinor - own.voidMinor
    for (const by of BYS) {
      const report = await world.client('manager').report.period({ ...period, by, of: null })
      const rows = report.rows.reduce((sum, { netMinor }) => sum + netMinor, 0)
      const said = report.totals.netMinor
      if (said !== net || rows !== net)
        wrong.push(`report by ${by}, ${period.from} to ${period.until}: ${said}, rows ${rows}, ledger ${net}`)
    }
  }
  return [...wrong, ...(await dashboardWrong(world)), ...(await exportWrong(world, { from, until }))]
}

async function dashboardWrong(world: World): Promise<string[]> {
  const today = await world.client('manager').report.today(undefined)
  const own = world.ledger.sums(({ day }) => day === today.day)
  const net = own.totalMinor - own.refundMinor - own.voidMinor
  const hours = today.hours.reduce((sum, { netMinor }) => sum + netMinor, 0)
  const drawers = today.drawers.flatMap(({ contents }) => contents)
  const drawer = world.ledger.drawer(world.shift?.id ?? '')
  return [
    ...(today.totals.netMinor === net ? [] : [`today ${today.totals.netMinor}, ledger ${net}`]),
    ...(hours === net ? [] : [`today by hours ${hours}, ledger ${net}`]),
    ...drawers.flatMap(({ currency, expectedMinor }) =>
      expectedMinor === (drawer.get(currency) ?? 0) ? [] : [`today's drawer holds ${expectedMinor} ${currency}`],
    ),
  ]
}

/** What the books say as a file: sales less refunds, and payments, must be the same money. */
async function exportWrong(world: World, period: { from: string; until: string }): Promise<string[]> {
  const manager = world.client('manager')
  const made = await manager.report.export({ what: 'books', period, format: 'csv' })
  const bytes = await fetchedFile(manager, made.exportId)
  await manager.report.exportEnd(undefined)
  return bookedWrong(world, entriesOf(bytes))
}

function bookedWrong({ ledger }: World, files: Map<string, string>): string[] {
  const own = ledger.sums(() => true)
  const pairs: [string, bigint, number][] = [
    ['sold', columnSum(files.get('sales.csv'), 'total'), own.totalMinor],
    ['tax', columnSum(files.get('sales.csv'), 'tax amount'), own.taxMinor],
    ['given back', columnSum(files.get('refunds-and-voids.csv'), 'amount'), own.refundMinor + own.voidMinor],
  ]
  return pairs.flatMap(([what, said, is]) =>
    said === BigInt(is) ? [] : [`the file says ${what} ${said}, ledger ${is}`],
  )
}

/** In minor units: amounts of one currency have the same digits after the point, or none. */
function columnSum(csv: string | undefined, title: string): bigint {
  const [head = [], ...rows] = (csv ?? '').replace('\ufeff', '').trim().split('\r\n').map(fieldsOf)
  const at = head.indexOf(title)
  if (at < 0) throw new Error(`the file has no column ${title}: ${head.join(', ')}`)
  return rows.reduce((sum, row) => sum + BigInt((row[at] ?? '0').replace('.', '')), 0n)
}

function fieldsOf(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, field = '']) => field.replaceAll(/^"|"$/g, ''))
}
