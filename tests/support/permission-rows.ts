/**
 * The permissions once more, call by call, written by hand: a call's `needs` and this table must say the same, and a call
 * without a row does not compile.
 */
import { randomUUID } from 'node:crypto'
import type { TellerContract } from '../../src/contract/index.ts'
import type { Reason } from '../../src/core/errors.ts'
import type { Role } from '../../src/core/permissions.ts'
import { usualPrinter } from '../../src/core/printers.ts'
import { standardDesign } from '../../src/core/ticket/design.ts'
import type { Page } from './page.ts'
import { planForm } from './plan-form.ts'
import { PASSWORD, type TwoCafes } from './two-cafes.ts'

type Path = { [G in keyof TellerContract]: `${G}.${keyof TellerContract[G] & string}` }[keyof TellerContract]

interface Attempt {
  readonly page: Page
  readonly cafes: TwoCafes
  /** The role of whoever is at the page; undefined when nobody is. */
  readonly role: Role | undefined
}

interface Row {
  /** `known`: whoever is signed in, even behind the lock or before their password is changed. */
  readonly who: 'anyone' | 'known' | 'nobody' | readonly Role[]
  /** A right input, for somebody who may. */
  readonly input: (attempt: Attempt) => unknown
  /** What a right caller hears instead of an answer, when that is not an answer. */
  readonly says?: Reason | ((role: Role | undefined) => Reason | undefined)
  /** The same with a thing of another location, and what is heard then; or that the call names no such thing. */
  readonly elsewhere: { readonly input: (attempt: Attempt) => unknown; readonly says: Reason } | 'names no place'
  /** Why it is not made here. */
  readonly notHere?: string
}

const EVERYBODY = ['super_admin', 'manager', 'staff'] as const
const LEADERS = ['super_admin', 'manager'] as const
const OWNER = ['super_admin'] as const

const none = () => undefined
const NO_PLACE = 'names no place'
const proof = { kind: 'password', password: PASSWORD } as const
const aDay = { from: '2026-11-25', until: '2026-11-25' }
const WRONG_PIN = { kind: 'pin', pin: '0000' } as const
const ALL_ENTRIES = { personId: null, kind: null, subject: '', from: null, until: null }
let made = 0
const freshName = (name: string) => `${name} ${++made}`

const paid = () => ({ requestId: randomUUID(), totalMinor: 100, tenderedMinor: null })
const ofToken = async (attempt: Attempt) => ({ tokenId: (await sold(attempt)).tokenId })

/** Sells one token at the page; a caller who may not sell gets a sale that does not exist. */
async function sold({ page }: Attempt) {
  const [plan] = await page.client.plan.list(undefined).catch(() => [])
  const order = { requestId: randomUUID(), planId: plan?.id ?? '', quantity: 1, totalMinor: plan?.priceMinor ?? 0 }
  const sale = await page.client.sale.sell({ ...order, tenderedMinor: null }).catch(() => undefined)
  const token = sale?.tokens[0]
  return {
    saleId: sale?.id ?? randomUUID(),
    amountMinor: sale?.totalMinor ?? 1,
    tokenId: token?.id ?? randomUUID(),
    jobId: token?.ticket.jobId ?? randomUUID(),
  }
}

async function ownPrinter({ page }: Attempt): Promise<string> {
  const listed = await page.client.printing.list(undefined).catch(() => undefined)
  return listed?.printers[0]?.id ?? randomUUID()
}

async function refundOf(attempt: Attempt) {
  const { saleId, amountMinor } = await sold(attempt)
  return { kind: 'sale.refund', saleId, amountMinor } as const
}

const refundElsewhere = ({ cafes }: Attempt) =>
  ({ kind: 'sale.refund', saleId: cafes.elsewhere.sale, amountMinor: 100 }) as const

const ownForm = () => planForm({ name: freshName('Package') })

/** A package of one's own to try things on; who may add none gets one that does not exist. */
async function sparePlan({ page }: Attempt) {
  const made = await page.client.plan.create({ plan: ownForm(), priceMinor: 100 }).catch(() => undefined)
  return { planId: made?.id ?? randomUUID() }
}

const copy = ({ cafes }: Attempt) => ({
  name: freshName('Copy'),
  locationId: cafes.elsewhere.location,
  priceMinor: 100,
})

const planElsewhere = (more: (attempt: Attempt) => object): Row['elsewhere'] => ({
  input: (attempt) => ({ planId: attempt.cafes.elsewhere.plan, ...more(attempt) }),
  says: 'no_such_plan',
})

const outage = { from: 0, until: 60_000, minutes: 1, routerId: null }

/** Somebody new to try things on. */
async function spare({ cafes }: Attempt): Promise<string> {
  const owner = await cafes.signedIn('secondOwner')
  const [here] = await owner.client.location.list(undefined)
  const locationIds = [here?.id ?? '']
  const { id } = await owner.client.people.create({ ...person, name: freshName('Spare'), locationIds })
  await owner.close()
  return id
}

const router = {
  name: 'R',
  host: '127.0.0.1',
  port: 9,
  tls: false,
  fingerprint: '',
  username: 'u',
  password: null,
  loginHost: '',
}
/** A visit to a router that nobody made. */
const visit = {
  lookId: randomUUID(),
  choices: { encrypted: true, onlyFromHere: false, clock: false, hotspot: null },
}
const printer = { ...usualPrinter(80), name: 'P', link: { kind: 'tcp', host: '127.0.0.1', port: 9 } as const }
const hotspotDesign = { planKind: 'hotspot' } as const
/** A PNG of one black pixel. */
const BLACK_DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='
const person = { name: 'X', role: 'staff', refundLimitMinor: null } as const

const everybody = { text: '', order: { by: 'since', descending: true }, from: 0, many: 50, find: null } as const
const session = { sessionId: '*A053202', mac: '02:00:00:00:00:01' }
const anHour = { grain: 'minute', from: 0, until: 3_600_000 } as const

