/** Says an entry of the journal as a sentence; one whose facts cannot be read is still called by its kind. */
import type { TFunction } from 'i18next'
import type { AuditEntry } from '../../../contract/audit.ts'
import type { JournalKind } from '../../../core/journal.ts'
import { en } from '../../text/en.ts'
import { countOf, moneyOf, textOf, wordOf } from './fact-values.ts'

/** What sentences are made with. */
export interface EntryWords {
  readonly t: TFunction
  /** The café's, for entries that name none. */
  readonly currency: string
}

type Values = Readonly<Record<string, string | undefined>>
type Reader = (entry: AuditEntry, words: EntryWords) => Values

const named: Reader = ({ subject }) => ({ subject: textOf(subject?.name) })
const planOf: Reader = ({ data }) => ({ plan: textOf(data.planName) })
const counted: Reader = ({ subject, data }) => ({ subject: textOf(subject?.name), number: countOf(data.count) })

const onRouter: Reader = ({ subject, data }) => ({ subject: textOf(subject?.name), router: textOf(data.router) })
const becauseOf: Reader = (entry, words) => ({ ...counted(entry, words), reason: textOf(entry.data.reason) })
const withDifference: Reader = ({ subject, data }, { currency }) => ({
  subject: textOf(subject?.name),
  cashier: textOf(data.cashier),
  counted: moneyOf(data.countedMinor, data.currency, currency),
  difference: moneyOf(data.differenceMinor, data.currency, currency),
})
const withSeller: Reader = ({ subject, data }) => ({ subject: textOf(subject?.name), seller: textOf(data.seller) })

const givenBack: Reader = ({ data }, { currency }) => ({
  amount: moneyOf(data.amountMinor, data.currency, currency),
  reason: textOf(data.reason),
})

const pricedPlan: Reader = ({ subject, data }, { currency }) => ({
  subject: textOf(subject?.name),
  amount: moneyOf(data.priceMinor, data.currency, currency),
})

