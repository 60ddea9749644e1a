/** Codes by what somebody brings or remembers: the code, a sale's number, a telephone number, a word of a note. */
import { and, desc, eq, inArray, isNull, like, or, type SQL } from 'drizzle-orm'
import type { FoundToken, TokenWord } from '../../contract/token.ts'
import { groupCode } from '../../core/codes.ts'
import { MIN_PHONE_DIGITS, phoneDigits } from '../../core/customer.ts'
import { holds } from '../../core/permissions.ts'
import { scannedCode } from '../../core/scanned.ts'
import { consumed, overBy } from '../../core/token-life.ts'
import type { Signed } from '../callers.ts'
import { batch, grant, plan, sale, token, topUp } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** The most that a list shows. */
const LISTED = 60
/** A shorter piece of a note stands in too many of them. */
const MIN_WORD = 3

/** Who brings a whole code may see it; everything else shows what one may see anyway. */
export function searchTokens({ db }: Store, text: string, person: Signed, now: number): FoundToken[] {
  if (text === '') return []
  const seesAll = holds(person.role, 'token.read_all')
  const isOfSale = salesLike(text, seesAll)
  const isTheirs = and(eq(sale.locationId, person.locationId), seesAll ? undefined : eq(sale.personId, person.id))
  const bySale =
    isOfSale === undefined
      ? []
      : db
          .select({ id: sale.id })
          .from(sale)
          .where(and(isTheirs, isOfSale))
          .orderBy(desc(sale.at))
          .limit(LISTED)
          .all()
          .map(({ id }) => id)
  const toppedUp = db.select({ id: topUp.tokenId }).from(topUp).where(inArray(topUp.saleId, bySale))
  const code = scannedCode(text)
  const isHere = or(
    eq(sale.locationId, person.locationId),
    and(isNull(token.saleId), eq(plan.locationId, person.locationId)),
  )
  const isWhole = code === undefined ? undefined : and(eq(token.code, code), isHere)
  const isMeant = [isWhole, inArray(token.saleId, bySale), inArray(token.id, toppedUp)].filter(
    (each) => each !== undefined,
  )
  const found = isMeant.flatMap((condition) => read(db, condition, seesAll))
  return [...new Map(found.map((row) => [row.token.id, inList(row, person, seesAll, now)])).values()].slice(0, LISTED)
}

function salesLike(text: string, seesAll: boolean): SQL | undefined {
  const number = /^#?(\d{1,9})$/.exec(text)?.[1]
  const phone = phoneDigits(text) ?? ''
  const word = text.replaceAll(/[%_]/g, '')
  const conditions = [
    number === undefined ? undefined : eq(sale.number, Number(number)),
    phone.length < MIN_PHONE_DIGITS ? undefined : like(sale.phone, `%${phone}`),
    seesAll && word.length >= MIN_WORD ? like(sale.note, `%${word}%`) : undefined,
  ].filter((each) => each !== undefined)
  return conditions.length === 0 ? undefined : or(...conditions)
}

function read(db: Store['db'], condition: SQL, seesAll: boolean) {
  const rows = db
    .select({ token, planName: plan.name, sale, batchNumber: batch.number })
    .from(token)
    .innerJoin(plan, eq(plan.id, token.planId))
    .leftJoin(sale, eq(sale.id, token.saleId))
    .leftJoin(batch, eq(batch.id, token.batchId))
    .where(condition)
    .orderBy(desc(sale.at), token.position)
    .limit(LISTED)
    .all()
  // Who holds an unsold slip scans it where it is sold.
  return rows
    .filter((row) => seesAll || row.sale !== null)
    .map((row) => ({ ...row, grants: db.select().from(grant).where(eq(grant.tokenId, row.token.id)).all() }))
}

type Row = ReturnType<typeof read>[number]

function inList(row: Row, person: Signed, seesAll: boolean, now: number): FoundToken {
  const { token: found, sale: of, batchNumber, planName } = row
  const isShown = seesAll || of?.personId === person.id
  const customer = isShown ? { phone: of?.phone ?? null, note: of?.note ?? null } : { phone: null, note: null }
  return {
    id: found.id,
    codeGroups: groupCode(found.code),
    planName: of?.planName ?? planName,
    word: wordFor(found, overBy(found, consumed(row.grants), now) !== null),
    sale: of && { number: of.number, at: of.at, ...customer },
    batchNumber,
    isStock: found.isStock,
  }
}

/** How a code stands, by what matters most. */
export function wordFor(row: typeof token.$inferSelect, isOver: boolean): TokenWord {
  if (row.refundedAt !== null) return 'refunded'
  if (row.voidedAt !== null) return 'void'
  if (row.blockedAt !== null) return 'blocked'
  if (row.saleId === null) return 'unsold'
  return isOver ? 'over' : 'good'
}