const more = { seconds: 60, bytes: 0, validitySeconds: 0, reason: 'Power cut' }
const page = { offset: 0, limit: 10 }
const aPeriod = { from: '2026-11-01', to: '2026-11-30' }
const acceptAll = { kind: 'added', ids: null, how: 'accept' } as const

async function soldToken(attempt: Attempt) {
  const { tokenId } = await sold(attempt)
  return { tokenId }
}

const customerForm = () => ({ name: freshName('Customer'), phone: '', note: '', limitMinor: 100, active: true })

/** A customer of this café; for a caller who may not add one, one that does not exist. */
async function ownCustomer({ page: { client } }: Attempt): Promise<string> {
  const made = await client.customer.save({ id: null, customer: customerForm() }).catch(() => undefined)
  return made?.id ?? randomUUID()
}

const settlement = () => ({
  requestId: randomUUID(),
  amountMinor: 1,
  payments: [{ method: 'card', amountMinor: 1 }],
  note: null,
})

const aSheet = { paper: 'a4', columns: 4, rows: 6, cutMarks: 'lines', from: 1, to: 10 } as const

const tokenElsewhere = {
  input: ({ cafes }: Attempt) => ({ tokenId: cafes.elsewhere.token }),
  says: 'no_such_token',
} as const

/** The router of this café; for a caller who may not see it, one that does not exist. */
async function ownRouter({ page }: Attempt) {
  const [first] = await page.client.router.list(undefined).catch(() => [])
  return { routerId: first?.id ?? randomUUID() }
}

const routerElsewhere = (more: object) => ({
  input: ({ cafes }: Attempt) => ({ routerId: cafes.elsewhere.router, ...more }),
  says: 'no_such_equipment' as const,
})

const settling = { which: 'all', commission: { kind: 'amount', minor: 0 } } as const
const booking = { ...settling, requestId: randomUUID(), quantity: 9_999, totalMinor: 1 } as const

async function newBatch({ page }: Attempt) {
  const [plan] = await page.client.plan.list(undefined).catch(() => [])
  const codes = { prefix: '', alphabet: 'mixed', codeLength: 6, deploy: 'off', note: '' } as const
  return { requestId: randomUUID(), planId: plan?.id ?? randomUUID(), quantity: 1, ...codes }
}

/** A batch of one, made at the page; for a caller who may not make one, one that does not exist. */
async function ownBatch(attempt: Attempt) {
  const made = await attempt.page.client.batch.make(await newBatch(attempt)).catch(() => undefined)
  return { batchId: made?.id ?? randomUUID() }
}

const batchElsewhere = (more: object) => ({
  input: ({ cafes }: Attempt) => ({ batchId: cafes.elsewhere.batch, ...more }),
  says: 'no_such_batch' as const,
})

/** The open shift, which is the cashier's; for a caller who may not know of it, one that does not exist. */
async function shiftOf({ page }: Attempt) {
  const now = await page.client.till.now(undefined).catch(() => null)
  return { shiftId: now?.id ?? randomUUID() }
}

const shiftElsewhere = (more: object) => ({
  input: ({ cafes }: Attempt) => ({ shiftId: cafes.elsewhere.shift, ...more }),
  says: 'no_such_shift' as const,
})

const payIn = () =>
  ({
    requestId: randomUUID(),
    kind: 'pay_in',
    currency: 'EUR',
    amountMinor: 1,
    reason: 'Change',
    approvalId: null,
  }) as const
/** A count that nobody made. */
const noCount = { counts: 999 }
const counted = [{ currency: 'EUR', pieces: [] }]
/** To whoever has the drawer already. */
const handing = ({ cafes }: Attempt) => ({ requestId: randomUUID(), ...noCount, toPersonId: cafes.people.staff, proof })
const reportElsewhere = shiftElsewhere({})

