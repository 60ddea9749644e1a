/** The composition root: the only file that knows every adapter. */
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { contract, events } from '../contract/index.ts'
import type { Reply, WireEvent } from '../contract/wire.ts'
import type { RandomBelow } from '../core/codes.ts'
import type { Clock, SecretBox } from '../core/ports.ts'
import { CallRouter } from './call-router.ts'
import { Callers } from './callers.ts'
import { Events } from './events.ts'
import type { Log } from './log.ts'
import { type PracticeEquipment, practicePins, prepareForPractice } from './practice.ts'
import { StoredPrinterDesk } from './printing/printer-desk.ts'
import { StoredRouterFleet } from './provisioning/router-fleet.ts'
import { appService, planService } from './services/app.ts'
import { equipmentService } from './services/equipment.ts'
import { saleService } from './services/sale.ts'
import { SaleNews } from './services/sale-news.ts'
import { sessionService } from './services/session.ts'
import { type SetupOptions, setupService } from './services/setup.ts'
import { StatusBoard } from './services/status-board.ts'
import { ticketService } from './services/ticket.ts'
import { TicketOffice } from './services/ticket-office.ts'
import { DATABASE_FILE, openDatabase } from './store/open.ts'
import { location } from './store/schema.ts'
import { Secrets } from './store/secrets.ts'
import { Store } from './store/store.ts'

export interface BackendOptions {
  /** Where this backend keeps its database. */
  readonly folder: string
  readonly secretBox: SecretBox
  readonly version: string
  readonly log: Log
  /** Present in practice: the simulated router and printer that this backend uses. */
  readonly practiceEquipment?: PracticeEquipment
  /** How the first run's *Practice* and the banner's *Leave practice* change over. */
  readonly practice?: SetupOptions['practice']
  readonly clock?: Clock
  readonly random?: RandomBelow
}

/** A counter's answers, behind one door for every transport. */
export interface Backend {
  call(callerId: string, path: string, input: unknown): Promise<Reply>
  subscribe(callerId: string, listener: (event: WireEvent) => void): () => void
  /** The window or socket is gone, and whoever was signed in there is signed out. */
  forget(callerId: string): void
  close(): Promise<void>
}

export async function createBackend(options: BackendOptions): Promise<Backend> {
  const { secretBox, version, log, practiceEquipment, practice, clock = Date.now, random = randomInt } = options
  const store = new Store(openDatabase(join(options.folder, DATABASE_FILE)), clock)
  const callers = new Callers()
  const hub = new Events(events, callers)
  const secrets = new Secrets(store, secretBox)
  const isPractice = practiceEquipment !== undefined

  const news = new SaleNews(store, (payload, personId) => hub.publish({ name: 'sale.changed', payload }, { personId }))
  const onSale = (saleId: string): void => {
    news.changed(saleId)
    board.changed()
  }
  const onChange = (): void => board.changed()
  const printers = new StoredPrinterDesk({ store, log, onChange, onSale })
  const tickets = new TicketOffice(store, printers, isPractice)
  const routers = new StoredRouterFleet({
    store,
    secrets,
    log,
    onChange,
    release: (tx, tokenId, at) => tickets.releaseFor(tx, tokenId, at),
    onSettled: (saleId, printerId) => {
      if (printerId !== undefined) printers.kick(printerId)
      onSale(saleId)
    },
  })
  const board = new StatusBoard({
    store,
    clock,
    routers,
    printers,
    publish: (payload) => hub.publish({ name: 'status.changed', payload }),
  })

  const setupOptions: SetupOptions = {
    store,
    secrets,
    routers,
    printers,
    random,
    onChange,
    ...(practice && { practice }),
  }
  if (practiceEquipment) await prepareForPractice(setupOptions, practiceEquipment)
  await routers.reload()
  printers.reload()

  const calls = new CallRouter({
    contract,
    callers,
    handlers: {
      app: appService({ store, secrets, board, version, practice: isPractice }),
      setup: setupService(setupOptions),
      session: sessionService({ store, clock, practicePins: isPractice ? practicePins : {} }),
      plan: planService(store),
      sale: saleService({ store, clock, random, routers, tickets, onSale }),
      ticket: ticketService({ store, clock, tickets, printers, onSale }),
      equipment: equipmentService({ store, secrets, routers, printers, onChange }),
    },
    isSetUp: once(() => store.db.select({ id: location.id }).from(location).limit(1).get() !== undefined),
    reportBug: (path, error) => log.error(`call ${path} failed`, error),
  })

  return {
    call: (callerId, path, input) => calls.call(callerId, path, input),
    subscribe: (callerId, listener) => hub.subscribe(callerId, listener),
    forget: (callerId) => callers.signOut(callerId),
    close: async () => {
      await Promise.all([routers.stop(), printers.stop()])
      // What the last steps of routers and printers wanted to tell has nobody to hear it.
      board.stop()
      news.stop()
      store.close()
    },
  }
}

/** A question whose answer, once it is yes, stays yes. */
function once(ask: () => boolean): () => boolean {
  let isTrue = false
  return () => {
    isTrue ||= ask()
    return isTrue
  }
}
