/** The calls about sold codes: look one up, block it, untie it from its device, put more on it. */
import { and, eq, ne } from 'drizzle-orm'
import type { z } from 'zod'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { TokenView } from '../../contract/token.ts'
import { readCode } from '../../core/codes.ts'
import { AppError, type FieldProblem } from '../../core/errors.ts'
import { holds } from '../../core/permissions.ts'
import type { Clock } from '../../core/ports.ts'
import { consumed, extended } from '../../core/token-life.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import type { RouterFleet } from '../ports.ts'
import { grant, sale, token } from '../store/schema.ts'
import type { Fact, Store, Tx } from '../store/store.ts'
import { readToken, type TokenRecord, tokenInView, tokensOfSale } from '../store/token-views.ts'
import { allowedAnew, newWish } from './grant-changes.ts'
import { putAgain } from './put-again.ts'
import { requireSale } from './require-sale.ts'
import { requireToken } from './require-token.ts'
import { searchTokens } from './token-search.ts'
import { readStory, voidToken } from './token-story.ts'

export interface TokenOptions {
  readonly store: Store
  readonly clock: Clock
  readonly routers: RouterFleet
  readonly onSale: (saleId: string) => void
  readonly onChange: () => void
}

type TokenCalls = TellerContract['token']
type Extension = z.output<TokenCalls['extend']['input']>

export function tokenService(options: TokenOptions): GroupHandlers<TokenCalls, CallContext> {
  const { store } = options
  return {
    find: ({ text }, ctx) => view(options, findTokens(store, text, ctx.person())),
    search: ({ text }, ctx) => searchTokens(store, text, ctx.person(), options.clock()),
    story: ({ tokenId }, ctx) => readStory(store, tokenId, ctx.person(), options.clock()),
    void: ({ tokenId }, ctx) => {
      voidToken(options, tokenId, ctx.person())
      return readStory(store, tokenId, ctx.person(), options.clock())
    },
    ofSale: ({ saleId }, ctx) => view(options, tokensOfSale(store.db, requireSale(store, saleId, ctx.person()).id)),
    block: ({ tokenId }, ctx) => setBlocked(options, tokenId, true, ctx.person()),
    unblock: ({ tokenId }, ctx) => setBlocked(options, tokenId, false, ctx.person()),
    freeDevice: ({ tokenId }, ctx) => freeDevice(options, tokenId, ctx.person()),
    extend: (input, ctx) => extend(options, input, ctx.person()),
  }
}

/** Who brings a whole code has bought it; a sale number is only a number, and shows what one may see anyway. */
function findTokens({ db }: Store, text: string, person: Signed): string[] {
  const code = readCode(text)
  const number = /^#?(\d{1,9})$/.exec(text)?.[1]
  const isOfHere = eq(sale.locationId, person.locationId)
  const isTheirs = holds(person.role, 'sale.read_all') ? undefined : eq(sale.personId, person.id)
  const bySale = number !== undefined && and(eq(sale.number, Number(number)), isTheirs)
  const conditions = [code.ok && eq(token.code, code.value), bySale].filter((condition) => condition !== false)
  const found = conditions.flatMap((condition) =>
    db
      .select({ id: token.id })
      .from(token)
      .innerJoin(sale, eq(sale.id, token.saleId))
      .where(and(condition, isOfHere))
      .orderBy(token.position)
      .all(),
  )
  return [...new Set(found.map(({ id }) => id))]
}

function view({ store, clock }: TokenOptions, ids: readonly string[]): TokenView[] {
  const records = ids.map((id) => readToken(store.db, id)).filter((record) => record !== undefined)
  return records.map((record) => tokenInView(record, clock()))
}