/** What each sentence mentions. Kinds that are not here mention nothing. */
const MENTIONED: Readonly<Partial<Record<JournalKind, Reader>>> = {
  'location.saved': named,
  'person.sign_in_failed': named,
  'person.locked_out': (entry, { t }) => ({ ...named(entry, { t, currency: '' }), wait: waitOf(entry.data.waitMs, t) }),
  'person.unlocked': named,
  'person.created': ({ subject, data }) => ({ subject: textOf(subject?.name), role: wordOf(en.roles, data.role) }),
  'person.changed': named,
  'person.disabled': named,
  'person.enabled': named,
  'person.password_reset': named,
  'approval.given': ({ data }, { currency }) => ({
    amount: moneyOf(data.amountMinor, data.currency, currency),
    requester: textOf(data.for),
    what: wordOf(en.factWord, data.action) ?? en.factWord['sale.refund'],
  }),
  'money.rate_set': named,
  'tax.added': named,
  'tax.retired': named,
  'customer.saved': named,
  'customer.settled': ({ subject, data }, { currency }) => ({
    subject: textOf(subject?.name),
    amount: moneyOf(data.amountMinor, data.currency, currency),
  }),
  'shift.opened': named,
  'shift.cash_moved': ({ data }, { currency }) => ({
    movement: wordOf(en.factWord, data.movement),
    amount: moneyOf(data.amountMinor, data.currency, currency),
    // What goes to the safe at a hand-over needs no other reason.
    reason: typeof data.reason === 'string' ? data.reason || en.till.handedOver : undefined,
  }),
  'shift.count_started': named,
  'shift.counted': withDifference,
  'shift.count_left': named,
  'shift.closed': withDifference,
  'sale.made': ({ data }, { currency }) => ({
    quantity: countOf(data.quantity),
    plan: textOf(data.planName),
    amount: moneyOf(data.totalMinor, data.currency, currency),
  }),
  'sale.refunded': givenBack,
  'sale.voided': givenBack,
  'token.blocked': planOf,
  'token.unblocked': planOf,
  'token.device_freed': planOf,
  'token.extended': (entry, words) => ({ ...planOf(entry, words), reason: textOf(entry.data.reason) }),
  'token.voided': planOf,
  'stock.level_set': ({ subject, data }) => ({ subject: textOf(subject?.name), number: countOf(data.level) }),
  'plan.created': pricedPlan,
  'plan.changed': named,
  'plan.price_set': pricedPlan,
  'plan.price_withdrawn': pricedPlan,
  'plan.retired': named,
  'plan.restored': named,
  'plan.reordered': named,
  'outage.compensated': ({ data }) => ({
    number: countOf(data.count),
    minutes: countOf(data.minutes),
    reason: textOf(data.reason),
  }),
  'outage.compensation_undone': ({ data }) => ({ number: countOf(data.count), minutes: countOf(data.minutes) }),
  'batch.made': (entry, words) => ({
    ...named(entry, words),
    ...planOf(entry, words),
    quantity: countOf(entry.data.quantity),
  }),
  'batch.stopped': named,
  'batch.resumed': named,
  'batch.extended': becauseOf,
  'batch.voided': becauseOf,
  'batch.slip_voided': (entry, words) => ({ ...named(entry, words), reason: textOf(entry.data.reason) }),
  'batch.handed': withSeller,
  'batch.taken_back': withSeller,
  'batch.settled': (entry, words) => ({
    ...named(entry, words),
    quantity: countOf(entry.data.quantity),
    amount: moneyOf(entry.data.totalMinor, entry.data.currency, words.currency),
  }),
  'batch.print_started': named,
  'batch.print_paused': named,
  'batch.print_resumed': named,
  'batch.print_stopped': named,
  'batch.print_answered': named,
  'router.saved': named,
  'router.fixed': ({ subject, data }) => ({ subject: textOf(subject?.name), check: wordOf(en.checkName, data.check) }),
  'router.canary_run': named,
  'router.retired': named,
  'router.restored': named,
  'router.replaced': counted,
  'router.retried': counted,
  'router.differences_settled': (entry, words) => ({
    ...counted(entry, words),
    answer: wordOf(en.factWord, entry.data.answer),
  }),
  'router.prepared': named,
  'router.onboarded': named,
  'printer.saved': named,
  'ticket.moved': ({ data }) => ({ printer: textOf(data.printer) }),
  'drawer.opened': ({ data }) => ({ reason: textOf(data.reason) }),
  'drawer.stayed_shut': ({ data }) => ({ why: wordOf(en.ticketProblem, data.problem) }),
  'design.saved': named,
  'design.reset': named,
  'design.logo_set': named,
  'design.logo_removed': named,
  'session.disconnected': onRouter,
  'device.blocked': onRouter,
  'device.unblocked': onRouter,
  'call.refused': ({ data }) => ({ what: callOf(data.path) }),
  'journal.verified': ({ data }, { t }) => ({
    entries: countOf(data.entries),
    result: t(data.problem === null ? 'verified.whole' : 'verified.broken'),
  }),
  'batch.sheet_made': (entry, words) => ({ ...named(entry, words), slips: countOf(entry.data.slips) }),
  'batch.exported': (entry, words) => ({
    ...named(entry, words),
    format: textOf(entry.data.format)?.toUpperCase(),
  }),
  'journal.exported': ({ data }) => ({ entries: countOf(data.entries), format: textOf(data.format)?.toUpperCase() }),
  'journal.sealed_anew': ({ data }) => ({ why: wordOf(en.sealedAnew, data.reason) }),
}

export function sentenceOf(entry: AuditEntry, words: EntryWords): string {
  const { t } = words
  const values = MENTIONED[entry.kind]?.(entry, words) ?? {}
  const isKnown = Object.values(values).every((value) => value !== undefined)
  return isKnown ? t(`journalSentence.${entry.kind}`, values) : t(`journalKind.${entry.kind}`)
}

/** A wait in whole seconds. */
export function waitOf(waitMs: unknown, t: TFunction): string | undefined {
  if (typeof waitMs !== 'number' || !Number.isFinite(waitMs)) return undefined
  return t('audit.seconds', { count: Math.round(waitMs / 1_000) })
}

/** The room that a call belongs to; a call nobody knows is named as it was made. */
function callOf(path: unknown): string | undefined {
  const name = textOf(path)
  return wordOf(en.callGroup, name?.split('.')[0]) ?? name
}
