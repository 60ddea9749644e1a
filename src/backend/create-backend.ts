/** The composition root: the only file that knows every adapter. */
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import type { ScanProgress } from '../contract/discovery.ts'
import { contract, events } from '../contract/index.ts'
import type { Reply, WireEvent } from '../contract/wire.ts'
import type { RandomBelow } from '../core/codes.ts'
import type { Clock, SecretBox } from '../core/ports.ts'
import { AuditDesk } from './audit/audit-desk.ts'
import { CallRouter } from './call-router.ts'
import { Events } from './events.ts'
import { LiveDesk } from './live/live-desk.ts'
import type { Log } from './log.ts'
import { openCallers } from './open-callers.ts'
import { neighbourhoodOf, type PracticeEquipment, practicePins, prepareForPractice } from './practice.ts'
import { LocalPrinterSearch } from './printing/discovery/printer-search.ts'
import { readLogo } from './printing/logo-reader.ts'
import { forkPrinterProcess } from './printing/ports/fork-printer-process.ts'
import type { PrinterAccess } from './printing/ports/port-to.ts'
import { StoredPrinterDesk } from './printing/printer-desk.ts'
import { StoredRouterDoctor } from './provisioning/doctor/stored-router-doctor.ts'
import { RouterOnboardingDesk } from './provisioning/onboarding/onboarding-desk.ts'
import { StoredRouterFleet } from './provisioning/router-fleet.ts'
import { soldProfiles } from './provisioning/stored-grants.ts'
import { realTimers } from './provisioning/timing.ts'
import { Rates } from './rates.ts'
import { sheetPdf } from './report-pdf/sheet-pdf.ts'
import { ThreadReportDesk } from './reports/report-desk.ts'
import { accountService } from './services/account.ts'
import { appService } from './services/app.ts'
import { Approvals, approvalService } from './services/approval.ts'
import { auditService } from './services/audit.ts'
import { batchService } from './services/batch.ts'
import { BatchOffice } from './services/batch-office.ts'
import { counterService, Settings } from './services/counter.ts'
import { customerService } from './services/customer.ts'
import { designService } from './services/design.ts'
import { discoveryService } from './services/discovery.ts'
import { doctorService } from './services/doctor.ts'
import { CashDrawer, drawerService } from './services/drawer.ts'
import { equipmentService } from './services/equipment.ts'
import { locationService } from './services/location.ts'
import { moneyService } from './services/money.ts'
import { onboardingService } from './services/onboarding.ts'
import { onlineService } from './services/online.ts'
import { OnlineNews } from './services/online-news.ts'
import { outageService } from './services/outage.ts'
import { peopleService } from './services/people.ts'
import { planService } from './services/plan.ts'
import { PlanNews, type PlanNewsOptions } from './services/plan-news.ts'
import { printingService } from './services/printing.ts'
import { Proofs } from './services/proofs.ts'
import { reconcileService } from './services/reconcile.ts'
import { noteRefusals } from './services/refusals.ts'
import { reportService } from './services/report.ts'
import { ReportExports } from './services/report-exports.ts'
import { forgetPins, Roster } from './services/roster.ts'
import { routerService } from './services/router.ts'
import { saleService } from './services/sale.ts'
import { SaleDesk } from './services/sale-desk.ts'
import { SaleNews } from './services/sale-news.ts'
import { sessionService } from './services/session.ts'
import { Sessions } from './services/sessions.ts'
import { type SetupOptions, setupService } from './services/setup.ts'
import { type SheetOptions, sheetService } from './services/sheet.ts'
import { shiftReportService } from './services/shift-report.ts'
import { slipService } from './services/slip.ts'
import { StatusBoard } from './services/status-board.ts'
import { stockService } from './services/stock.ts'
import { StockKeeper } from './services/stock-keeper.ts'
import { summaryService } from './services/summary.ts'
import { SummaryKeeper } from './services/summary-keeper.ts'
import { ticketService } from './services/ticket.ts'
import { TicketOffice } from './services/ticket-office.ts'
import { tillService } from './services/till.ts'
import { tokenService } from './services/token.ts'
import { topUpService } from './services/top-up.ts'
import { ThreadSheetDesk } from './sheets/sheet-desk.ts'
import { openCounterKey } from './store/counter-keys.ts'
import { DATABASE_FILE, openDatabase } from './store/open.ts'
import type { PrintStep } from './store/print-jobs.ts'
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
  /** How the shell starts printers' processes, and prints by driver; under plain Node it is known. */
  readonly printing?: PrinterAccess
  readonly clock?: Clock
  readonly random?: RandomBelow
  /** Milliseconds of a clock that never jumps. */
  readonly monotonic?: () => number
  /** How soon the screens hear of a price or of hours that begin. */
  readonly planNews?: Pick<PlanNewsOptions, 'untilNextMs'>
  /** For measurements, which are faster than any hand. */
  readonly withoutRates?: boolean
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
  const monotonic = options.monotonic ?? (() => performance.now())
  const databaseFile = join(options.folder, DATABASE_FILE)
  const store = new Store(openDatabase(databaseFile), clock)
  const secrets = new Secrets(store, secretBox)
  const sealKey = await openCounterKey('journal/seal-key', secrets, log)
  const pinKey = await openCounterKey('counter/pin-key', secrets, log)
  store.sealWith(sealKey)
  store.settle((tx) => {
    // PINs under a key that is gone would be wrong for ever.
    if (pinKey.keep) forgetPins(tx, pinKey.home)
    pinKey.keep?.(tx)
  })
  const isPractice = practiceEquipment !== undefined
  const settings = new Settings(store)
  const callers = openCallers({
    monotonic,
    idleMs: () => settings.idleMs(),
    onChange: (callerId) => {
      // Whoever leaves the window takes what they typed about a router along, and the file they had made.
      if (!callers.known.peek(callerId)) {
        onboardingDesk.leave(callerId)
        reportExports.leave(callerId)
      }
      hub.tell(callerId, { name: 'session.changed', payload: null })
    },
    onIdle: (signed) => {
      try {
        sessions.noteLocked(signed, 'idle')
      } catch (error) {
        log.error('a screen was covered, but that could not be written down', error)
      }
    },
  })
  const hub = new Events(events, callers.known)
  const roster = new Roster(store, pinKey.home)
  const sessions = new Sessions(store, callers.known, roster)
  const proofs = new Proofs({ store, roster, pinKey, monotonic })
  const approvals = new Approvals(monotonic, roster)
  const people = { store, roster, proofs, sessions, random }
  const shown = isPractice ? practicePins : new Map<string, string>()

  const news = new SaleNews(store, (payload, personId) => hub.publish({ name: 'sale.changed', payload }, { personId }))
  const onSale = (saleId: string): void => {
    news.changed(saleId)
    board.changed()
    stock.changed()
  }
  const onChange = (): void => {
    board.changed()
    stock.changed()
    planNews.changed()
  }
  const onTill = (): void => {
    board.changed()
    hub.publish({ name: 'till.changed', payload: null })
  }
  const onStep = (step: PrintStep): void => {
    if (step.saleId === null) board.changed()
    else onSale(step.saleId)
    batches.step(step)
  }
  const planNews = new PlanNews({
    store,
    clock,
    publish: (payload) => hub.publish({ name: 'plans.changed', payload }),
    ...options.planNews,
  })
  const access = options.printing ?? { startProcess: forkPrinterProcess }
  const printers = new StoredPrinterDesk({ store, log, clock, access, onChange, onStep })
  const search = new LocalPrinterSearch({
    access,
    ...(practiceEquipment && { practicePrinter: practiceEquipment.printer }),
  })
  const discovery = {
    search,
    onScan: (callerId: string, payload: ScanProgress) => hub.tell(callerId, { name: 'discovery.progress', payload }),
  }
  const tickets = new TicketOffice(store, printers, isPractice)
  const drawer = new CashDrawer({
    store,
    clock,
    printers,
    onFailed: (callerId, payload) => hub.tell(callerId, { name: 'drawer.failed', payload }),
  })
  const onlineNews = new OnlineNews(store, (payload) => hub.publish({ name: 'online.changed', payload }))
  const live = new LiveDesk({
    store,
    log,
    timers: { ...realTimers, now: clock },
    onChange: () => onlineNews.changed(live),
  })
  const routers = new StoredRouterFleet({
    store,
    secrets,
    log,
    clock,
    onChange,
    onSession: (routerId, connection) => live.opened(routerId, connection),
    release: (tx, tokenId, at) => tickets.releaseFor(tx, tokenId, at),
    onSettled: (saleId, printerId) => {
      if (printerId !== undefined) printers.kick(printerId)
      if (saleId === null) board.changed()
      else onSale(saleId)
    },
  })
  const batches = new BatchOffice({
    store,
    log,
    random,
    routers,
    tickets,
    publish: (payload) => hub.publish({ name: 'batch.changed', payload }),
  })
  const stock = new StockKeeper({ store, random, routers, log, onChange: () => board.changed() })
  const summaries = new SummaryKeeper({ store, clock, log, toPdf: sheetPdf })
  const desk = new SaleDesk({ store, random, routers, tickets, approvals, drawer, onSale })
  const doctor = new StoredRouterDoctor({
    store,
    secrets,
    log,
    clock,
    profiles: () => soldProfiles(store),
    onProgress: (payload) => hub.publish({ name: 'doctor.progress', payload }),
  })
  const board = new StatusBoard({
    store,
    clock,
    routers,
    printers,
    publish: (payload) => hub.publish({ name: 'status.changed', payload }),
  })
  const onboardingDesk = new RouterOnboardingDesk({
    log,
    clock,
    random,
    ...(practiceEquipment && { neighbourhood: neighbourhoodOf(practiceEquipment) }),
  })
  const reports = { store, clock, printers, onStep, toPdf: sheetPdf, practice: isPractice }
  const sheetDesk = new ThreadSheetDesk()
  const onSheet: SheetOptions['onProgress'] = (id, payload) => hub.tell(id, { name: 'sheet.progress', payload })
  const reportDesk = new ThreadReportDesk({ folder: options.folder, databaseFile })
  const reportExports = new ReportExports({
    store,
    clock,
    desk: reportDesk,
    onProgress: (callerId, payload) => hub.tell(callerId, { name: 'report.progress', payload }),
  })
  const auditDesk = new AuditDesk({ databaseFile, sealKey: { home: sealKey.home, key: sealKey.key } })

  const setupOptions: SetupOptions = { ...people, secrets, routers, printers, onChange, ...(practice && { practice }) }
  if (practiceEquipment) await prepareForPractice(setupOptions, practiceEquipment)
  await routers.reload()
  batches.start()
  printers.reload()
  stock.start()
  summaries.start()
  planNews.start()

  const rates = new Rates(monotonic)
  const calls = new CallRouter({
    contract,
    callers: callers.known,
    rates: options.withoutRates ? undefined : rates,
    handlers: {
      app: appService({ store, secrets, board, version, practice: isPractice }),
      setup: setupService(setupOptions, discovery),
      session: sessionService({ ...people, practicePins: shown }),
      account: accountService(people),
      people: peopleService(people),
      location: locationService({ store, roster, random, onChange }),
      approval: approvalService({ ...people, approvals, clock, practicePins: shown }),
      plan: planService({ store, clock, onChange }),
      till: tillService({ store, clock, roster, proofs, approvals, drawer, reports, onChange: onTill }),
      shiftReport: shiftReportService(reports),
      summary: summaryService(summaries),
      money: moneyService({ store, onChange }),
      customer: customerService({ store, drawer, onChange }),
      sale: saleService({ store, clock, routers, desk, approvals, drawer, onSale }),
      slip: slipService(store, desk),
      topUp: topUpService({ store, clock, desk }),
      stock: stockService({ store, onChange }),
      batch: batchService({ store, clock, routers, batches, onSale }),
      token: tokenService({ store, clock, routers, onSale, onChange }),
      router: routerService({ store, secrets, routers, onChange, onSale }),
      ticket: ticketService({ store, clock, tickets, printers, onSale }),
      printing: printingService({ store, tickets, printers, onStep }),
      drawer: drawerService(drawer),
      design: designService({ store, clock, printers, readLogo }),
      doctor: doctorService({ store, doctor }),
      equipment: equipmentService({ store, routers, printers, onChange }),
      discovery: discoveryService(discovery),
      onboarding: onboardingService({
        store,
        secrets,
        desk: onboardingDesk,
        routers,
        onChange,
        onProgress: (callerId, payload) => hub.tell(callerId, { name: 'onboarding.progress', payload }),
      }),
      counter: counterService({ store, settings, onChange }),
      online: onlineService({ store, clock, desk: live }),
      outage: outageService({ store, routers, desk: live, onChange }),
      sheet: sheetService({ store, tickets, desk: sheetDesk, onProgress: onSheet }),
      reconcile: reconcileService({ store, clock }),
      report: reportService({ ...reports, online: live, exports: reportExports }),
      audit: auditService({
        store,
        clock,
        desk: auditDesk,
        onProgress: (payload) => hub.publish({ name: 'audit.progress', payload }),
      }),
    },
    isSetUp: once(() => store.here() !== undefined),
    onRefused: noteRefusals(store, rates),
    reportBug: (path, error) => log.error(`call ${path} failed`, error),
  })

  let isClosed = false
  return {
    call: (callerId, path, input) => calls.call(callerId, path, input),
    subscribe: (callerId, listener) => hub.subscribe(callerId, listener),
    forget: (callerId) => {
      try {
        if (!isClosed) sessions.close(callerId, 'window_closed')
      } catch (error) {
        log.error('a closed window was signed out, but that could not be written down', error)
      } finally {
        callers.known.forget(callerId)
        onboardingDesk.leave(callerId)
        search.leave(callerId)
        reportExports.leave(callerId)
      }
    },
    close: async () => {
      isClosed = true
      callers.stop()
      onboardingDesk.stop()
      stock.stop()
      search.stop()
      await summaries.stop()
      await batches.stop()
      await Promise.all([
        routers.stop(),
        doctor.stop(),
        printers.stop(),
        auditDesk.stop(),
        sheetDesk.stop(),
        reportDesk.stop(),
      ])
      await live.stop()
      onlineNews.stop()
      // What the last steps of routers and printers wanted to tell has nobody to hear it.
      board.stop()
      planNews.stop()
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
