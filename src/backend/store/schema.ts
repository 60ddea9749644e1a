/** The counter's tables in SQLite. Times are UTC epoch milliseconds, money is integer minor units, ids are UUIDv7. */
import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  blob,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { ActiveHours } from '../../core/active-hours.ts'
import type { Counted } from '../../core/cash-count.ts'
import { METHODS } from '../../core/payments.ts'
import { PLAN_KINDS } from '../../core/plan.ts'
import type { PrinterLink } from '../../core/printers.ts'
import type { TicketDesign } from '../../core/ticket/design.ts'
import type { TicketDocument } from '../../core/ticket/document.ts'

const id = () => text().primaryKey()
const timeMs = () => integer()
const flag = () => integer({ mode: 'boolean' })

/** Where this computer keeps the keys of the counter: the system's key store, or a file beside the data. */
const keyHome = () => text({ enum: ['system', 'file'] })

/** Small facts about this counter, by name; values are JSON. */
export const setting = sqliteTable('setting', {
  key: text().primaryKey(),
  value: text({ mode: 'json' }).notNull(),
})

/** Passwords of equipment, sealed by the secret box before they come here. */
export const secret = sqliteTable('secret', {
  name: text().primaryKey(),
  sealed: blob({ mode: 'buffer' }).notNull(),
})

export const location = sqliteTable('location', {
  id: id(),
  name: text().notNull(),
  currency: text().notNull(),
  timeZone: text().notNull(),
  /** First two characters of every code sold here. */
  codeMark: text().notNull(),
  /** Is tax within the prices, or put on top of them? */
  taxIncluded: flag().notNull().default(true),
  /** What is paid in cash is a multiple of this; 1 rounds nothing. */
  cashStepMinor: integer().notNull().default(1),
  cashRounding: text({ enum: ['nearest', 'up', 'down'] })
    .notNull()
    .default('nearest'),
  /** May a used token be refunded by what is left of it? */
  refundRemaining: flag().notNull().default(false),
  createdAt: timeMs().notNull(),
})

export const person = sqliteTable('person', {
  id: id(),
  name: text().notNull(),
  role: text({ enum: ['super_admin', 'manager', 'staff'] }).notNull(),
  /** argon2id. */
  passwordHash: text().notNull(),
  /** Somebody else set the password. */
  mustChangePassword: flag().notNull().default(false),
  /** Refunds above this need approval; null is no limit. */
  refundLimitMinor: integer(),
  /** Discounts above this share of the price need approval; null is no limit. */
  discountLimitPercent: integer().default(0),
  active: flag().notNull().default(true),
  lastSignInAt: timeMs(),
  createdAt: timeMs().notNull(),
})

/** Where people may work; a Super Admin works everywhere and needs no row. */
export const personLocation = sqliteTable(
  'person_location',
  {
    personId: text()
      .notNull()
      .references(() => person.id),
    locationId: text()
      .notNull()
      .references(() => location.id),
  },
  (t) => [primaryKey({ columns: [t.personId, t.locationId] })],
)

/** What this counter alone knows of its people: their PIN, peppered with a key of this computer, and wrong tries. */
export const signInState = sqliteTable('sign_in_state', {
  personId: text()
    .primaryKey()
    .references(() => person.id),
  /** argon2id with the counter's own key as its secret; useless on any other computer. */
  pinHash: text(),
  pinKey: keyHome(),
  /** Wrong tries in a row. */
  failedAttempts: integer().notNull().default(0),
})

export const router = sqliteTable('router', {
  id: id(),
  locationId: text()
    .notNull()
    .references(() => location.id),
  name: text().notNull(),
  host: text().notNull(),
  port: integer().notNull(),
  tls: flag().notNull(),
  fingerprint: text().notNull(),
  username: text().notNull(),
  loginHost: text().notNull(),
  /** The device's own number, as it was when the tokens were put on it; another one is another device. */
  serial: text(),
  /** Out of use since: nothing is sold on it, and nobody connects to it. */
  retiredAt: timeMs(),
  createdAt: timeMs().notNull(),
})

