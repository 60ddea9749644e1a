/** One run of a plan on one router: step after step, stoppable, begun again where it was cut off, taken back in reverse. */
import type { StepId, StepState } from '../../../contract/onboarding.ts'
import type { RouterConnection } from '../../routeros/connection.ts'
import {
  addRecord,
  type Done,
  type Memory,
  setProperties,
  signCertificate,
  takeBackProperties,
  takeBackRecord,
} from './carry-out.ts'
import type { Step } from './step.ts'
import { StepFailure, stepProblem } from './step-failure.ts'
import { type Reached, removeTrials, type Trial, tryLogin, tryWork } from './try-login.ts'

export type RunProblem = { readonly step: StepId } & ReturnType<typeof stepProblem>

export type RunOptions = {
  readonly steps: readonly Step[]
  readonly trial: Trial
  /** Opens a session as admin: each try has one of its own. */
  readonly connect: () => Promise<RouterConnection>
}

export class Run {
  readonly steps: readonly Step[]
  /** Told after each change of a step. */
  onProgress: () => void = () => undefined
  readonly #options: RunOptions
  readonly #states = new Map<StepId, StepState>()
  readonly #memories = new Map<StepId, Memory>()
  #reached: Reached | undefined

  constructor(options: RunOptions) {
    this.steps = options.steps
    this.#options = options
  }

  /** How the counter reaches the router; known once everything is done. */
  get reached(): Reached | undefined {
    return this.isDone ? this.#reached : undefined
  }

  get isDone(): boolean {
    return this.steps.every(({ id }) => ['done', 'already'].includes(this.stateOf(id)))
  }

  /** Is there anything of this run on the router, or may there be? */
  get isUndoable(): boolean {
    return [...this.#memories.values()].some(({ sent, before }) => sent || before)
  }

  stateOf(id: StepId): StepState {
    return this.#states.get(id) ?? 'waiting'
  }

  /** Does what is not done; resolves with what stopped it, and with nothing when all is done. */
  async apply(signal: AbortSignal): Promise<RunProblem | undefined> {
    return await this.#with(async (admin) => {
      for (const step of this.steps) {
        if (signal.aborted) return problemOf(step, new StepFailure('stopped', 'it was stopped'))
        // The checks are made anew each time: they are what the rest is for.
        if (this.stateOf(step.id) === 'done' && step.group !== 'check') continue
        const problem = await this.#do(step, admin, signal)
        if (problem) return problem
      }
      return undefined
    }, this.steps[0])
  }

  /** Takes back what this run did, last things first; resolves with what stopped it. */
  async undo(): Promise<RunProblem | undefined> {
    const sent = this.steps.filter(({ id }) => this.#memories.has(id)).reverse()
    return await this.#with(async (admin) => {
      for (const step of sent) {
        try {
          await this.#takeBack(step, admin)
        } catch (error) {
          return problemOf(step, error)
        }
      }
      return undefined
    }, sent[0])
  }

  async #with(
    work: (admin: RouterConnection) => Promise<RunProblem | undefined>,
    first: Step | undefined,
  ): Promise<RunProblem | undefined> {
    if (!first) return undefined
    let admin: RouterConnection
    try {
      admin = await this.#options.connect()
    } catch (error) {
      return problemOf(first, error)
    }
    try {
      return await work(admin)
    } finally {
      admin.close()
    }
  }

  async #do(step: Step, admin: RouterConnection, signal: AbortSignal): Promise<RunProblem | undefined> {
    this.#tell(step, 'working')
    try {
      this.#tell(step, await this.#carryOut(step, admin, signal))
      return undefined
    } catch (error) {
      this.#tell(step, 'failed')
      return problemOf(step, isStop(error, signal) ? new StepFailure('stopped', 'it was stopped') : error)
    }
  }

  async #carryOut({ id, action }: Step, admin: RouterConnection, signal: AbortSignal): Promise<Done> {
    const memory = this.#memories.get(id) ?? {}
    this.#memories.set(id, memory)
    switch (action.kind) {
      case 'add':
        return addRecord(admin, action, memory)
      case 'set':
        return setProperties(admin, action, memory)
      case 'sign':
        return signCertificate(admin, action, signal)
      case 'login':
        this.#reached = await tryLogin(admin, this.#options.trial, signal)
        return 'done'
      case 'trial':
        if (!this.#reached) throw new StepFailure('closed', 'the new login was not tried')
        await tryWork(this.#options.trial, this.#reached)
        return 'done'
    }
  }

  async #takeBack({ id, action }: Step, admin: RouterConnection): Promise<void> {
    const memory = this.#memories.get(id) ?? {}
    if (action.kind === 'add') await takeBackRecord(admin, action, memory)
    if (action.kind === 'set') await takeBackProperties(admin, action, memory)
    if (action.kind === 'trial') await removeTrials(admin, this.#options.trial.login.mark)
    this.#memories.delete(id)
    this.#states.set(id, 'undone')
    this.onProgress()
  }

  #tell({ id }: Step, state: StepState): void {
    this.#states.set(id, state)
    this.onProgress()
  }
}

/** Did the wait end because somebody stopped it? */
function isStop(error: unknown, { aborted }: AbortSignal): boolean {
  return aborted && error instanceof Error && error.name === 'AbortError'
}

function problemOf({ id }: Step, error: unknown): RunProblem {
  return { step: id, ...stepProblem(error) }
}