export const ROWS: Readonly<Record<Path, Row>> = {
  'app.info': { who: 'anyone', input: none, elsewhere: NO_PLACE },
  'app.status': { who: EVERYBODY, input: none, elsewhere: NO_PLACE },

  'setup.testRouter': { who: 'nobody', says: 'already_set_up', input: () => router, elsewhere: NO_PLACE },
  'setup.testPrinter': { who: 'nobody', says: 'already_set_up', input: () => printer, elsewhere: NO_PLACE },
  'setup.printers': { who: 'nobody', says: 'already_set_up', input: none, elsewhere: NO_PLACE },
  'setup.scan': { who: 'nobody', says: 'already_set_up', input: none, elsewhere: NO_PLACE },
  'setup.stopScan': { who: 'nobody', says: 'already_set_up', input: none, elsewhere: NO_PLACE },
  'setup.complete': { who: 'nobody', says: 'already_set_up', input: () => ({}), elsewhere: NO_PLACE },
  'setup.practice': { who: 'nobody', says: 'already_set_up', input: none, elsewhere: NO_PLACE },
  'setup.leavePractice': {
    who: 'anyone',
    input: none,
    elsewhere: NO_PLACE,
    notHere: 'it exchanges the backend under everybody; host.test.ts makes it',
  },

  'session.people': { who: 'anyone', input: none, elsewhere: NO_PLACE },
  'session.me': { who: 'anyone', input: none, elsewhere: NO_PLACE },
  'session.signIn': {
    who: 'anyone',
    input: () => ({ personId: randomUUID(), proof: WRONG_PIN }),
    says: 'wrong_pin',
    elsewhere: {
      input: ({ cafes }) => ({ personId: cafes.people.managerElsewhere, proof }),
      says: 'wrong_location',
    },
  },
  'session.signOut': { who: 'anyone', input: none, elsewhere: NO_PLACE },
  'session.lock': { who: 'known', input: none, elsewhere: NO_PLACE },
  'session.unlock': { who: 'known', input: () => ({ proof }), elsewhere: NO_PLACE },
  'session.stay': { who: EVERYBODY, input: none, elsewhere: NO_PLACE },
  'session.recover': {
    who: 'anyone',
    input: ({ cafes }) => ({ personId: cafes.people.super_admin, code: 'a guess', password: 'a-new-one-9' }),
    says: 'wrong_recovery_code',
    elsewhere: NO_PLACE,
  },

  'account.changePassword': {
    who: 'known',
    input: () => ({ current: PASSWORD, next: PASSWORD }),
    says: 'check_fields',
    elsewhere: NO_PLACE,
  },
  'account.setPin': { who: EVERYBODY, input: () => ({ password: PASSWORD, pin: '4711' }), elsewhere: NO_PLACE },
  'account.newRecoveryCode': { who: OWNER, input: () => ({ password: PASSWORD }), elsewhere: NO_PLACE },

  'people.list': { who: LEADERS, input: none, elsewhere: NO_PLACE },
  'people.create': {
    who: OWNER,
    input: ({ cafes }) => ({ ...person, name: freshName('Made'), locationIds: [cafes.elsewhere.location] }),
    elsewhere: { input: () => ({ ...person, name: 'Y', locationIds: [randomUUID()] }), says: 'no_such_location' },
  },
  'people.change': {
    who: OWNER,
    input: async (attempt) => {
      const { elsewhere } = attempt.cafes
      return {
        id: await spare(attempt),
        person: { ...person, name: freshName('Made'), locationIds: [elsewhere.location] },
      }
    },
    elsewhere: {
      input: ({ cafes }) => ({ id: randomUUID(), person: { ...person, locationIds: [cafes.elsewhere.location] } }),
      says: 'no_such_person',
    },
  },
  'people.setActive': {
    who: OWNER,
    input: async (attempt) => ({ id: await spare(attempt), active: false }),
    elsewhere: { input: () => ({ id: randomUUID(), active: false }), says: 'no_such_person' },
  },
  'people.resetPassword': {
    who: OWNER,
    input: async (attempt) => ({ id: await spare(attempt) }),
    elsewhere: { input: () => ({ id: randomUUID() }), says: 'no_such_person' },
  },
  'people.unlock': {
    who: LEADERS,
    input: async (attempt) => ({ id: await spare(attempt) }),
    elsewhere: {
      // A Super Admin works everywhere, and for them only who does not exist is elsewhere.
      input: ({ cafes, role }) => ({ id: role === 'manager' ? cafes.people.staffElsewhere : randomUUID() }),
      says: 'no_such_person',
    },
  },

  'location.list': { who: LEADERS, input: none, elsewhere: NO_PLACE },
  'location.add': {
    who: OWNER,
    input: () => ({ name: freshName('Café'), timeZone: 'UTC', currency: 'EUR' }),
    elsewhere: NO_PLACE,
  },
  'location.change': {
    who: OWNER,
    input: ({ cafes }) => ({ id: cafes.elsewhere.location, location: { name: 'Elsewhere', timeZone: 'UTC' } }),
    elsewhere: {
      input: () => ({ id: randomUUID(), location: { name: 'N', timeZone: 'UTC' } }),
      says: 'no_such_location',
    },
  },

  'approval.approvers': {
    who: EVERYBODY,
    input: async (attempt) => ({ action: await refundOf(attempt) }),
    elsewhere: { input: (attempt) => ({ action: refundElsewhere(attempt) }), says: 'no_such_sale' },
  },
  'approval.give': {
    who: EVERYBODY,
    input: async (attempt) => {
      const { people } = attempt.cafes
      const approverId = attempt.role === 'super_admin' ? people.manager : people.super_admin
      return { action: await refundOf(attempt), approverId, proof }
    },
    elsewhere: {
      input: async (attempt) => {
        return { action: await refundOf(attempt), approverId: attempt.cafes.people.managerElsewhere, proof }
      },
      says: 'may_not_approve',
    },
  },

  'plan.list': { who: EVERYBODY, input: none, elsewhere: NO_PLACE },
  'plan.all': { who: LEADERS, input: none, elsewhere: NO_PLACE },
  'plan.create': { who: OWNER, input: () => ({ plan: ownForm(), priceMinor: 100 }), elsewhere: NO_PLACE },
  'plan.change': {
    who: OWNER,
    input: async (attempt) => ({ ...(await sparePlan(attempt)), plan: ownForm() }),
    elsewhere: planElsewhere(() => ({ plan: ownForm() })),
  },
  'plan.duplicate': {
    who: OWNER,
    input: async (attempt) => ({ ...(await sparePlan(attempt)), ...copy(attempt) }),
    elsewhere: planElsewhere(copy),
  },
  'plan.setPrice': {
    who: OWNER,
    input: async (attempt) => ({ ...(await sparePlan(attempt)), priceMinor: 250, validFrom: null }),
    elsewhere: planElsewhere(() => ({ priceMinor: 250, validFrom: null })),
  },
  'plan.withdrawPrice': {
    who: OWNER,
    input: () => ({ priceId: randomUUID() }),
    says: 'no_such_plan',
    elsewhere: { input: ({ cafes }) => ({ priceId: cafes.elsewhere.price }), says: 'no_such_plan' },
  },
  'plan.retire': { who: OWNER, input: sparePlan, elsewhere: planElsewhere(() => ({})) },
  'plan.restore': { who: OWNER, input: sparePlan, elsewhere: planElsewhere(() => ({})) },
  'plan.reorder': {
    who: OWNER,
    input: async ({ page }) => {
      const all = await page.client.plan.all(undefined).catch(() => undefined)
      return { planIds: all?.plans.flatMap(({ id, active }) => (active ? [id] : [])) ?? [] }
    },
    elsewhere: { input: ({ cafes }) => ({ planIds: [cafes.elsewhere.plan] }), says: 'plans_changed' },
  },

  'till.now': { who: EVERYBODY, input: none, elsewhere: NO_PLACE },
  'till.open': {
    who: EVERYBODY,
    input: () => ({ requestId: randomUUID(), floatMinor: 0 }),
    says: 'shift_open',
    elsewhere: NO_PLACE,
  },
  'till.left': { who: EVERYBODY, input: none, elsewhere: NO_PLACE },
  'till.move': {
    who: EVERYBODY,
    input: async (attempt) => ({ ...payIn(), ...(await shiftOf(attempt)) }),
    elsewhere: {
      input: ({ cafes }) => ({ ...payIn(), shiftId: cafes.elsewhere.shift }),
      says: 'shift_closed',
    },
  },
  'till.startCount': { who: EVERYBODY, input: shiftOf, elsewhere: shiftElsewhere({}) },
  'till.backToSelling': { who: EVERYBODY, input: shiftOf, elsewhere: shiftElsewhere({}) },
  'till.count': {
    who: EVERYBODY,
    input: async (attempt) => ({ ...(await shiftOf(attempt)), ...noCount, counted }),
    says: 'counted_meanwhile',
    elsewhere: shiftElsewhere({ ...noCount, counted }),
  },
  'till.close': {
    who: EVERYBODY,
    input: async (attempt) => ({ ...(await shiftOf(attempt)), ...noCount }),
    says: 'counted_meanwhile',
    elsewhere: shiftElsewhere(noCount),
  },
  'till.handOver': {
    who: EVERYBODY,
    input: async (attempt) => ({ ...(await shiftOf(attempt)), ...handing(attempt) }),
    says: 'check_fields',
    elsewhere: {
      input: (attempt) => ({ shiftId: attempt.cafes.elsewhere.shift, ...handing(attempt) }),
      says: 'no_such_shift',
    },
  },
  'till.list': { who: EVERYBODY, input: () => ({ before: null, limit: 10 }), elsewhere: NO_PLACE },
  'till.get': {
    who: EVERYBODY,
    input: async (attempt) => ({ id: (await shiftOf(attempt)).shiftId }),
    elsewhere: { input: ({ cafes }) => ({ id: cafes.elsewhere.shift }), says: 'no_such_shift' },
  },
  'shiftReport.x': { who: EVERYBODY, input: none, elsewhere: NO_PLACE },
  'shiftReport.list': { who: EVERYBODY, input: () => ({ before: null, limit: 10 }), elsewhere: NO_PLACE },
  'shiftReport.get': { who: EVERYBODY, input: shiftOf, elsewhere: reportElsewhere },
  'shiftReport.print': { who: EVERYBODY, input: shiftOf, elsewhere: reportElsewhere },
  'shiftReport.pdf': { who: EVERYBODY, input: shiftOf, elsewhere: reportElsewhere },
  'summary.get': { who: OWNER, input: none, elsewhere: NO_PLACE },
  'summary.save': {
    who: OWNER,
    input: () => ({ isOn: false, folder: '', format: 'csv', hour: 6 }),
    elsewhere: NO_PLACE,
  },
  'summary.tryNow': { who: OWNER, input: none, elsewhere: NO_PLACE },
  'money.settings': { who: EVERYBODY, input: none, elsewhere: NO_PLACE },
  'money.taxRates': { who: LEADERS, input: none, elsewhere: NO_PLACE },
  'money.addTax': { who: OWNER, input: () => ({ name: freshName('Tax'), basisPoints: 1_600 }), elsewhere: NO_PLACE },
  'money.retireTax': {
    who: OWNER,
    input: async ({ page }) => {
      const made = await page.client.money.addTax({ name: 'Short', basisPoints: 1 }).catch(() => undefined)
      return { id: made?.id ?? randomUUID() }
    },
    elsewhere: { input: () => ({ id: randomUUID() }), says: 'no_such_tax' },
  },
  'money.saveRules': {
    who: OWNER,
    input: async ({ page }) => {
      const now = await page.client.money.settings(undefined).catch(() => undefined)
      const { currencies: _, discountLimitPercent: __, ...rules } = now ?? { currencies: [], discountLimitPercent: 0 }
      return rules
    },
    elsewhere: NO_PLACE,
  },
  'money.rates': { who: LEADERS, input: none, elsewhere: NO_PLACE },
  'money.setRate': { who: LEADERS, input: () => ({ currency: 'UGX', rateNano: 250_000 }), elsewhere: NO_PLACE },

  'customer.pick': { who: EVERYBODY, input: () => ({ text: '' }), elsewhere: NO_PLACE },
  'customer.list': { who: LEADERS, input: () => ({ text: '' }), elsewhere: NO_PLACE },
  'customer.save': {
    who: LEADERS,
    input: () => ({ id: null, customer: customerForm() }),
    elsewhere: {
      input: ({ cafes }) => ({ id: cafes.elsewhere.customer, customer: customerForm() }),
      says: 'no_such_customer',
    },
  },
  'customer.statement': {
    who: LEADERS,
    input: async (attempt) => ({ id: await ownCustomer(attempt), ...page }),
    elsewhere: { input: ({ cafes }) => ({ id: cafes.elsewhere.customer, ...page }), says: 'no_such_customer' },
  },
  'customer.settle': {
    who: LEADERS,
    input: async (attempt) => ({ customerId: await ownCustomer(attempt), ...settlement() }),
    says: 'more_than_owed',
    elsewhere: {
      input: ({ cafes }) => ({ customerId: cafes.elsewhere.customer, ...settlement() }),
      says: 'no_such_customer',
    },
  },

  'sale.sell': {
    who: EVERYBODY,
    input: async ({ page }) => {
      const [plan] = await page.client.plan.list(undefined).catch(() => [])
      const order = { requestId: randomUUID(), planId: plan?.id ?? randomUUID(), quantity: 1 }
      return { ...order, totalMinor: plan?.priceMinor ?? 0, tenderedMinor: null }
    },
    elsewhere: {
      input: ({ cafes }) => {
        const order = { requestId: randomUUID(), planId: cafes.elsewhere.plan, quantity: 1, totalMinor: 100 }
        return { ...order, tenderedMinor: null }
      },
      says: 'no_such_plan',
    },
  },
  'sale.today': { who: EVERYBODY, input: () => ({ text: '', limit: 10 }), elsewhere: NO_PLACE },
  'sale.refund': {
    who: EVERYBODY,
    input: async (attempt) => {
      const { saleId, amountMinor } = await sold(attempt)
      return { requestId: randomUUID(), saleId, amountMinor, reason: 'Did not work', approvalId: null }
    },
    says: (role) => (role === 'staff' ? 'approval_needed' : undefined),
    elsewhere: {
      input: ({ cafes }) => {
        const what = { saleId: cafes.elsewhere.sale, amountMinor: 100 }
        return { requestId: randomUUID(), ...what, reason: 'x', approvalId: null }
      },
      says: 'no_such_sale',
    },
  },
  'sale.refundQuote': {
    who: EVERYBODY,
    input: async (attempt) => ({ saleId: (await sold(attempt)).saleId }),
    elsewhere: { input: ({ cafes }) => ({ saleId: cafes.elsewhere.sale }), says: 'no_such_sale' },
  },
  'sale.refundRules': { who: LEADERS, input: none, elsewhere: NO_PLACE },
  'sale.saveRefundRules': { who: OWNER, input: () => ({ remaining: false }), elsewhere: NO_PLACE },
  'sale.get': {
    who: EVERYBODY,
    input: async (attempt) => ({ id: (await sold(attempt)).saleId }),
    elsewhere: { input: ({ cafes }) => ({ id: cafes.elsewhere.sale }), says: 'no_such_sale' },
  },

  'ticket.preview': {
    who: EVERYBODY,
    input: async (attempt) => ({ tokenId: (await sold(attempt)).tokenId }),
    elsewhere: { input: ({ cafes }) => ({ planId: cafes.elsewhere.plan }), says: 'no_such_plan' },
  },
  'design.get': { who: LEADERS, input: () => hotspotDesign, elsewhere: NO_PLACE },
  'design.preview': {
    who: LEADERS,
    input: () => ({ design: standardDesign, paperMm: 58, mark: null }),
    elsewhere: NO_PLACE,
  },
  'design.save': {
    who: LEADERS,
    input: () => ({ ...hotspotDesign, design: standardDesign }),
    elsewhere: NO_PLACE,
  },
  'design.reset': { who: LEADERS, input: () => hotspotDesign, elsewhere: NO_PLACE },
  'design.setLogo': { who: LEADERS, input: () => ({ fileBase64: BLACK_DOT }), elsewhere: NO_PLACE },
  'design.removeLogo': { who: LEADERS, input: none, elsewhere: NO_PLACE },
  'ticket.reprint': {
    who: EVERYBODY,
    input: async (attempt) => ({ tokenId: (await sold(attempt)).tokenId }),
    says: 'ticket_busy',
    elsewhere: { input: ({ cafes }) => ({ tokenId: cafes.elsewhere.token }), says: 'no_such_sale' },
  },
  'ticket.release': {
    who: EVERYBODY,
    input: async (attempt) => ({ jobId: (await sold(attempt)).jobId }),
    elsewhere: { input: ({ cafes }) => ({ jobId: cafes.elsewhere.job }), says: 'no_such_sale' },
  },
  'ticket.retry': {
    who: EVERYBODY,
    input: async (attempt) => ({ jobId: (await sold(attempt)).jobId }),
    says: 'ticket_busy',
    elsewhere: { input: ({ cafes }) => ({ jobId: cafes.elsewhere.job }), says: 'no_such_sale' },
  },
  'ticket.answer': {
    who: EVERYBODY,
    input: async (attempt) => ({ jobId: (await sold(attempt)).jobId, cameOut: true }),
    says: 'ticket_busy',
    elsewhere: { input: ({ cafes }) => ({ jobId: cafes.elsewhere.job, cameOut: true }), says: 'no_such_sale' },
  },

  'printing.list': { who: EVERYBODY, input: none, elsewhere: NO_PLACE },
  'printing.print': {
    who: EVERYBODY,
    input: async (attempt) => ({ jobIds: [(await sold(attempt)).jobId] }),
    elsewhere: { input: ({ cafes }) => ({ jobIds: [cafes.elsewhere.job] }), says: 'no_such_ticket' },
  },
  'printing.cancel': {
    who: EVERYBODY,
    input: async (attempt) => ({ jobIds: [(await sold(attempt)).jobId] }),
    elsewhere: { input: ({ cafes }) => ({ jobIds: [cafes.elsewhere.job] }), says: 'no_such_ticket' },
  },
  'printing.move': {
    who: EVERYBODY,
    input: async (attempt) => ({ jobIds: [(await sold(attempt)).jobId], printerId: await ownPrinter(attempt) }),
    elsewhere: {
      input: async (attempt) => ({
        jobIds: [(await sold(attempt)).jobId],
        printerId: attempt.cafes.elsewhere.printer,
      }),
      says: 'no_such_equipment',
    },
  },
  'printing.answer': {
    who: EVERYBODY,
    input: async (attempt) => ({ jobIds: [(await sold(attempt)).jobId], cameOut: true }),
    says: 'ticket_busy',
    elsewhere: { input: ({ cafes }) => ({ jobIds: [cafes.elsewhere.job], cameOut: true }), says: 'no_such_ticket' },
  },

  'drawer.today': { who: LEADERS, input: none, elsewhere: NO_PLACE },
  'drawer.open': { who: LEADERS, input: () => ({ reason: 'Change' }), says: 'no_drawer', elsewhere: NO_PLACE },

  'token.find': { who: EVERYBODY, input: () => ({ text: '2222' }), elsewhere: NO_PLACE },
  'token.search': { who: EVERYBODY, input: () => ({ text: '#1' }), elsewhere: NO_PLACE },
  'token.story': {
    who: EVERYBODY,
    input: ofToken,
    elsewhere: { input: ({ cafes }) => ({ tokenId: cafes.elsewhere.token }), says: 'no_such_token' },
  },
  'token.void': {
    who: LEADERS,
    input: ofToken,
    says: 'token_sold',
    elsewhere: { input: ({ cafes }) => ({ tokenId: cafes.elsewhere.token }), says: 'no_such_token' },
  },
  'token.ofSale': {
    who: EVERYBODY,
    input: async (attempt) => ({ saleId: (await sold(attempt)).saleId }),
    elsewhere: { input: ({ cafes }) => ({ saleId: cafes.elsewhere.sale }), says: 'no_such_sale' },
  },
  'token.block': { who: LEADERS, input: soldToken, elsewhere: tokenElsewhere },
  'token.unblock': { who: LEADERS, input: soldToken, elsewhere: tokenElsewhere },
  'token.freeDevice': { who: EVERYBODY, input: soldToken, says: 'no_device_lock', elsewhere: tokenElsewhere },
  'token.extend': {
    who: LEADERS,
    input: async (attempt) => ({ ...(await soldToken(attempt)), ...more }),
    elsewhere: { input: ({ cafes }) => ({ tokenId: cafes.elsewhere.token, ...more }), says: 'no_such_token' },
  },

  'batch.list': { who: LEADERS, input: () => page, elsewhere: NO_PLACE },
  'batch.get': { who: LEADERS, input: ownBatch, elsewhere: batchElsewhere({}) },
  'batch.counts': { who: LEADERS, input: ownBatch, elsewhere: batchElsewhere({}) },
  'batch.find': {
    who: LEADERS,
    input: async (attempt) => ({ ...(await ownBatch(attempt)), text: '', filter: null }),
    elsewhere: batchElsewhere({ text: '', filter: null }),
  },
  'batch.tokens': {
    who: LEADERS,
    input: async (attempt) => ({ ...(await ownBatch(attempt)), places: [1] }),
    elsewhere: batchElsewhere({ places: [1] }),
  },
  'batch.options': { who: LEADERS, input: none, elsewhere: NO_PLACE },
  'batch.make': {
    who: LEADERS,
    input: newBatch,
    elsewhere: {
      input: async (attempt) => ({ ...(await newBatch(attempt)), planId: attempt.cafes.elsewhere.plan }),
      says: 'no_such_plan',
    },
  },
  'batch.stop': { who: LEADERS, input: ownBatch, elsewhere: batchElsewhere({}) },
  'batch.resume': { who: LEADERS, input: ownBatch, elsewhere: batchElsewhere({}) },
  'batch.extend': {
    who: LEADERS,
    input: async (attempt) => ({ ...(await ownBatch(attempt)), ...more }),
    elsewhere: batchElsewhere(more),
  },
  'batch.voidUnsold': {
    who: LEADERS,
    input: async (attempt) => ({ ...(await ownBatch(attempt)), reason: 'Lost' }),
    elsewhere: batchElsewhere({ reason: 'Lost' }),
  },
  'batch.voidSlip': {
    who: LEADERS,
    input: async (attempt) => ({ ...(await ownBatch(attempt)), text: '2222', reason: 'Lost' }),
    says: 'no_such_token',
    elsewhere: batchElsewhere({ text: '2222', reason: 'Lost' }),
  },
  'batch.hand': {
    who: LEADERS,
    input: async (attempt) => ({ ...(await ownBatch(attempt)), sellerName: 'Kiosk' }),
    elsewhere: batchElsewhere({ sellerName: 'Kiosk' }),
  },
  'batch.settlement': {
    who: LEADERS,
    input: async (attempt) => ({ ...(await ownBatch(attempt)), ...settling }),
    elsewhere: batchElsewhere(settling),
  },
  'batch.settle': {
    who: LEADERS,
    input: async (attempt) => ({ ...(await ownBatch(attempt)), ...booking }),
    says: 'settlement_changed',
    elsewhere: batchElsewhere(booking),
  },
  'batch.print': {
    who: LEADERS,
    input: async (attempt) => ({ ...(await ownBatch(attempt)), printerId: null, from: 9_999, last: 9_999 }),
    says: 'check_fields',
    elsewhere: batchElsewhere({ printerId: null, from: 1, last: 1 }),
  },
  'batch.pausePrint': { who: LEADERS, input: ownBatch, says: 'no_roll', elsewhere: batchElsewhere({}) },
  'batch.resumePrint': { who: LEADERS, input: ownBatch, says: 'no_roll', elsewhere: batchElsewhere({}) },
  'batch.stopPrint': { who: LEADERS, input: ownBatch, says: 'no_roll', elsewhere: batchElsewhere({}) },
  'batch.answerPrint': {
    who: LEADERS,
    input: async (attempt) => ({ ...(await ownBatch(attempt)), jobId: randomUUID(), cameOut: true }),
    says: 'no_roll',
    elsewhere: batchElsewhere({ jobId: randomUUID(), cameOut: true }),
  },

  'router.list': { who: LEADERS, input: none, elsewhere: NO_PLACE },
  'router.test': {
    who: OWNER,
    input: () => ({ id: null, router }),
    elsewhere: { input: ({ cafes }) => ({ id: cafes.elsewhere.router, router }), says: 'no_such_equipment' },
  },
  'router.save': {
    who: OWNER,
    input: async (attempt) => ({ id: (await ownRouter(attempt)).routerId, router }),
    elsewhere: { input: ({ cafes }) => ({ id: cafes.elsewhere.router, router }), says: 'no_such_equipment' },
  },
  'router.queue': {
    who: LEADERS,
    input: async (attempt) => ({ ...(await ownRouter(attempt)), ...page }),
    elsewhere: routerElsewhere(page),
  },
  'router.retry': {
    who: LEADERS,
    input: async (attempt) => ({ ...(await ownRouter(attempt)), grantId: null }),
    elsewhere: routerElsewhere({ grantId: null }),
  },
  'router.drift': {
    who: LEADERS,
    input: async (attempt) => ({ ...(await ownRouter(attempt)), kind: 'missing', ...page }),
    elsewhere: routerElsewhere({ kind: 'missing', ...page }),
  },
  'router.settle': {
    who: LEADERS,
    input: async (attempt) => ({ ...(await ownRouter(attempt)), ...acceptAll }),
    elsewhere: routerElsewhere(acceptAll),
  },
  'router.checkNow': { who: LEADERS, input: ownRouter, says: 'router_away', elsewhere: routerElsewhere({}) },
  'router.retirement': { who: OWNER, input: ownRouter, elsewhere: routerElsewhere({}) },
  'router.retire': {
    who: OWNER,
    input: async (attempt) => ({ ...(await ownRouter(attempt)), confirmed: false }),
    says: 'router_in_use',
    elsewhere: routerElsewhere({ confirmed: true }),
  },
  'router.restore': { who: OWNER, input: ownRouter, elsewhere: routerElsewhere({}) },
  'router.replaced': { who: LEADERS, input: ownRouter, says: 'not_replaced', elsewhere: routerElsewhere({}) },

  'slip.find': { who: EVERYBODY, input: () => ({ text: '2222222222' }), elsewhere: NO_PLACE },
  'slip.sell': {
    who: EVERYBODY,
    input: () => ({ ...paid(), tokenId: randomUUID() }),
    says: 'no_such_slip',
    elsewhere: { input: ({ cafes }) => ({ ...paid(), tokenId: cafes.elsewhere.token }), says: 'no_such_slip' },
  },
  'topUp.offers': {
    who: EVERYBODY,
    input: ofToken,
    elsewhere: { input: ({ cafes }) => ({ tokenId: cafes.elsewhere.token }), says: 'no_such_token' },
  },
  'topUp.sell': {
    who: EVERYBODY,
    input: async (attempt) => {
      const [plan] = await attempt.page.client.plan.list(undefined).catch(() => [])
      const money = { ...paid(), totalMinor: plan?.priceMinor ?? 0 }
      return { ...money, planId: plan?.id ?? randomUUID(), ...(await ofToken(attempt)) }
    },
    elsewhere: {
      input: ({ cafes }) => ({ ...paid(), planId: cafes.elsewhere.plan, tokenId: cafes.elsewhere.token }),
      says: 'no_such_token',
    },
  },
  'stock.list': { who: LEADERS, input: none, elsewhere: NO_PLACE },
  'stock.ready': { who: EVERYBODY, input: none, elsewhere: NO_PLACE },
  'stock.setLevel': {
    who: LEADERS,
    input: async ({ page }) => {
      const [plan] = await page.client.plan.list(undefined).catch(() => [])
      return { planId: plan?.id ?? randomUUID(), level: 0 }
    },
    elsewhere: { input: ({ cafes }) => ({ planId: cafes.elsewhere.plan, level: 0 }), says: 'no_such_plan' },
  },

  'equipment.list': { who: LEADERS, input: none, elsewhere: NO_PLACE },
  'equipment.testPrinter': { who: OWNER, input: () => printer, elsewhere: NO_PLACE },
  'equipment.savePrinter': {
    who: OWNER,
    input: async ({ page }) => {
      const list = await page.client.equipment.list(undefined).catch(() => undefined)
      return { id: list?.printers[0]?.id ?? randomUUID(), printer }
    },
    elsewhere: { input: ({ cafes }) => ({ id: cafes.elsewhere.printer, printer }), says: 'no_such_equipment' },
  },
  'onboarding.neighbours': { who: OWNER, input: none, elsewhere: NO_PLACE },
  'onboarding.look': {
    who: OWNER,
    input: () => ({ host: '127.0.0.1', api: { port: 9, tls: false }, username: 'u', password: '' }),
    elsewhere: NO_PLACE,
  },
  'onboarding.plan': { who: OWNER, input: () => visit, says: 'onboarding_over', elsewhere: NO_PLACE },
  'onboarding.apply': {
    who: OWNER,
    input: () => ({ ...visit, hash: '' }),
    says: 'onboarding_over',
    elsewhere: NO_PLACE,
  },
  'onboarding.stop': { who: OWNER, input: () => visit, says: 'onboarding_over', elsewhere: NO_PLACE },
  'onboarding.undo': { who: OWNER, input: () => visit, says: 'onboarding_over', elsewhere: NO_PLACE },
  'onboarding.save': {
    who: OWNER,
    input: () => ({ ...visit, name: 'R', loginHost: '' }),
    says: 'onboarding_over',
    elsewhere: NO_PLACE,
  },
  'onboarding.leave': { who: OWNER, input: () => visit, elsewhere: NO_PLACE },

  'discovery.printers': { who: OWNER, input: none, elsewhere: NO_PLACE },
  'discovery.scan': { who: OWNER, input: none, elsewhere: NO_PLACE },
  'discovery.stopScan': { who: OWNER, input: none, elsewhere: NO_PLACE },
  'equipment.tryNow': { who: EVERYBODY, input: none, elsewhere: NO_PLACE },

  'doctor.examine': {
    who: LEADERS,
    input: ownRouter,
    elsewhere: routerElsewhere({}),
  },
  'doctor.fix': {
    who: OWNER,
    input: async (attempt) => ({ ...(await ownRouter(attempt)), check: 'zone', planHash: 'a guess' }),
    says: 'router_silent',
    elsewhere: routerElsewhere({ check: 'zone', planHash: 'a guess' }),
  },
  'doctor.canary': {
    who: OWNER,
    input: ownRouter,
    says: 'router_silent',
    elsewhere: routerElsewhere({}),
  },
  'doctor.stopCanary': {
    who: OWNER,
    input: ownRouter,
    elsewhere: routerElsewhere({}),
  },

  'counter.settings': { who: LEADERS, input: none, elsewhere: NO_PLACE },
  'counter.saveSettings': {
    who: OWNER,
    input: () => ({ idleMinutes: 7, printerId: null, ownShiftOnly: false }),
    elsewhere: {
      input: ({ cafes }) => ({ idleMinutes: 7, printerId: cafes.elsewhere.printer, ownShiftOnly: false }),
      says: 'no_such_equipment',
    },
  },

  'online.list': {
    who: EVERYBODY,
    input: () => ({ routerId: null, ...everybody }),
    elsewhere: {
      input: ({ cafes }) => ({ routerId: cafes.elsewhere.router, ...everybody }),
      says: 'no_such_equipment',
    },
  },
  'online.disconnect': {
    who: LEADERS,
    input: async (attempt) => ({ ...(await ownRouter(attempt)), ...session }),
    says: 'session_gone',
    elsewhere: {
      input: ({ cafes }) => ({ routerId: cafes.elsewhere.router, ...session }),
      says: 'no_such_equipment',
    },
  },
  'online.blocked': {
    who: EVERYBODY,
    input: () => ({ routerId: null }),
    elsewhere: { input: ({ cafes }) => ({ routerId: cafes.elsewhere.router }), says: 'no_such_equipment' },
  },
  'online.block': {
    who: LEADERS,
    input: async (attempt) => ({ ...(await ownRouter(attempt)), mac: session.mac, reason: '' }),
    says: 'router_unreached',
    elsewhere: {
      input: ({ cafes }) => ({ routerId: cafes.elsewhere.router, mac: session.mac, reason: '' }),
      says: 'no_such_equipment',
    },
  },
  'online.unblock': {
    who: LEADERS,
    input: async (attempt) => ({ ...(await ownRouter(attempt)), bindingId: '*1', mac: session.mac }),
    says: 'router_unreached',
    elsewhere: {
      input: ({ cafes }) => ({ routerId: cafes.elsewhere.router, bindingId: '*1', mac: session.mac }),
      says: 'no_such_equipment',
    },
  },
  'online.usage': {
    who: EVERYBODY,
    input: async (attempt) => ({ of: { kind: 'token', tokenId: (await sold(attempt)).tokenId }, days: 14 }),
    elsewhere: {
      input: ({ cafes }) => ({ of: { kind: 'token', tokenId: cafes.elsewhere.token }, days: 14 }),
      says: 'no_such_sale',
    },
  },
  'online.health': {
    who: LEADERS,
    input: async (attempt) => ({ ...(await ownRouter(attempt)), ...anHour }),
    elsewhere: { input: ({ cafes }) => ({ routerId: cafes.elsewhere.router, ...anHour }), says: 'no_such_equipment' },
  },

  'reconcile.verdict': { who: LEADERS, input: () => aPeriod, elsewhere: NO_PLACE },
  'reconcile.shifts': {
    who: LEADERS,
    input: () => ({ ...aPeriod, ...page, personId: null, onlyDifferent: false }),
    elsewhere: NO_PLACE,
  },
  'reconcile.plans': { who: LEADERS, input: () => aPeriod, elsewhere: NO_PLACE },
  'reconcile.groups': { who: LEADERS, input: () => ({ figure: 'unsold', ...page }), elsewhere: NO_PLACE },
  'reconcile.tokens': {
    who: LEADERS,
    input: () => ({ figure: 'unsold', ...aPeriod, ...page, group: null }),
    elsewhere: NO_PLACE,
  },
  'reconcile.strangers': { who: LEADERS, input: () => page, elsewhere: NO_PLACE },

  'audit.list': {
    who: LEADERS,
    input: () => ({ filter: ALL_ENTRIES, before: null, limit: 5 }),
    elsewhere: NO_PLACE,
  },
  'audit.people': { who: LEADERS, input: none, elsewhere: NO_PLACE },
  'audit.verify': { who: LEADERS, input: none, elsewhere: NO_PLACE },
  'audit.stopVerifying': { who: LEADERS, input: none, elsewhere: NO_PLACE },
  'audit.lastVerification': { who: LEADERS, input: none, elsewhere: NO_PLACE },
  'audit.export': { who: LEADERS, input: () => ({ filter: ALL_ENTRIES, format: 'csv' }), elsewhere: NO_PLACE },

  'report.today': { who: LEADERS, input: none, elsewhere: NO_PLACE },
  'report.period': { who: LEADERS, input: () => ({ ...aDay, by: 'plan', of: null }), elsewhere: NO_PLACE },
  'report.rows': { who: LEADERS, input: () => ({ ...aDay, of: null, after: null, limit: 5 }), elsewhere: NO_PLACE },
  'report.own': { who: EVERYBODY, input: none, elsewhere: NO_PLACE },
  'report.print': { who: LEADERS, input: () => ({ ...aDay, by: 'plan', of: null }), elsewhere: NO_PLACE },
  'report.export': {
    who: LEADERS,
    input: () => ({ what: 'table', asked: { ...aDay, by: 'plan', of: null }, format: 'csv' }),
    elsewhere: NO_PLACE,
  },
  'report.exportPart': {
    who: LEADERS,
    input: () => ({ exportId: randomUUID(), offset: 0 }),
    says: 'no_such_file',
    elsewhere: NO_PLACE,
  },
  'report.exportEnd': { who: LEADERS, input: none, elsewhere: NO_PLACE },

  'outage.preview': {
    who: LEADERS,
    input: () => outage,
    elsewhere: { input: ({ cafes }) => ({ ...outage, routerId: cafes.elsewhere.router }), says: 'no_such_equipment' },
  },
  'outage.compensate': {
    who: LEADERS,
    input: () => ({ ...outage, requestId: randomUUID(), digest: '', reason: 'Storm' }),
    says: 'preview_changed',
    elsewhere: {
      input: ({ cafes }) => ({
        ...outage,
        requestId: randomUUID(),
        digest: '',
        reason: 'Storm',
        routerId: cafes.elsewhere.router,
      }),
      says: 'no_such_equipment',
    },
  },
  'outage.list': { who: LEADERS, input: none, elsewhere: NO_PLACE },
  'outage.undo': {
    who: LEADERS,
    input: () => ({ id: randomUUID() }),
    says: 'no_such_compensation',
    elsewhere: NO_PLACE,
  },
  'sheet.pdf': {
    who: LEADERS,
    // Whether a slip of a new batch is made by now is the counter's own affair.
    input: () => ({ batchId: randomUUID(), ...aSheet }),
    says: 'no_such_batch',
    elsewhere: batchElsewhere(aSheet),
  },
  'sheet.csv': { who: LEADERS, input: ownBatch, elsewhere: batchElsewhere({}) },
  'sheet.excel': { who: LEADERS, input: ownBatch, elsewhere: batchElsewhere({}) },
  'sheet.stop': { who: LEADERS, input: none, elsewhere: NO_PLACE },
}