export const printer = sqliteTable('printer', {
  id: id(),
  locationId: text()
    .notNull()
    .references(() => location.id),
  name: text().notNull(),
  link: text({ mode: 'json' }).$type<PrinterLink>().notNull(),
  paperMm: integer().$type<58 | 80>().notNull(),
  cut: flag().notNull(),
  /** A name out of `PRINTER_MODELS`, which proposed what stands below. */
  model: text().notNull().default('unknown'),
  /** Across the paper: dots of the print head, characters of font A. */
  dots: integer().notNull(),
  columns: integer().notNull(),
  /** Which lines use the printer's own characters: see `PrinterProfile`. */
  textMode: text({ enum: ['ascii-text', 'code-page', 'raster'] }).notNull(),
  /** The number under which this printer has code page 858; for `code-page` only. */
  codePageSlot: integer(),
  /** How it tells that a ticket came out: found out by itself, one of two commands, or never. */
  proof: text({ enum: ['auto', 'gs_r', 'gs_h', 'never'] })
    .notNull()
    .default('auto'),
  /** The pin of the plug behind the printer that a cash drawer hangs on; null: none does. */
  drawerPin: integer().$type<2 | 5>(),
  /** Open the drawer with each sale in cash. */
  drawerOnCash: flag().notNull().default(false),
  createdAt: timeMs().notNull(),
})

/** What the tickets of a location look like, for each kind of package. */
export const ticketDesign = sqliteTable(
  'ticket_design',
  {
    locationId: text()
      .notNull()
      .references(() => location.id),
    planKind: text({ enum: ['hotspot'] }).notNull(),
    design: text({ mode: 'json' }).$type<TicketDesign>().notNull(),
    updatedAt: timeMs().notNull(),
  },
  (t) => [primaryKey({ columns: [t.locationId, t.planKind] })],
)

/** A location's picture for its tickets: one bit, as wide as 80 mm paper at most, as PNG. */
export const ticketLogo = sqliteTable('ticket_logo', {
  locationId: text()
    .primaryKey()
    .references(() => location.id),
  png: blob({ mode: 'buffer' }).notNull(),
  widthDots: integer().notNull(),
  heightDots: integer().notNull(),
  updatedAt: timeMs().notNull(),
})

/** A tax by its rate; sales keep a copy of name and rate. */
export const taxRate = sqliteTable('tax_rate', {
  id: id(),
  locationId: text()
    .notNull()
    .references(() => location.id),
  name: text().notNull(),
  /** Hundredths of a per cent: 1600 is 16 %. */
  basisPoints: integer().notNull(),
  retiredAt: timeMs(),
  createdAt: timeMs().notNull(),
})

/** What a foreign currency is worth here, as a manager fixed it; the newest row of a currency is in force. */
export const exchangeRate = sqliteTable(
  'exchange_rate',
  {
    id: id(),
    locationId: text()
      .notNull()
      .references(() => location.id),
    currency: text().notNull(),
    /** Units of the location's currency for one unit of the foreign one, × 10⁹; null: not taken any more. */
    rateNano: integer(),
    personId: text()
      .notNull()
      .references(() => person.id),
    personName: text().notNull(),
    createdAt: timeMs().notNull(),
  },
  (t) => [index('exchange_rate_newest').on(t.locationId, t.currency, t.createdAt)],
)

/** What a token may do on the router; null means no limit. Shared by plans and by the snapshot in each token. */
const limits = {
  timeLimitSeconds: integer(),
  /** By the wall clock, from the first login or from the sale. */
  validitySeconds: integer(),
  validityFrom: text({ enum: ['first_login', 'sale'] })
    .notNull()
    .default('first_login'),
  dataLimitBytes: integer(),
  uploadKbps: integer(),
  downloadKbps: integer(),
  /** Speeds for the first `burstSeconds` of a download, where the router allows bursts. */
  burstUploadKbps: integer(),
  burstDownloadKbps: integer(),
  burstSeconds: integer(),
  devices: integer().notNull(),
  /** Only the first device that logs in may. */
  lockDevice: flag().notNull().default(false),
}

export const plan = sqliteTable('plan', {
  id: id(),
  locationId: text()
    .notNull()
    .references(() => location.id),
  name: text().notNull(),
  kind: text({ enum: PLAN_KINDS }).notNull(),
  ...limits,
  /** The one router it is sold on; null: on all of its location. */
  routerId: text().references(() => router.id),
  codeLength: integer().notNull(),
  /** Unsold codes that are kept ready on each of its routers: a sale takes one of them, whether the router answers or not. */
  stockLevel: integer().notNull().default(0),
  /** Null: untaxed. */
  taxRateId: text().references(() => taxRate.id),
  /** One of the names in `PLAN_COLOURS`; null: none. */
  colour: text(),
  /** When it is on sale, by the location's clock; null: always. */
  activeHours: text({ mode: 'json' }).$type<ActiveHours>(),
  position: integer().notNull(),
  active: flag().notNull().default(true),
  createdAt: timeMs().notNull(),
})

