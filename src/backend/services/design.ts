/** The ticket designer's calls: a location's design and logo, and samples of what is not saved yet. */
import { and, asc, eq } from 'drizzle-orm'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import { groupCode } from '../../core/codes.ts'
import { AppError } from '../../core/errors.ts'
import { changesOf, type JournalKind } from '../../core/journal.ts'
import { minorDigits } from '../../core/money.ts'
import type { Clock } from '../../core/ports.ts'
import { composeTicket } from '../../core/ticket/compose.ts'
import { standardDesign, type TicketDesign } from '../../core/ticket/design.ts'
import type { TicketFacts, TicketMark } from '../../core/ticket/facts.ts'
import { hotspotLoginUrl } from '../../core/ticket/login-url.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import type { PrinterDesk, TicketLogo } from '../ports.ts'
import { priceOf } from '../store/plan-prices.ts'
import { location, plan, printer, router, ticketDesign, ticketLogo } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { loginHostOf } from './sold-on.ts'
import { designOf, savedDesignOf } from './ticket-designs.ts'

export interface DesignOptions {
  readonly store: Store
  readonly clock: Clock
  readonly printers: PrinterDesk
  /** @throws AppError for what is no picture, or one that cannot be printed */
  readonly readLogo: (bytes: Uint8Array) => Promise<TicketLogo>
}

/** Drawn like a code, but with letters that no code has. */
const SAMPLE_CODE = '7kqmx4p2o'

export function designService(options: DesignOptions): GroupHandlers<TellerContract['design'], CallContext> {
  const { store, clock, printers } = options
  return {
    get: ({ planKind }, ctx) => {
      const { locationId } = ctx.person()
      const saved = savedDesignOf(store.db, locationId, planKind)
      const logo = logoOf(store.db, locationId)
      const paperMm = firstPrinter(store.db, locationId)?.paperMm ?? 80
      return { design: saved ?? standardDesign, isStandard: !saved, logo: logo ? shown(logo) : null, paperMm }
    },
    preview: ({ design, paperMm, mark }, ctx) => {
      const person = ctx.person()
      const facts = { ...sampleFacts(store.db, person, clock()), mark: markOf(mark) }
      const { png, ...size } = printers.preview(composeTicket(design, facts), {
        locationId: person.locationId,
        paperMm,
      })
      return { pngBase64: Buffer.from(png).toString('base64'), ...size }
    },
    save: ({ planKind, design }, ctx) => {
      const person = ctx.person()
      change(store, person, 'design.saved', (tx, at) => {
        const before = designOf(tx, person.locationId, planKind)
        const row = { locationId: person.locationId, planKind, design, updatedAt: at }
        const target = [ticketDesign.locationId, ticketDesign.planKind]
        tx.insert(ticketDesign).values(row).onConflictDoUpdate({ target, set: row }).run()
        return told(before, design)
      })
      return null
    },
    reset: ({ planKind }, ctx) => {
      const { locationId } = ctx.person()
      change(store, ctx.person(), 'design.reset', (tx) => {
        const before = designOf(tx, locationId, planKind)
        const isMeant = and(eq(ticketDesign.locationId, locationId), eq(ticketDesign.planKind, planKind))
        tx.delete(ticketDesign).where(isMeant).run()
        return told(before, standardDesign)
      })
      return null
    },
    setLogo: async ({ fileBase64 }, ctx) => {
      const logo = await options.readLogo(Buffer.from(fileBase64, 'base64'))
      ctx.requireStill()
      const { locationId } = ctx.person()
      const { widthDots, heightDots } = logo
      change(store, ctx.person(), 'design.logo_set', (tx, at) => {
        const row = { locationId, png: Buffer.from(logo.png), widthDots, heightDots, updatedAt: at }
        tx.insert(ticketLogo).values(row).onConflictDoUpdate({ target: ticketLogo.locationId, set: row }).run()
        return { widthDots, heightDots }
      })
      printers.logoChanged(locationId)
      return shown(logo)
    },
    removeLogo: (_, ctx) => {
      const { locationId } = ctx.person()
      change(store, ctx.person(), 'design.logo_removed', (tx) => {
        tx.delete(ticketLogo).where(eq(ticketLogo.locationId, locationId)).run()
        return {}
      })
      printers.logoChanged(locationId)
      return null
    },
  }
}

function markOf(kind: TicketMark['kind'] | null): TicketMark | undefined {
  if (kind === null) return undefined
  return kind === 'reprint' ? { kind, count: 1 } : { kind }
}

/** One change of a location's tickets, and its fact. */
function change(store: Store, person: Signed, kind: JournalKind, work: (tx: Tx, at: number) => object): void {
  store.write((tx, at) => {
    const data = work(tx, at)
    const name = tx.select().from(location).where(eq(location.id, person.locationId)).get()?.name ?? ''
    const subject = { type: 'location', id: person.locationId, name } as const
    return { value: null, fact: { kind, by: actor(person), subject, data } }
  })
}

/** A change as the journal tells it. It stands on paper, but the Wi-Fi's password need not be read in the books. */
function told(before: TicketDesign, after: TicketDesign): object {
  const isSameWifi = JSON.stringify(before.wifi) === JSON.stringify(after.wifi)
  return { ...changesOf(inShort(before), inShort(after)), wifiChanged: !isSameWifi }
}

function inShort({ languages, blocks }: TicketDesign) {
  const shown = blocks.filter(({ off }) => !off)
  const texts = shown.flatMap((block) => ('text' in block && block.text !== '' ? [block.text] : []))
  return { languages, pieces: shown.map(({ kind }) => kind), texts }
}

/** What a sample tells: the café as it is, and its first package. */
function sampleFacts(db: Pick<Tx, 'select'>, person: Signed, at: number): TicketFacts {
  const cafe = db.select().from(location).where(eq(location.id, person.locationId)).get()
  if (!cafe) throw new AppError('not_found', 'no_such_location')
  const ofHere = eq(plan.locationId, cafe.id)
  const sample = db.select().from(plan).where(ofHere).orderBy(asc(plan.position)).limit(1).get()
  const routers = db.select().from(router).where(eq(router.locationId, cafe.id)).all()
  const host = loginHostOf(routers) || 'wifi.cafe'
  const credentials = { username: SAMPLE_CODE, password: SAMPLE_CODE }
  return {
    cafeName: cafe.name,
    timeZone: cafe.timeZone,
    planName: sample?.name ?? '1 hour',
    priceMinor: sample ? priceOf(db, sample.id, at) : 10 ** minorDigits(cafe.currency),
    currency: cafe.currency,
    limits: sample ?? { timeLimitSeconds: 3_600, devices: 1 },
    ...credentials,
    codeGroups: groupCode(SAMPLE_CODE),
    loginUrl: hotspotLoginUrl({ host, ...credentials }),
    sold: { saleNumber: '1042', cashierName: person.name, at },
  }
}

function firstPrinter(db: Pick<Tx, 'select'>, locationId: string) {
  const isOurs = eq(printer.locationId, locationId)
  return db.select().from(printer).where(isOurs).orderBy(asc(printer.createdAt)).limit(1).get()
}

function logoOf(db: Pick<Tx, 'select'>, locationId: string) {
  return db.select().from(ticketLogo).where(eq(ticketLogo.locationId, locationId)).get()
}

function shown({ png, widthDots, heightDots }: TicketLogo) {
  return { pngBase64: Buffer.from(png).toString('base64'), widthDots, heightDots }
}
