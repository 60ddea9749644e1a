/** All printers of this counter: one port and one queue each, as the store says they are set up. */
import type { z } from 'zod'
import type { PrinterForm, PrinterTest } from '../../contract/equipment.ts'
import type { PrinterState } from '../../contract/status.ts'
import type { Clock } from '../../core/ports.ts'
import { composeTestTicket } from '../../core/ticket/compose-test.ts'
import type { TicketDocument } from '../../core/ticket/document.ts'
import type { Log } from '../log.ts'
import type { DrawerPulse, PreviewPaper, PrinterDesk, TicketPicture } from '../ports.ts'
import { counterPrinter } from '../store/counter-printer.ts'
import { type PrintStep, StoredPrintJobs } from '../store/print-jobs.ts'
import { printer } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { Bitmap } from './bitmap.ts'
import { encodeTicket } from './encode.ts'
import { layoutTicket } from './layout.ts'
import { LogoShelf } from './logo-shelf.ts'
import { type PrinterAccess, portTo } from './ports/port-to.ts'
import { pictureTicket, previewTicket } from './preview.ts'
import { PrintQueue } from './print-queue.ts'
import type { SendOutcome } from './printer-port.ts'
import { defaultPrinterProfile, type PrinterProfile } from './profile.ts'
import { encodeTestPage } from './test-page.ts'

export interface PrinterDeskOptions {
  readonly store: Store
  readonly log: Log
  readonly clock: Clock
  readonly access: PrinterAccess
  /** A printer's state changed. */
  readonly onChange: () => void
  /** A ticket of this sale moved on, or a slip. */
  readonly onStep: (step: PrintStep) => void
}

type Form = z.output<typeof PrinterForm>
type Row = typeof printer.$inferSelect

interface Station {
  readonly queue: PrintQueue
  /** As set up; a changed printer gets a new queue. */
  readonly setUpAs: string
}

const TEST_DEADLINE_MS = 8_000
/** Somebody is waiting at the counter: a ticket that cannot come out for this long is theirs to decide about. */
const GIVE_UP_AFTER_MS = 120_000

export class StoredPrinterDesk implements PrinterDesk {
  readonly #options: PrinterDeskOptions
  readonly #jobs: StoredPrintJobs
  readonly #logos: LogoShelf
  readonly #stations = new Map<string, Station>()

  constructor(options: PrinterDeskOptions) {
    this.#options = options
    this.#logos = new LogoShelf(options.store, options.log)
    this.#jobs = new StoredPrintJobs(options.store, options.onStep)
  }

  kick(printerId: string): void {
    this.#stations.get(printerId)?.queue.kick()
  }

  /** Only a head start: what cannot be encoded fails, with words, when its turn comes. */
  prepare(printerId: string, document: TicketDocument): void {
    try {
      this.#stations.get(printerId)?.queue.prepare(document)
    } catch (error) {
      this.#options.log.error('a ticket cannot be encoded', error)
    }
  }

  tryNow(): void {
    for (const { queue } of this.#stations.values()) queue.kick()
  }

  /** Starts a queue for each printer that is new or changed; the queue of the old setting ends first. */
  reload(): void {
    for (const row of this.#options.store.db.select().from(printer).all()) {
      const setUpAs = JSON.stringify(row)
      const station = this.#stations.get(row.id)
      if (station?.setUpAs === setUpAs) continue
      const queue = this.#makeQueue(row)
      this.#stations.set(row.id, { queue, setUpAs })
      void (station?.queue.stop() ?? Promise.resolve()).then(() => queue.start())
    }
  }

  state(printerId: string): PrinterState {
    return this.#stations.get(printerId)?.queue.health ?? 'checking'
  }

  async test(form: Form): Promise<PrinterTest> {
    const port = portTo(form, this.#options.access)
    try {
      const bytes = testBytes(form)
      const deadlineMs = TEST_DEADLINE_MS + (port.transferMs?.(bytes.length) ?? 0)
      const sent = await port.send('test', bytes, { deadlineMs })
      return { state: sent.status, outcome: testOutcome(sent) }
    } finally {
      port.close()
    }
  }

  async openDrawer(printerId: string, pin: 2 | 5): Promise<DrawerPulse> {
    const sent = await this.#stations.get(printerId)?.queue.openDrawer(pin)
    if (!sent) return { outcome: 'failed', problem: 'port_closed' }
    const outcome = drawerOutcome(sent)
    return { outcome, problem: outcome === 'failed' || outcome === 'uncertain' ? sent.detail.code : null }
  }

  preview(document: TicketDocument, { locationId, paperMm }: PreviewPaper): TicketPicture {
    const row = counterPrinter(this.#options.store.db)
    const own = row ? profileOf(row) : defaultPrinterProfile(80)
    const isOwn = paperMm === undefined || paperMm === own.paperMm
    return previewTicket(document, isOwn ? own : defaultPrinterProfile(paperMm), this.#logos.of(locationId))
  }

  logoChanged(locationId: string): void {
    this.#logos.changed(locationId)
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#stations.values()].map(({ queue }) => queue.stop()))
  }

  #makeQueue(row: Row): PrintQueue {
    const { log, clock, access, onChange } = this.#options
    return new PrintQueue({
      printerId: row.id,
      jobs: this.#jobs,
      port: portTo(row, access),
      profile: profileOf(row),
      encode: encodingFor(row, () => this.#logos.of(row.locationId)),
      opensDrawers: row.link.kind !== 'driver',
      giveUpAfterMs: GIVE_UP_AFTER_MS,
      now: clock,
      onChange,
      onHealth: onChange,
      onError: (error) => log.error(`print queue of ${row.name}`, error),
    })
  }
}

/** A driver prints pictures; everything else speaks ESC/POS. */
function encodingFor(
  { link }: Pick<Form, 'link'>,
  logo: () => Bitmap | undefined = () => undefined,
): (document: TicketDocument, profile: PrinterProfile) => Uint8Array {
  if (link.kind === 'driver') return (document, profile) => pictureTicket(document, profile, logo())
  return (document, profile) => encodeTicket(layoutTicket(document, profile, logo()), profile)
}

/** A driver knows the paper itself, so there is nothing for a person to read off it. */
function testBytes(form: Form): Uint8Array {
  const profile = profileOf(form)
  return form.link.kind === 'driver'
    ? pictureTicket(composeTestTicket(form.name), profile)
    : encodeTestPage(form.name, profile)
}

function profileOf(printer: PrinterProfile): PrinterProfile {
  const { paperMm, dots, columns, cut, textMode, codePageSlot } = printer
  return { paperMm, dots, columns, cut, textMode, codePageSlot }
}

function drawerOutcome(sent: SendOutcome): DrawerPulse['outcome'] {
  const outcome = testOutcome(sent)
  return outcome === 'confirmed' ? 'opened' : outcome
}

function testOutcome({ outcome }: SendOutcome): PrinterTest['outcome'] {
  switch (outcome) {
    case 'confirmed':
    case 'uncertain':
      return outcome
    case 'accepted':
      return 'sent'
    case 'failed-before-send':
      return 'failed'
  }
}