/** What a plan costs, and since when: the newest price whose time has come is in force. Rows are never changed. */
export const planPrice = sqliteTable(
  'plan_price',
  {
    id: id(),
    planId: text()
      .notNull()
      .references(() => plan.id),
    priceMinor: integer().notNull(),
    validFrom: timeMs().notNull(),
    /** Who set it; null: the set-up. */
    personId: text().references(() => person.id),
    personName: text(),
    /** A price that was called off before its time came. */
    withdrawnAt: timeMs(),
    createdAt: timeMs().notNull(),
  },
  (t) => [index('plan_price_plan').on(t.planId, t.validFrom, t.createdAt)],
)

/** Somebody who may buy on account. */
export const customer = sqliteTable('customer', {
  id: id(),
  locationId: text()
    .notNull()
    .references(() => location.id),
  name: text().notNull(),
  phone: text(),
  note: text().notNull().default(''),
  /** The most they may owe. */
  limitMinor: integer().notNull(),
  active: flag().notNull().default(true),
  createdAt: timeMs().notNull(),
})

/** From the opening float to the counted cash, of one cashier at this counter. One is open at a time. */
export const shift = sqliteTable(
  'shift',
  {
    id: id(),
    /** Running number of this counter, without gaps. */
    number: integer().notNull(),
    locationId: text()
      .notNull()
      .references(() => location.id),
    personId: text()
      .notNull()
      .references(() => person.id),
    personName: text().notNull(),
    /** `counting`: nothing is sold, because the cash is being counted. */
    state: text({ enum: ['open', 'counting', 'closed'] }).notNull(),
    openedAt: timeMs().notNull(),
    /** The business day on which it was opened; nothing in it belongs to an earlier one, whatever the clock says. */
    day: text().notNull(),
    /** The shift whose cash it took over, where two cashiers handed the drawer over. */
    takenFromId: text().references((): AnySQLiteColumn => shift.id),
    /** The last count, before the drawer's expected contents were shown; null: none yet. */
    counted: text({ mode: 'json' }).$type<Counted>(),
    countedAt: timeMs(),
    /** How often it was counted. */
    counts: integer().notNull().default(0),
    closedAt: timeMs(),
    closedById: text().references(() => person.id),
    closedByName: text(),
    note: text(),
  },
  (t) => [
    uniqueIndex('shift_number').on(t.number),
    uniqueIndex('shift_open').on(t.locationId).where(sql`state <> 'closed'`),
    index('shift_opened').on(t.openedAt),
  ],
)

/** Cash that went into or out of a shift's drawer without a sale. Amounts are positive; the kind says which way. */
export const cashMovement = sqliteTable(
  'cash_movement',
  {
    id: id(),
    /** Made by the screen for one press of the button. */
    requestId: text().notNull(),
    shiftId: text()
      .notNull()
      .references(() => shift.id),
    /** `drop` goes to the safe. */
    kind: text({ enum: ['float', 'pay_in', 'pay_out', 'drop'] }).notNull(),
    currency: text().notNull(),
    amountMinor: integer().notNull(),
    reason: text().notNull(),
    personId: text()
      .notNull()
      .references(() => person.id),
    personName: text().notNull(),
    approvedById: text().references(() => person.id),
    approvedByName: text(),
    at: timeMs().notNull(),
    day: text().notNull(),
  },
  (t) => [uniqueIndex('cash_movement_request').on(t.requestId), index('cash_movement_shift').on(t.shiftId)],
)

/** The Z report of a closed shift: a document that nothing changes any more; the database itself refuses to. */
export const zReport = sqliteTable(
  'z_report',
  {
    id: id(),
    /** Running number of this counter, without gaps. */
    number: integer().notNull(),
    shiftId: text()
      .notNull()
      .references(() => shift.id),
    at: timeMs().notNull(),
    /** JSON, as it was closed. */
    body: text().notNull(),
    /** SHA-256 of `body`, in hex; it also stands in the journal. */
    hash: text().notNull(),
  },
  (t) => [uniqueIndex('z_report_number').on(t.number), uniqueIndex('z_report_shift').on(t.shiftId)],
)

/** The dimensions by which takings are summed; see `store/takings.ts`. */
export const TAKINGS_DIMENSIONS = [
  'all',
  'hour',
  'plan',
  'kind',
  'cashier',
  'router',
  'tax',
  'method',
  'settlement',
] as const

/**
 * Sums of a business day by one dimension at a time, kept with every sale and refund, so that a report of years adds up
 * some thousand rows. In the location's currency.
 */
