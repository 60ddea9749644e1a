/** The desk where routers are set up: finds them, looks at one, and carries the plan out that a person has seen. */
import { networkInterfaces } from 'node:os'
import type { LookForm, NeighbourView, OnboardingChoices, Plan, Progress } from '../../../contract/onboarding.ts'
import type { RandomBelow } from '../../../core/codes.ts'
import { AppError } from '../../../core/errors.ts'
import type { Clock } from '../../../core/ports.ts'
import type { Log } from '../../log.ts'
import type { AboutRouter, OnboardingDesk, RouterWork, SetUpRouter, Visitor } from '../../ports.ts'
import { broadcastTargets, type Target } from '../discovery/broadcast-targets.ts'
import { findNeighbours, type Neighbour } from '../discovery/find-neighbours.ts'
import { MNDP_PORT } from '../discovery/mndp.ts'
import { linkProblem } from '../failures.ts'
import { realTimers, type Timers } from '../timing.ts'
import { comeIn, connectAsAdmin, maySetUp } from './come-in.ts'
import { describe, knownRouter, serialOf } from './describe.ts'
import { lookAt } from './findings.ts'
import { newLogin } from './new-login.ts'
import { planOf, stepsFor } from './plan.ts'
import { Run, type RunProblem } from './run.ts'
import { stepProblem } from './step-failure.ts'
import { Visit } from './visit.ts'
import { licenceOf } from './warnings.ts'

/** Whom to ask for routers, and where those that answer have their API. */
export type Neighbourhood = {
  readonly targets: readonly Target[]
  readonly listenAt: Target
  /** Null: where it usually is. */
  readonly api: NeighbourView['api']
}

export type OnboardingDeskOptions = {
  readonly log: Log
  readonly clock: Clock
  readonly random: RandomBelow
  /** Absent: every network this computer is on. */
  readonly neighbourhood?: Neighbourhood
  readonly listenMs?: number
  readonly timers?: Timers
}

type Held = { readonly visit: Visit; readonly personId: string; readonly about: AboutRouter }

export class RouterOnboardingDesk implements OnboardingDesk {
  readonly #options: OnboardingDeskOptions
  /** By window. */
  readonly #visits = new Map<string, Held>()
  #looking: AbortController | undefined

  constructor(options: OnboardingDeskOptions) {
    this.#options = options
  }

  /** One search at a time: who asks meanwhile ends the one before. */
  async neighbours(): ReturnType<OnboardingDesk['neighbours']> {
    this.#looking?.abort()
    const looking = new AbortController()
    this.#looking = looking
    const { neighbourhood = everywhere(), listenMs = 3_000 } = this.#options
    const { api, ...where } = neighbourhood
    const { neighbours, isDeaf } = await findNeighbours({ ...where, listenMs, signal: looking.signal })
    return { neighbours: neighbours.map((neighbour) => viewOf(neighbour, api)), isDeaf }
  }

  async look(visitor: Visitor, form: LookForm, about: AboutRouter): ReturnType<OnboardingDesk['look']> {
    this.leave(visitor.callerId)
    const { clock, random, log, timers = realTimers } = this.#options
    try {
      const { way, admin } = await comeIn(form)
      const findings = await lookAt(admin).finally(() => admin.close())
      if (!maySetUp(findings, form.username)) return { problem: 'permission', looked: null }
      const login = newLogin(findings, { ...about, inUse: new Set(about.usernames), random })
      const { callerId } = visitor
      const visit = new Visit({ ...form, way, findings, login, timers, onOver: () => this.leave(callerId) })
      this.#visits.set(callerId, { visit, personId: visitor.personId, about })
      const seen = {
        id: visit.id,
        host: way.host,
        findings,
        login,
        about,
        encrypted: way.tls !== false,
        nowMs: clock(),
      }
      return { problem: null, looked: describe(seen) }
    } catch (error) {
      const problem = linkProblem(error)
      if (problem === 'unknown') log.error('a router could not be looked at', error)
      return { problem, looked: null }
    }
  }

  plan(visitor: Visitor, lookId: string, choices: OnboardingChoices): Plan {
    const { visit } = this.#held(visitor, lookId)
    return planOf(visit.findings, choices, visit.login)
  }