function setBlocked(options: TokenOptions, tokenId: string, blocked: boolean, person: Signed): TokenView {
  const { token: before } = requireToken(options.store.db, tokenId, person)
  // Done already, at another window.
  if ((before.blockedAt !== null) === blocked) return shown(options, tokenId)
  return change(options, tokenId, person, (tx, at) => {
    tx.update(token)
      .set({ blockedAt: blocked ? at : null })
      .where(eq(token.id, tokenId))
      .run()
    const set = {
      ...newWish,
      ...allowedAnew,
      wanted: blocked ? 'disabled' : 'present',
      state: 'waiting',
      updatedAt: at,
    } as const
    tx.update(grant)
      .set(set)
      .where(and(eq(grant.tokenId, tokenId), ne(grant.wanted, 'absent')))
      .run()
    return { kind: blocked ? 'token.blocked' : 'token.unblocked', data: {} }
  })
}

/** @throws AppError `no_device_lock` when the token is not tied to any device */
function freeDevice(options: TokenOptions, tokenId: string, person: Signed): TokenView {
  const { token: before, grants } = requireToken(options.store.db, tokenId, person)
  if (!before.lockDevice) throw new AppError('conflict', 'no_device_lock')
  return change(options, tokenId, person, (tx, at) => {
    const set = { ...newWish, freeDevice: true, state: 'waiting', updatedAt: at } as const
    tx.update(grant)
      .set(set)
      .where(and(eq(grant.tokenId, tokenId), ne(grant.wanted, 'absent')))
      .run()
    const devices = grants.map(({ grant: { device } }) => device).filter((device) => device !== null)
    return { kind: 'token.device_freed', data: { devices: [...new Set(devices)] } }
  })
}

function extend(options: TokenOptions, { tokenId, reason, ...more }: Extension, person: Signed): TokenView {
  const { store, clock } = options
  const { token: before, grants } = requireToken(store.db, tokenId, person)
  requireUseful(before, more)
  const after = extended(before, consumed(grants.map((each) => each.grant)), more, clock())
  return change(options, tokenId, person, (tx, at) => {
    const { timeLimitSeconds, dataLimitBytes, validitySeconds, expiresAt } = after
    tx.update(token)
      .set({ timeLimitSeconds, dataLimitBytes, validitySeconds, expiresAt })
      .where(eq(token.id, tokenId))
      .run()
    putAgain(tx, before, at)
    return { kind: 'token.extended', data: { ...more, reason } }
  })
}

/** More of what has no limit, or of nothing, would be a promise that means nothing. */
function requireUseful(before: TokenRecord['token'], more: Omit<Extension, 'tokenId' | 'reason'>): void {
  const fields: Record<string, FieldProblem> = {
    ...(before.timeLimitSeconds === null && more.seconds > 0 && { seconds: 'invalid' }),
    ...(before.dataLimitBytes === null && more.bytes > 0 && { bytes: 'invalid' }),
    ...(before.validitySeconds === null && more.validitySeconds > 0 && { validitySeconds: 'invalid' }),
    ...(more.seconds + more.bytes + more.validitySeconds === 0 && { seconds: 'required' }),
  }
  if (Object.keys(fields).length > 0) throw new AppError('bad_request', 'check_fields', { fields })
}

/** One change of a token: its rows, its journal entry, then the routers and the screens. */
function change(
  options: TokenOptions,
  tokenId: string,
  person: Signed,
  work: (tx: Tx, at: number) => Pick<Fact, 'kind'> & { readonly data: object },
): TokenView {
  const { store, routers, onSale } = options
  const sold = store.write((tx, at) => {
    const { token: row, sale: of } = requireToken(tx, tokenId, person)
    const { kind, data } = work(tx, at)
    const subject = { type: 'sale', id: of.id, name: String(of.number) } as const
    const codes = { tokenId, codeEnding: row.code.slice(-2), planName: of.planName }
    return { value: of.id, fact: { kind, by: actor(person), subject, data: { ...codes, ...data } } }
  })
  const after = shown(options, tokenId)
  for (const { id } of after.routers) routers.kick(id)
  onSale(sold)
  return after
}

/** @throws AppError `no_such_token` */
function shown(options: TokenOptions, tokenId: string): TokenView {
  const [found] = view(options, [tokenId])
  if (!found) throw new AppError('not_found', 'no_such_token')
  return found
}