export const takings = sqliteTable(
  'takings',
  {
    /** `2026-11-25` */
    day: text().notNull(),
    dimension: text({ enum: TAKINGS_DIMENSIONS }).notNull(),
    /** Of what: an id, an hour `00` to `23`, a method, basis points; empty for `all`, and for what has none. */
    key: text().notNull(),
    /** Sales; of methods: payments. */
    sales: integer().notNull().default(0),
    tokens: integer().notNull().default(0),
    /** Price × quantity, before discount, tax on top and rounding. */
    grossMinor: integer().notNull().default(0),
    discountMinor: integer().notNull().default(0),
    /** Tax within what was sold, whether on top of the price or in it. */
    taxMinor: integer().notNull().default(0),
    roundingMinor: integer().notNull().default(0),
    /** What was to be paid. */
    totalMinor: integer().notNull().default(0),
    refunds: integer().notNull().default(0),
    refundMinor: integer().notNull().default(0),
    voids: integer().notNull().default(0),
    voidMinor: integer().notNull().default(0),
    /** Tax within refunds and voids. */
    refundTaxMinor: integer().notNull().default(0),
  },
  // One thing over years lies together; the migration makes it `without rowid`, so that it is read in one go.
  (t) => [primaryKey({ columns: [t.dimension, t.key, t.day] })],
)

/** A sale, with what was sold and at what price as it was then. */
export const sale = sqliteTable(
  'sale',
  {
    id: id(),
    /** Made by the screen for one press of the button; a repeated press finds the first sale. */
    requestId: text().notNull(),
    /** Running number of this counter, without gaps. */
    number: integer().notNull(),
    locationId: text()
      .notNull()
      .references(() => location.id),
    personId: text()
      .notNull()
      .references(() => person.id),
    personName: text().notNull(),
    planId: text()
      .notNull()
      .references(() => plan.id),
    planName: text().notNull(),
    planKind: text({ enum: PLAN_KINDS }).notNull().default('hotspot'),
    /** The one router it was sold on; null: on several. */
    routerId: text().references(() => router.id),
    /** Null: sold before there were shifts. */
    shiftId: text().references(() => shift.id),
    /** Business day by the location's calendar, and hour of the day. */
    day: text().notNull().default(''),
    hour: integer().notNull().default(0),
    currency: text().notNull(),
    priceMinor: integer().notNull(),
    quantity: integer().notNull(),
    /** Given to the customer, or kept by a seller who settled a batch. */
    discountMinor: integer().notNull().default(0),
    discountReason: text(),
    discountApprovedById: text().references(() => person.id),
    discountApprovedByName: text(),
    /** The tax as it was then; null: untaxed. */
    taxName: text(),
    taxBasisPoints: integer(),
    taxIncluded: flag().notNull().default(true),
    taxMinor: integer().notNull().default(0),
    /** What rounding for cash put on (or, negative, took off). */
    roundingMinor: integer().notNull().default(0),
    /** `priceMinor` × `quantity`, less the discount, with tax on top of the price, and rounded for cash. */
    totalMinor: integer().notNull(),
    /** The customer's telephone number, digits only, and what was noted about them. */
    phone: text(),
    note: text(),
    /** The batch whose seller settled with this sale. */
    batchId: text().references((): AnySQLiteColumn => batch.id),
    at: timeMs().notNull(),
  },
  (t) => [
    uniqueIndex('sale_request').on(t.requestId),
    uniqueIndex('sale_number').on(t.number),
    index('sale_at').on(t.at),
    index('sale_person_at').on(t.personId, t.at),
    index('sale_day').on(t.day, t.number),
    index('sale_shift').on(t.shiftId).where(sql`shift_id is not null`),
    index('sale_phone').on(t.phone).where(sql`phone is not null`),
    index('sale_batch').on(t.batchId).where(sql`batch_id is not null`),
  ],
)

/**
 * Money that came in for a sale or a settlement, or (negative) went out for a refund: it belongs to one of them.
 * Method `account` is no money yet: it is what a customer owes.
 */