  async apply(
    visitor: Visitor,
    { lookId, choices, hash }: Parameters<OnboardingDesk['apply']>[1],
    onProgress: (progress: Progress) => void,
  ): Promise<RouterWork> {
    const { visit } = this.#held(visitor, lookId)
    return await this.#work(visit, async (signal) => {
      const begun = await this.#begin(visit, { choices, hash }, onProgress)
      return 'problem' in begun ? begun : { run: begun.run, problem: await begun.run.apply(signal) }
    })
  }

  halt(visitor: Visitor, lookId: string): void {
    this.#held(visitor, lookId).visit.work?.abort()
  }

  async undo(visitor: Visitor, lookId: string, onProgress: (progress: Progress) => void): Promise<RouterWork> {
    const { visit } = this.#held(visitor, lookId)
    const run = visit.run?.run
    if (!run) throw new AppError('conflict', 'onboarding_not_done')
    run.onProgress = () => onProgress(progressOf(visit, run))
    return await this.#work(visit, async () => {
      const problem = await run.undo()
      if (!problem) visit.run = undefined
      return { run, problem }
    })
  }

  result(visitor: Visitor, lookId: string): SetUpRouter {
    const { visit, about } = this.#held(visitor, lookId)
    const reached = visit.run?.run.reached
    if (!reached) throw new AppError('conflict', 'onboarding_not_done')
    const { findings, way, login } = visit
    const { identity, versionText: version, board } = findings.info
    const { username, password } = login
    return {
      form: { host: way.host, ...reached, username, password },
      knownId: knownRouter(about, findings, way.host)?.id ?? null,
      router: { identity, version, board, serial: serialOf(findings), licence: licenceOf(findings) },
    }
  }

  leave(callerId: string): void {
    this.#visits.get(callerId)?.visit.end()
    this.#visits.delete(callerId)
  }

  stop(): void {
    this.#looking?.abort()
    for (const callerId of this.#visits.keys()) this.leave(callerId)
  }

  /** The visit, for whoever made it and nobody else, at the window where it was made. */
  #held({ callerId, personId }: Visitor, lookId: string): Held {
    const held = this.#visits.get(callerId)
    if (held?.visit.id !== lookId || held.personId !== personId) throw new AppError('conflict', 'onboarding_over')
    return held
  }

  /** One thing at a time on one router. */
  async #work(
    visit: Visit,
    work: (signal: AbortSignal) => Promise<{ readonly run?: Run; readonly problem: RunProblem | undefined }>,
  ): Promise<RouterWork> {
    if (visit.work) throw new AppError('conflict', 'already_working')
    passwordOf(visit)
    const control = new AbortController()
    visit.work = control
    try {
      const { run, problem } = await work(control.signal)
      return workOf(visit, run, problem)
    } finally {
      visit.work = undefined
    }
  }

  /**
   * The run of the plan that was shown.
   *
   * A first try looks at the router once more: what is carried out is what was seen, on the router that was seen. A later
   * one goes on with the same steps, each of which looks for itself.
   */
  async #begin(
    visit: Visit,
    shown: { readonly choices: OnboardingChoices; readonly hash: string },
    onProgress: (progress: Progress) => void,
  ): Promise<{ readonly run: Run } | { readonly problem: RunProblem }> {
    const { choices, hash } = shown
    const known = visit.run
    if (known && known.hash !== hash) throw new AppError('conflict', 'plan_changed')
    const run = known?.run ?? (await this.#firstRun(visit, shown))
    if (!(run instanceof Run)) return run
    run.onProgress = () => onProgress(progressOf(visit, run))
    visit.run = { run, choices, hash }
    return { run }
  }

  async #firstRun(
    visit: Visit,
    { choices, hash }: { readonly choices: OnboardingChoices; readonly hash: string },
  ): Promise<Run | { readonly problem: RunProblem }> {
    const planned = planOf(visit.findings, choices, visit.login)
    if (planned.hash !== hash || planned.hotspotRefusal) throw new AppError('conflict', 'plan_changed')
    const connect = () => connectAsAdmin(visit.way, { username: visit.username, password: passwordOf(visit) })
    try {
      const admin = await connect()
      visit.findings = await lookAt(admin).finally(() => admin.close())
    } catch (error) {
      if (error instanceof AppError) throw error
      return { problem: { step: 'group', ...stepProblem(error) } }
    }
    if (planOf(visit.findings, choices, visit.login).hash !== hash) throw new AppError('conflict', 'plan_changed')
    const { login, way, findings } = visit
    const trial = { host: way.host, encrypted: choices.encrypted, login }
    return new Run({ steps: stepsFor(findings, choices, login), trial, connect })
  }
}

/** @throws AppError `onboarding_over` when the login's time is over. */
function passwordOf(visit: Visit): string {
  const password = visit.password()
  if (password === undefined) throw new AppError('conflict', 'onboarding_over')
  return password
}

/** Every network this computer is on at this moment. */
function everywhere(): Neighbourhood {
  const listenAt = { host: '0.0.0.0', port: MNDP_PORT }
  return { targets: broadcastTargets(networkInterfaces()), listenAt, api: null }
}

function viewOf(neighbour: Neighbour, api: NeighbourView['api']): NeighbourView {
  const { mac, identity, version, board, interfaceName, address = null, uptimeSeconds = null } = neighbour
  return { mac, identity, version, board, interfaceName, address, uptimeSeconds, api }
}

function progressOf({ id }: Visit, run: Run): Progress {
  return { lookId: id, steps: run.steps.map((step) => ({ id: step.id, state: run.stateOf(step.id) })) }
}

function workOf(visit: Visit, run: Run | undefined, problem: RunProblem | undefined): RouterWork {
  const progress = run ? progressOf(visit, run) : { lookId: visit.id, steps: [] }
  const { host } = visit.way
  const outcome = {
    ...progress,
    done: run?.isDone ?? false,
    problem: problem ?? null,
    fingerprint: run?.reached?.fingerprint ?? '',
    undoable: run?.isUndoable ?? false,
  }
  return { outcome, host, identity: visit.findings.info.identity }
}
