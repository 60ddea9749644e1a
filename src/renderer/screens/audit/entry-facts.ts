/** Lays the facts of an entry out for reading: what was changed from what to what, or simply what was so. */
import type { AuditEntry } from '../../../contract/audit.ts'
import { en } from '../../text/en.ts'
import { type EntryWords, waitOf } from './entry-sentence.ts'
import { drawerText, type Facts, isFacts, lengthOf, moneyOf, percentOf, sizeOf, textOf, wordOf } from './fact-values.ts'

export interface Fact {
  readonly key: string
  readonly name: string
  readonly value: string
}

export interface Change {
  readonly key: string
  readonly name: string
  readonly before: string
  readonly after: string
}

export interface FactWords extends EntryWords {
  readonly locationNames: ReadonlyMap<string, string>
}

/** The fields that were changed; none when the entry is not about a change. */
export function changesIn({ kind, data }: AuditEntry, words: FactWords): Change[] {
  if (!isFacts(data.after) && !isFacts(data.before)) return []
  const before = isFacts(data.before) ? data.before : {}
  const after = isFacts(data.after) ? data.after : {}
  const say = (facts: Facts, key: string) => valueText({ kind, key, facts }, words)
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((key) => ({
    key,
    name: nameOf(key),
    before: say(before, key),
    after: say(after, key),
  }))
}

/** Everything else that the entry says. */
export function factsIn({ kind, data }: AuditEntry, words: FactWords): Fact[] {
  return Object.keys(data)
    .filter((key) => !isChange(key, data))
    .map((key) => ({ key, name: nameOf(key), value: valueText({ kind, key, facts: data }, words) }))
}

function isChange(key: string, data: Facts): boolean {
  return (key === 'before' || key === 'after') && (isFacts(data.before) || isFacts(data.after))
}

const nameOf = (key: string) => wordOf(en.factName, key) ?? key

interface Place {
  readonly kind: AuditEntry['kind']
  readonly key: string
  readonly facts: Facts
}

function valueText(place: Place, words: FactWords): string {
  const { key, facts } = place
  const value = facts[key]
  const { t } = words
  if (value === undefined || value === null) return t(LIMITS.includes(key) ? emptyLimit(value) : 'audit.none')
  if (value === '') return t('audit.empty')
  if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no')
  const known = knownWord(place) ?? measured(place, words)
  return known ?? (Array.isArray(value) ? listText(key, value, words) : plain(value))
}

const LIMITS: readonly string[] = ['refundLimitMinor', 'discountLimitPercent']

const emptyLimit = (value: null | undefined) => (value === null ? 'audit.noLimit' : 'audit.none')

/** How money is taken, as codes. */
const MONEY = ['mobile', 'card', 'bank', 'account', 'cashRounding'] as const

/** Facts whose value is a code, whatever the kind of entry. */
const WORDS: readonly string[] = [
  'proof',
  'action',
  'method',
  'movement',
  'differences',
  'answer',
  'alphabet',
  'deploy',
  'which',
  ...MONEY,
]

/** Words that stand in the journal as codes; what a code means depends on the kind of entry. */
function knownWord({ kind, key, facts }: Place): string | undefined {
  const value = facts[key]
  if (key === 'check') return wordOf(en.checkName, value)
  if (key === 'role') return wordOf(en.roles, value)
  if (key === 'problem') return wordOf(problemsOf(kind), value)
  if (key === 'state') return wordOf(en.ticketState, value)
  if (WORDS.includes(key)) return wordOf(en.factWord, value)
  if (key !== 'reason') return undefined
  if (kind === 'call.refused') return wordOf(en.refusedBecause, value)
  if (kind === 'journal.sealed_anew') return wordOf(en.sealedAnew, value)
  const isEnding = kind === 'person.signed_out' || kind === 'person.screen_locked'
  return isEnding ? wordOf(en.endedBy, value) : undefined
}

function problemsOf(kind: AuditEntry['kind']) {
  if (kind === 'drawer.stayed_shut') return en.ticketProblem
  return kind === 'router.prepared' ? en.stepProblem : en.journalProblem
}

/** Numbers with a unit. */
function measured({ key, facts }: Place, { t, currency }: FactWords): string | undefined {
  if (key === 'waitMs') return waitOf(facts[key], t)
  if (key === 'seconds' || key === 'validitySeconds') return lengthOf(facts[key])
  if (key === 'bytes') return sizeOf(facts[key])
  if (key === 'taxBasisPoints') return percentOf(facts[key])
  return key.endsWith('Minor') ? moneyOf(facts[key], facts.currency, currency) : undefined
}

/** `Mobile money €2.00 (QK7XW3)`, `Cash 5.00 USD €4.60`. */
function paymentText(paid: Facts, { currency }: FactWords): string {
  const { method, amountMinor, reference, rateNano, tenderedMinor } = paid
  const foreign = typeof rateNano === 'number' ? moneyOf(tenderedMinor, paid.in, currency) : undefined
  const parts = [wordOf(en.factWord, method), foreign, moneyOf(amountMinor, undefined, currency)]
  const named = textOf(reference)
  return [...parts, named && `(${named})`].filter((part) => part !== undefined).join(' ')
}

function listText(key: string, list: readonly unknown[], words: FactWords): string {
  const { t, locationNames } = words
  if (list.length === 0) return t('audit.none')
  const each = (item: unknown) => {
    if (key === 'found') return wordOf(en.canaryFact, item) ?? plain(item)
    if (key === 'locationIds' && typeof item === 'string') return locationNames.get(item) ?? item
    if (key === 'done' || key === 'undone') return wordOf(en.stepName, item) ?? plain(item)
    if (key === 'payments' && isFacts(item)) return paymentText(item, words)
    if (isFacts(item)) return textOf(item.codeEnding) ?? textOf(item.name) ?? drawerText(item) ?? plain(item)
    return plain(item)
  }
  return list.map(each).join(', ')
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