export const payment = sqliteTable(
  'payment',
  {
    id: id(),
    saleId: text().references(() => sale.id),
    refundId: text().references((): AnySQLiteColumn => refund.id),
    settlementId: text().references((): AnySQLiteColumn => settlement.id),
    /** Null: before there were shifts. */
    shiftId: text().references(() => shift.id),
    method: text({ enum: METHODS }).notNull(),
    /** Of `tenderedMinor`; the location's, or a foreign one in cash. */
    currency: text().notNull(),
    /** What it pays, in the location's currency; negative for a refund. */
    amountMinor: integer().notNull(),
    /** What was handed over, in `currency`; negative for a refund. */
    tenderedMinor: integer().notNull(),
    /** Given back in cash, in the location's currency. */
    changeMinor: integer().notNull(),
    /** See `exchangeRate`; null: the location's own currency. */
    rateNano: integer(),
    /** Of the mobile money message, the card slip, the bank. */
    reference: text(),
    /** Whose account, for method `account`. */
    customerId: text().references(() => customer.id),
    at: timeMs().notNull(),
  },
  (t) => [
    index('payment_sale').on(t.saleId),
    index('payment_refund').on(t.refundId).where(sql`refund_id is not null`),
    index('payment_settlement').on(t.settlementId).where(sql`settlement_id is not null`),
    index('payment_shift').on(t.shiftId).where(sql`shift_id is not null`),
    index('payment_customer').on(t.customerId).where(sql`customer_id is not null`),
  ],
)

/** Money that a customer paid of what they owe. */
export const settlement = sqliteTable(
  'settlement',
  {
    id: id(),
    /** Made by the screen for one press of the button. */
    requestId: text().notNull(),
    customerId: text()
      .notNull()
      .references(() => customer.id),
    amountMinor: integer().notNull(),
    note: text(),
    personId: text()
      .notNull()
      .references(() => person.id),
    personName: text().notNull(),
    shiftId: text()
      .notNull()
      .references(() => shift.id),
    at: timeMs().notNull(),
    day: text().notNull(),
    hour: integer().notNull(),
  },
  (t) => [
    uniqueIndex('settlement_request').on(t.requestId),
    index('settlement_customer').on(t.customerId, t.at),
    index('settlement_shift').on(t.shiftId),
    index('settlement_day').on(t.day),
  ],
)

/** Money given back for a sale, or for some of its tokens. */
export const refund = sqliteTable(
  'refund',
  {
    id: id(),
    /** Made by the screen for one press of the button; null: before there were such. */
    requestId: text(),
    saleId: text()
      .notNull()
      .references(() => sale.id),
    /** `void`: a mistake, undone in the same shift before anybody used it. */
    kind: text({ enum: ['void', 'refund'] })
      .notNull()
      .default('refund'),
    /** Of the price, or of what was left of it. */
    basis: text({ enum: ['full', 'remaining'] })
      .notNull()
      .default('full'),
    amountMinor: integer().notNull(),
    /** Tax within the amount. */
    taxMinor: integer().notNull().default(0),
    reason: text().notNull(),
    personId: text()
      .notNull()
      .references(() => person.id),
    personName: text().notNull(),
    approvedById: text().references(() => person.id),
    approvedByName: text(),
    /** Null: before there were shifts. */
    shiftId: text().references(() => shift.id),
    at: timeMs().notNull(),
    day: text().notNull().default(''),
    hour: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex('refund_request').on(t.requestId),
    index('refund_sale').on(t.saleId),
    index('refund_day').on(t.day),
    index('refund_shift').on(t.shiftId).where(sql`shift_id is not null`),
  ],
)

/** How much of a refund is for which token. */
export const refundToken = sqliteTable(
  'refund_token',
  {
    refundId: text()
      .notNull()
      .references(() => refund.id),
    tokenId: text()
      .notNull()
      .references((): AnySQLiteColumn => token.id),
    amountMinor: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.refundId, t.tokenId] }), index('refund_token_token').on(t.tokenId)],
)

/** Tokens of the emergency stock that can still be sold; see `grantIsOpen`. */
export const tokenInStock = sql`is_stock = 1 and sale_id is null and voided_at is null`

/** Sold, never used, and not given back: what the café still owes its customers; see `grantIsOpen`. */
export const tokenSoldUnused = sql`sold_day is not null and first_used_at is null and refunded_at is null`

/** Somebody logged in with it, and nobody paid. */
export const tokenUsedUnpaid = sql`first_used_at is not null and sale_id is null`

/** Made, and neither sold nor taken out. */
export const tokenUnsold = sql`sale_id is null and voided_at is null`

