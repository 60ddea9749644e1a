/** The doctor of the routers in the store: examinations, fixes and canaries, each over a session of its own. */
import type { CanaryReport, DoctorProgress, Examination } from '../../../contract/doctor.ts'
import { canaryVerdict } from '../../../core/canary.ts'
import { AppError } from '../../../core/errors.ts'
import type { Clock } from '../../../core/ports.ts'
import type { FixOrder, FixOutcome, RouterDoctor } from '../../ports.ts'
import type { RouterConnection } from '../../routeros/connection.ts'
import { ConnectionClosed } from '../../routeros/errors.ts'
import { readFacts } from '../recognise.ts'
import { realTimers, type Timers } from '../timing.ts'
import { visitWithCanary } from './canary-visit.ts'
import { type Examined, type ExamineOptions, examinedWithoutLink, examineOver } from './examine.ts'
import type { Patient, SweepSeen } from './facts.ts'
import { examinationOf, fixOutcomeOf } from './in-words.ts'
import { Patients, type PatientsOptions } from './patients.ts'
import { treat } from './treat.ts'

export interface StoredRouterDoctorOptions extends PatientsOptions {
  readonly clock: Clock
  readonly onProgress: (progress: DoctorProgress) => void
  readonly timers?: Timers
  /** Connecting included; what is not known by then is left open. */
  readonly examineMs?: number
}

const EXAMINE_MS = 15_000
const FIX_MS = 30_000

type CanaryOrder = Parameters<RouterDoctor['canary']>[0]
type Canary = { readonly stop: AbortController; readonly done: Promise<CanaryReport> }

export class StoredRouterDoctor implements RouterDoctor {
  readonly #options: StoredRouterDoctorOptions
  readonly #patients: Patients
  readonly #closing = new AbortController()
  readonly #examining = new Map<string, Promise<Examination>>()
  readonly #canaries = new Map<string, Canary>()
  readonly #sweeps = new Map<string, SweepSeen>()

  constructor(options: StoredRouterDoctorOptions) {
    this.#options = options
    this.#patients = new Patients(options)
  }

  /** Whoever asks while one is under way gets the same. */
  examine(routerId: string): Promise<Examination> {
    const underWay = this.#examining.get(routerId)
    if (underWay) return underWay
    const examining = this.#examine(routerId).finally(() => {
      if (this.#examining.get(routerId) === examining) this.#examining.delete(routerId)
    })
    this.#examining.set(routerId, examining)
    return examining
  }

  async fix({ routerId, ...order }: FixOrder): Promise<FixOutcome> {
    const { patient, open } = await this.#patients.visit(routerId)
    const signal = this.#within(FIX_MS)
    let connection: RouterConnection
    try {
      connection = await open(signal)
    } catch {
      return { outcome: 'unseen' }
    }
    try {
      return fixOutcomeOf(await treat(connection, order, this.#howToExamine(patient, signal)))
    } finally {
      connection.close()
      // What is under way may have been read before.
      this.#examining.delete(routerId)
    }
  }

  async canary(order: CanaryOrder): Promise<CanaryReport> {
    const { routerId } = order
    if (this.#canaries.has(routerId)) throw new AppError('conflict', 'already_working')
    const stop = new AbortController()
    const done = this.#runCanary(order, AbortSignal.any([stop.signal, this.#closing.signal]))
    this.#canaries.set(routerId, { stop, done })
    try {
      return await done
    } finally {
      this.#canaries.delete(routerId)
    }
  }

  stopCanary(routerId: string): void {
    this.#canaries.get(routerId)?.stop.abort()
  }

  /** Resolves when nothing is under way any more; canaries are brought home first. */
  async stop(): Promise<void> {
    this.#closing.abort(new ConnectionClosed('Teller is closing'))
    const canaries = [...this.#canaries.values()].map(({ done }) => done)
    await Promise.allSettled([...canaries, ...this.#examining.values()])
  }

  async #examine(routerId: string): Promise<Examination> {
    const [at, started] = [this.#options.clock(), performance.now()]
    const examined = await this.#look(routerId)
    if (examined.sweepSeen) this.#sweeps.set(routerId, examined.sweepSeen)
    return examinationOf(routerId, examined, { at, durationMs: performance.now() - started })
  }

  async #look(routerId: string): Promise<Examined> {
    const { onProgress, examineMs = EXAMINE_MS } = this.#options
    const { patient, open } = await this.#patients.visit(routerId)
    const signal = this.#within(examineMs)
    onProgress({ routerId, doing: 'connecting', secondsLeft: null })
    let connection: RouterConnection
    try {
      connection = await open(signal)
    } catch (error) {
      return examinedWithoutLink(patient, error)
    }
    try {
      onProgress({ routerId, doing: 'asking', secondsLeft: null })
      return await examineOver(connection, this.#howToExamine(patient, signal))
    } finally {
      connection.close()
    }
  }

  async #runCanary({ routerId, beforeChange }: CanaryOrder, signal: AbortSignal): Promise<CanaryReport> {
    const { clock, onProgress, timers = realTimers } = this.#options
    const at = clock()
    const visit = await this.#patients.visit(routerId)
    const tell = (progress: Omit<DoctorProgress, 'routerId'>) => onProgress({ routerId, ...progress })
    tell({ doing: 'connecting', secondsLeft: null })
    const connection = await visit.open(signal).catch((cause: unknown) => {
      throw new AppError('unavailable', 'router_silent', { cause })
    })
    try {
      const { serial, version } = await readFacts(connection)
      if (visit.patient.serial !== null && serial !== visit.patient.serial)
        throw new AppError('conflict', 'other_router')
      beforeChange()
      const lines = await visitWithCanary(connection, visit, { version, signal, timers, onProgress: tell })
      return {
        at,
        lines: lines.map((line) => ({ ...line, values: { ...line.values }, verdict: canaryVerdict(line.says) })),
      }
    } finally {
      connection.close()
    }
  }

  #howToExamine(patient: Patient, signal: AbortSignal): ExamineOptions {
    const { clock, log } = this.#options
    return {
      patient,
      signal,
      clock,
      sweepSeen: this.#sweeps.get(patient.routerId),
      reportBug: (check, error) => log.error(`the doctor’s check ${check}`, error),
    }
  }

  #within(milliseconds: number): AbortSignal {
    return AbortSignal.any([this.#closing.signal, AbortSignal.timeout(milliseconds)])
  }
}
