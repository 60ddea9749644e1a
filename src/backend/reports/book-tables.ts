/** The books as tables: every sale, every refund and void, every payment. Codes are never among it. */
import { formatPlain } from '../../core/money.ts'
import type { Cell, Column } from '../../core/table.ts'

type Value = string | number | null | undefined

/** How a value of a row is written. */
interface Writing {
  readonly money: (minor: Value, currency?: Value) => Cell
  readonly time: (at: Value) => string
}

/** As SQLite gives it, by the names in the statement. */
export type BookRow = Readonly<Record<string, string | number | null>>

interface BookColumn extends Column {
  readonly cell: (row: BookRow, write: Writing) => Cell
}

export interface BookTable {
  readonly title: string
  readonly columns: readonly BookColumn[]
  /** One after the other, of the days from `@from` to `@until`; each is read along an index. */
  readonly statements: readonly string[]
}

const text = (title: string, width: number): BookColumn => ({
  title,
  width,
  cell: (row) => String(row[title] ?? ''),
})
const whole = (title: string, width: number): BookColumn => ({
  title,
  width,
  cell: (row) => (row[title] == null ? '' : { number: String(row[title]) }),
})
const money = (title: string): BookColumn => ({ title, width: 12, cell: (row, { money: write }) => write(row[title]) })
const when: BookColumn = { title: 'time', width: 20, cell: ({ at }, { time }) => time(at) }

const SHIFT = '(select number from shift where id = $.shift_id) as shift'
const SOLD = 's.plan_name as package, s.plan_kind as kind'
const WITHIN = 'between @from and @until'

const SALES: BookTable = {
  title: 'Sales',
  columns: [
    whole('number', 9),
    text('day', 12),
    when,
    text('package', 22),
    text('kind', 9),
    text('router', 16),
    text('cashier', 18),
    whole('shift', 7),
    whole('quantity', 9),
    money('price'),
    money('discount'),
    text('discount reason', 18),
    text('tax', 10),
    { title: 'tax percent', width: 10, cell: (row) => percent(row['tax percent']) },
    money('tax amount'),
    text('tax is', 10),
    money('rounding'),
    money('total'),
    text('currency', 9),
    text('note', 24),
  ],
  statements: [
    `select s.number, s.day, s.at, ${SOLD}, r.name as router, s.person_name as cashier, ${SHIFT.replace('$', 's')},
      s.quantity, s.price_minor as price, s.discount_minor as discount, s.discount_reason as "discount reason",
      s.tax_name as tax, s.tax_basis_points as "tax percent", s.tax_minor as "tax amount",
      iif(s.tax_basis_points is null, '', iif(s.tax_included, 'included', 'on top')) as "tax is",
      s.rounding_minor as rounding, s.total_minor as total, s.currency, s.note
    from sale s left join router r on r.id = s.router_id where s.day ${WITHIN} order by s.day, s.number`,
  ],
}

const REFUNDS: BookTable = {
  title: 'Refunds and voids',
  columns: [
    text('what', 9),
    whole('sale', 9),
    text('day', 12),
    when,
    text('package', 22),
    text('kind', 9),
    money('amount'),
    money('tax within'),
    text('reason', 26),
    text('given by', 18),
    text('approved by', 18),
    whole('shift', 7),
    text('currency', 9),
  ],
  statements: [
    `select f.kind as what, s.number as sale, f.day, f.at, ${SOLD}, f.amount_minor as amount,
      f.tax_minor as "tax within", f.reason, f.person_name as "given by", f.approved_by_name as "approved by",
      ${SHIFT.replace('$', 'f')}, s.currency
    from refund f join sale s on s.id = f.sale_id where f.day ${WITHIN} order by f.day`,
  ],
}

const PAID = `p.method, p.reference, (select name from customer where id = p.customer_id) as customer,
  p.currency as "paid in", p.tendered_minor as tendered, p.rate_nano as rate, p.change_minor as change,
  p.amount_minor as amount, p.at, ${SHIFT.replace('$', 'p')}`

const PAYMENTS: BookTable = {
  title: 'Payments',
  columns: [
    text('what', 10),
    whole('sale', 9),
    text('day', 12),
    when,
    text('method', 9),
    money('amount'),
    text('paid in', 8),
    { title: 'tendered', width: 12, cell: (row, write) => write.money(row.tendered, row['paid in']) },
    { title: 'rate', width: 12, cell: ({ rate }) => (rate == null ? '' : { number: nano(rate) }) },
    money('change'),
    text('reference', 20),
    text('customer', 20),
    whole('shift', 7),
  ],
  statements: [
    `select 'sale' as what, s.number as sale, s.day, ${PAID}
    from sale s join payment p on p.sale_id = s.id where s.day ${WITHIN} order by s.day, s.number`,
    `select f.kind as what, s.number as sale, f.day, ${PAID}
    from refund f join payment p on p.refund_id = f.id join sale s on s.id = f.sale_id
    where f.day ${WITHIN} order by f.day`,
    `select 'settlement' as what, null as sale, t.day, ${PAID}
    from settlement t join payment p on p.settlement_id = t.id where t.day ${WITHIN} order by t.day`,
  ],
}

export const BOOK_TABLES = [SALES, REFUNDS, PAYMENTS] as const

/** Hundredths of a per cent. */
const percent = (basisPoints: Value): Cell =>
  basisPoints == null ? '' : { number: formatPlain(Number(basisPoints), 'EUR') }

/** Billionths, without zeros at the end. */
function nano(rate: Value): string {
  const digits = String(rate).padStart(10, '0')
  return `${digits.slice(0, -9)}.${digits.slice(-9)}`.replace(/\.?0+$/, '')
}