/** Tokens made together before anybody bought them. */
export const batch = sqliteTable(
  'batch',
  {
    id: id(),
    /** Made by the screen for one press of the button. */
    requestId: text().notNull(),
    /** Running number of this counter, without gaps. */
    number: integer().notNull(),
    locationId: text()
      .notNull()
      .references(() => location.id),
    planId: text()
      .notNull()
      .references(() => plan.id),
    planName: text().notNull(),
    currency: text().notNull(),
    /** Of each, as printed on its slip. */
    priceMinor: integer().notNull(),
    ...limits,
    prefix: text().notNull(),
    alphabet: text({ enum: ['mixed', 'digits'] }).notNull(),
    codeLength: integer().notNull(),
    /** Tokens wanted, and those made so far. */
    quantity: integer().notNull(),
    made: integer().notNull().default(0),
    /** `making` goes on by itself, also after a restart; `stopped` by a person, until they go on. */
    state: text({ enum: ['making', 'stopped', 'made'] }).notNull(),
    /** On the router at once, there but let in only when sold, or not before it is sold. */
    deploy: text({ enum: ['now', 'disabled', 'off'] }).notNull(),
    note: text().notNull(),
    personId: text()
      .notNull()
      .references(() => person.id),
    personName: text().notNull(),
    /** Who sells the slips elsewhere and settles later. */
    sellerName: text(),
    handedAt: timeMs(),
    createdAt: timeMs().notNull(),
  },
  (t) => [uniqueIndex('batch_request').on(t.requestId), uniqueIndex('batch_number').on(t.number)],
)

/** The slips of a batch coming out of a receipt printer one by one, from one place in the batch to another. */
export const roll = sqliteTable(
  'roll',
  {
    id: id(),
    batchId: text()
      .notNull()
      .references(() => batch.id),
    printerId: text()
      .notNull()
      .references(() => printer.id),
    /** The place in the batch of the next slip to hand to the printer, and of the last one. */
    next: integer().notNull(),
    last: integer().notNull(),
    /** `paused` waits for a person; `stopped` was ended by one. */
    state: text({ enum: ['running', 'paused', 'stopped', 'done'] }).notNull(),
    problem: text(),
    personId: text()
      .notNull()
      .references(() => person.id),
    personName: text().notNull(),
    createdAt: timeMs().notNull(),
    updatedAt: timeMs().notNull(),
  },
  (t) => [
    index('roll_batch').on(t.batchId),
    index('roll_open').on(t.printerId).where(sql`state in ('running', 'paused')`),
  ],
)

/** The credential a customer bought or will buy, with the limits it is sold with. Unsold ones are of a batch or in stock. */
export const token = sqliteTable(
  'token',
  {
    id: id(),
    /** Null: not sold yet. */
    saleId: text().references(() => sale.id),
    planId: text()
      .notNull()
      .references(() => plan.id),
    /** Place within its sale, from 1; 0 before it is sold. */
    position: integer().notNull(),
    batchId: text().references(() => batch.id),
    /** Place within its batch, from 1. */
    batchPosition: integer(),
    /** Made for the emergency stock. */
    isStock: flag().notNull().default(false),
    /** User name on the router. */
    code: text().notNull(),
    password: text().notNull(),
    ...limits,
    /** The end of its validity; null while it has none, or was not used yet. */
    expiresAt: timeMs(),
    /** Kept off the network by a person since. */
    blockedAt: timeMs(),
    /** Taken out of its batch or of the stock before it was sold: nobody will ever log in with it. */
    voidedAt: timeMs(),
    /** Its slip came out of a printer, or it went onto a sheet. */
    printedAt: timeMs(),
    /** When a router first counted something for it, as far as this counter saw. */
    firstUsedAt: timeMs(),
    /** The business day of its sale; null: not sold. */
    soldDay: text(),
    /** Its money was given back. */
    refundedAt: timeMs(),
    createdAt: timeMs().notNull(),
  },
  (t) => [
    uniqueIndex('token_code').on(t.code),
    index('token_sale').on(t.saleId),
    index('token_batch').on(t.batchId, t.batchPosition).where(sql`batch_id is not null`),
    index('token_stock').on(t.planId, t.createdAt).where(tokenInStock),
    index('token_unused').on(t.soldDay, t.planId).where(tokenSoldUnused),
    index('token_unpaid').on(t.firstUsedAt).where(tokenUsedUnpaid),
    index('token_unsold').on(t.batchId, t.planId).where(tokenUnsold),
  ],
)

/** Time or data that was bought for a token that somebody had already. */
export const topUp = sqliteTable(
  'top_up',
  {
    id: id(),
    saleId: text()
      .notNull()
      .references(() => sale.id),
    tokenId: text()
      .notNull()
      .references(() => token.id),
    seconds: integer().notNull(),
    bytes: integer().notNull(),
    validitySeconds: integer().notNull(),
    at: timeMs().notNull(),
  },
  (t) => [index('top_up_sale').on(t.saleId), index('top_up_token').on(t.tokenId)],
)

/**
 * Grants that are not on their router yet: few among millions, and indexed as such. SQLite uses such an index only for
 * a query that holds this very condition.
 */
export const grantIsOpen = sql`state not in ('on_router', 'off_router')`

/** Grants that are on their router: after years a few thousand among millions. See `grantIsOpen`. */
export const grantIsOn = sql`state = 'on_router'`

/** What one token should be on one router, and how far that is. */
export const grant = sqliteTable(
  'grant',
  {
    id: id(),
    tokenId: text()
      .notNull()
      .references(() => token.id),
    routerId: text()
      .notNull()
      .references(() => router.id),
    wanted: text({ enum: ['present', 'disabled', 'absent'] })
      .notNull()
      .default('present'),
    /** Grows when what is wanted changes, so that the result of an older wish does not count. */
    version: integer().notNull().default(1),
    state: text({ enum: ['waiting', 'on_router', 'off_router', 'refused'] }).notNull(),
    /** A word of a closed set, and the router's own text, of the last failure. */
    problem: text(),
    detail: text(),
    attempts: integer().notNull().default(0),
    retryAt: timeMs().notNull().default(0),
    /** The record's `.id` on the router. */
    routerRef: text(),
    /** What the record's own counters said when it was last seen: online seconds, bytes both ways. */
    usedSeconds: integer().notNull().default(0),
    usedBytes: integer().notNull().default(0),
    /** The same of earlier records of this grant, whose counters went with them. */
    carriedSeconds: integer().notNull().default(0),
    carriedBytes: integer().notNull().default(0),
    /** The MAC address it is locked to, as last seen. */
    device: text(),
    /** The lock is to be taken off once, for the next device. */
    freeDevice: flag().notNull().default(false),
    /** Properties that a person changed on the router and somebody here accepted. */
    accepted: text({ mode: 'json' }).$type<Readonly<Record<string, string>>>(),
    /** When it came to be wanted on the router: the newest goes first, as somebody is waiting for it. */
    createdAt: timeMs().notNull(),
    updatedAt: timeMs().notNull(),
  },
  (t) => [
    index('grant_token').on(t.tokenId),
    index('grant_router').on(t.routerId, t.id),
    index('grant_open').on(t.routerId, t.state, t.createdAt).where(grantIsOpen),
    index('grant_on').on(t.routerId, t.id).where(grantIsOn),
  ],
)

/** Drift that nobody has answered yet; see `grantIsOpen`. */
export const driftIsOpen = sql`settled_at is null`

/** Where a router was found to be otherwise than granted, until a person says what is to be done about it. */
export const drift = sqliteTable(
  'drift',
  {
    id: id(),
    routerId: text()
      .notNull()
      .references(() => router.id),
    /** Null: a user that nobody made here. */
    grantId: text().references(() => grant.id),
    /** User name on the router. */
    name: text().notNull(),
    /** `missing`: somebody removed it. `changed`: somebody edited it. `added`: somebody made it by hand. */
    kind: text({ enum: ['missing', 'changed', 'added'] }).notNull(),
    /** What differs: property by property, as granted and as found; secrets only as a fact. */
    differences: text({ mode: 'json' })
      .$type<readonly { readonly property: string; readonly granted: string; readonly found: string }[]>()
      .notNull(),
    foundAt: timeMs().notNull(),
    /** `gone`: it was as granted again before anybody answered. */
    settledHow: text({ enum: ['put_back', 'accepted', 'gone'] }),
    settledAt: timeMs(),
  },
  (t) => [index('drift_open').on(t.routerId, t.kind, t.name).where(driftIsOpen), index('drift_grant').on(t.grantId)],
)

/** How a router did, minute by minute for two days and hour by hour for two years. */
export const routerSample = sqliteTable(
  'router_sample',
  {
    routerId: text()
      .notNull()
      .references(() => router.id),
    grain: text({ enum: ['minute', 'hour'] }).notNull(),
    /** When the minute or hour began. */
    at: timeMs().notNull(),
    cpuPercent: integer(),
    cpuPeakPercent: integer(),
    memoryUsedBytes: integer(),
    memoryTotalBytes: integer(),
    rxBitsPerSecond: integer(),
    txBitsPerSecond: integer(),
    /** Sessions, at most at one time. */
    online: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.routerId, t.grain, t.at] })],
)

/** What each user used on each router, day by day of the location's calendar. */
export const usageDay = sqliteTable(
  'usage_day',
  {
    routerId: text()
      .notNull()
      .references(() => router.id),
    /** User name on the router. */
    username: text().notNull(),
    /** `2026-11-23` */
    day: text().notNull(),
    /** Null: a user that nobody made here. */
    tokenId: text().references(() => token.id),
    seconds: integer().notNull(),
    /** From the customer's device, and to it. */
    bytesUp: integer().notNull(),
    bytesDown: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.routerId, t.day, t.username] }),
    index('usage_day_token').on(t.tokenId, t.day),
    index('usage_day_username').on(t.username, t.day),
  ],
)

/** From when to when somebody was online, as far as this counter saw: who was there in an outage is asked of this. */
export const sessionSpan = sqliteTable(
  'session_span',
  {
    routerId: text()
      .notNull()
      .references(() => router.id),
    /** User name on the router. */
    username: text().notNull(),
    startedAt: timeMs().notNull(),
    lastSeenAt: timeMs().notNull(),
    /** Null: a user that nobody made here. */
    tokenId: text().references(() => token.id),
  },
  (t) => [
    primaryKey({ columns: [t.routerId, t.username, t.startedAt] }),
    index('session_span_seen').on(t.lastSeenAt),
    index('session_span_token').on(t.tokenId),
  ],
)

/** Tickets that have not come out; see `grantIsOpen`. */
export const jobIsOpen = sql`state not in ('confirmed', 'sent', 'cancelled')`

/** One ticket to come out of one printer, at most once by the machine's own doing. */
export const printJob = sqliteTable(
  'print_job',
  {
    id: id(),
    /** Null: a report, which has a `title`. */
    tokenId: text().references(() => token.id),
    /** What a paper without a token is: `Z 12`. */
    title: text(),
    /** Null: a slip of a batch, printed before it is sold, or a report. */
    saleId: text().references(() => sale.id),
    /** The roll it belongs to. */
    rollId: text().references(() => roll.id),
    printerId: text()
      .notNull()
      .references(() => printer.id),
    /** 0 for the first print, then the number of the reprint. */
    copy: integer().notNull(),
    document: text({ mode: 'json' }).$type<TicketDocument>().notNull(),
    state: text({
      enum: ['held', 'queued', 'sending', 'confirmed', 'sent', 'failed', 'uncertain', 'cancelled'],
    }).notNull(),
    problem: text(),
    attempts: integer().notNull().default(0),
    /** Who asked for it. */
    personName: text(),
    createdAt: timeMs().notNull(),
    updatedAt: timeMs().notNull(),
  },
  (t) => [
    index('print_job_token').on(t.tokenId, t.copy),
    index('print_job_title').on(t.title, t.copy).where(sql`title is not null`),
    index('print_job_open').on(t.printerId, t.state, t.createdAt).where(jobIsOpen),
  ],
)

/** A value out of an entry's text; null where the text is no JSON, which only tampering can bring about. */
const ofBody = (path: string) => sql.raw(`iif(json_valid(body), body ->> '${path}', null)`)

/**
 * The append-only, hash-chained log of facts. `body` is the text that was hashed.
 *
 * The other columns are read out of the body by SQLite itself, for the viewer's filters: they cannot disagree with it
 * unless the file was tampered with, and verification compares them.
 */
export const journal = sqliteTable(
  'journal',
  {
    seq: integer().primaryKey(),
    body: text().notNull(),
    hash: text().notNull(),
    at: integer().generatedAlwaysAs(ofBody('$.at'), { mode: 'virtual' }),
    kind: text().generatedAlwaysAs(ofBody('$.kind'), { mode: 'virtual' }),
    personId: text().generatedAlwaysAs(ofBody('$.by.id'), { mode: 'virtual' }),
    approverId: text().generatedAlwaysAs(ofBody('$.approvedBy.id'), { mode: 'virtual' }),
    subjectId: text().generatedAlwaysAs(ofBody('$.subject.id'), { mode: 'virtual' }),
    subjectName: text().generatedAlwaysAs(ofBody('$.subject.name'), { mode: 'virtual' }),
  },
  (t) => [
    index('journal_at').on(t.at),
    index('journal_kind').on(t.kind, t.seq),
    index('journal_person').on(t.personId, t.seq),
    index('journal_approver').on(t.approverId, t.seq).where(sql`approver_id is not null`),
    index('journal_subject').on(t.subjectId, t.seq),
    // Searched by a part of the name: reading this index is quicker than reading the bodies.
    index('journal_subject_name').on(t.subjectName, t.seq),
  ],
)

/**
 * The end of the journal under this counter's own key: whoever cuts the journal off, or writes it anew with fitting
 * hashes, would need the key for a fitting seal.
 */
export const journalSeal = sqliteTable('journal_seal', {
  key: keyHome().primaryKey(),
  /** The last entry when this key was last used. */
  seq: integer().notNull(),
  /** HMAC-SHA-256 over number and hash of the last entry, in hex. */
  mac: text().notNull(),
})
