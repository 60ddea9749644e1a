/** Takes every call from every transport: finds it, asks whether it is allowed, checks it, runs it. */
import type { ZodError } from 'zod'
import type { Contract, Handlers, Procedure } from '../contract/define.ts'
import type { Reply, WireError } from '../contract/wire.ts'
import { AppError, type ErrorCode, FIELD_PROBLEMS, type FieldProblem, type Reason } from '../core/errors.ts'
import { barrierTo, isSensitive } from '../core/permissions.ts'
import type { RateName } from '../core/rates.ts'
import type { Callers, Signed } from './callers.ts'
import type { Rates } from './rates.ts'

/** What a handler knows about who calls; never taken from the call itself. */
export interface CallContext {
  /** The window or socket. */
  readonly callerId: string
  /** Whoever is signed in there, even behind the lock. */
  readonly signed: Signed | undefined
  /** The signed-in person. @throws AppError `sign_in_first` where the contract lets strangers in. */
  person(): Signed
  /**
   * Asks once more whether this caller may make this call: after every wait, before anything is changed or told.
   *
   * @throws AppError when somebody else is at the window by now, or the same person may not any more.
   */
  requireStill(): void
  /** Takes more of a rate than the one unit of the call itself. @throws AppError `slow_down` */
  spend(rate: RateName, cost: number): void
}

/** A call that was turned away. */
export interface Refusal {
  readonly path: string
  readonly reason: Reason
  readonly signed: Signed | undefined
}

export interface CallRouterOptions<C extends Contract> {
  readonly contract: C
  readonly handlers: Handlers<C, CallContext>
  readonly callers: Callers
  /** Absent: nothing is limited, for measurements. */
  readonly rates?: Rates | undefined
  readonly isSetUp: () => boolean
  /** Hears of refused attempts at sensitive calls. */
  readonly onRefused: (refusal: Refusal) => void
  /** Hears of every failure that is our own mistake. */
  readonly reportBug: (path: string, error: unknown) => void
}

type Handler = (input: unknown, ctx: CallContext) => unknown

/** Failures that say "you may not", in the handler's knowledge of the data. */
const REFUSALS: readonly ErrorCode[] = ['unauthenticated', 'forbidden', 'not_found']
/** The same in other words: what was shown or asked for is not theirs to show or ask. */
const REFUSED_CONFLICTS: readonly Reason[] = [
  'approval_not_valid',
  'last_super_admin',
  'own_account',
  'not_in_drawer',
  'drawer_too_empty',
]

function isRefusal({ code, reason }: AppError): boolean {
  return REFUSALS.includes(code) || REFUSED_CONFLICTS.includes(reason)
}

export class CallRouter<C extends Contract> {
  readonly #options: CallRouterOptions<C>

  constructor(options: CallRouterOptions<C>) {
    this.#options = options
  }

  /** Answers a call; never throws. Permission is asked before the input is even looked at. */
  async call(callerId: string, path: string, input: unknown): Promise<Reply> {
    let procedure: Procedure | undefined
    let signed: Signed | undefined
    try {
      const found = this.#find(path)
      procedure = found.procedure
      signed = this.#options.callers.who(callerId)
      this.#authorise(procedure, signed)
      this.#limit(procedure, signed)
      if (procedure.kind === 'command') this.#options.callers.touch(callerId)
      const result = await found.handler(readInput(procedure, input), this.#context(callerId, procedure, signed))
      return { ok: true, value: procedure.output.parse(result) }
    } catch (error) {
      this.#remember(path, procedure, signed, error)
      return { ok: false, error: this.#toWire(path, error) }
    }
  }

  #find(path: string): { readonly procedure: Procedure; readonly handler: Handler } {
    const { contract, handlers } = this.#options
    const [group = '', method = '', ...rest] = typeof path === 'string' ? path.split('.') : []
    const calls = Object.hasOwn(contract, group) ? contract[group] : undefined
    const procedure = calls && Object.hasOwn(calls, method) ? calls[method] : undefined
    if (!procedure || rest.length > 0) throw new AppError('not_found', 'no_such_call')
    return { procedure, handler: (handlers[group] as Record<string, Handler>)[method] as Handler }
  }

  #authorise({ needs }: Procedure, signed: Signed | undefined): void {
    const barrier = barrierTo(needs, signed, this.#options.isSetUp())
    if (barrier === undefined) return
    const isUnknown = barrier === 'sign_in_first' || barrier === 'screen_locked'
    throw new AppError(isUnknown ? 'unauthenticated' : 'forbidden', barrier)
  }

  /** All who are not signed in share one allowance: a new socket is no new person. */
  #limit({ rate }: Procedure, signed: Signed | undefined): void {
    if (rate) this.#options.rates?.spend(rate, signed?.id ?? '')
  }

  #context(callerId: string, procedure: Procedure, signed: Signed | undefined): CallContext {
    const person = () => {
      if (!signed) throw new AppError('unauthenticated', 'sign_in_first')
      return signed
    }
    const spend = (rate: RateName, cost: number) => this.#options.rates?.spend(rate, signed?.id ?? '', cost)
    const requireStill = () => {
      const now = this.#options.callers.who(callerId)
      if (now?.id !== signed?.id) throw new AppError('unauthenticated', 'sign_in_first')
      this.#authorise(procedure, now)
    }
    return { callerId, signed, person, spend, requireStill }
  }

  #remember(path: string, procedure: Procedure | undefined, signed: Signed | undefined, error: unknown): void {
    if (!procedure || !(procedure.sensitive || isSensitive(procedure.needs))) return
    if (!(error instanceof AppError) || !isRefusal(error)) return
    try {
      this.#options.onRefused({ path, reason: error.reason, signed })
    } catch (failure) {
      this.#options.reportBug(path, failure)
    }
  }

  #toWire(path: string, error: unknown): WireError {
    if (error instanceof AppError) {
      const { code, reason, values, fields } = error
      return { code, reason, ...(values && { values }), ...(fields && { fields }) }
    }
    this.#options.reportBug(path, error)
    return { code: 'internal', reason: 'something_broke' }
  }
}

/** Bad input is the caller's mistake; bad output, parsed later, is ours and becomes `internal`. */
function readInput(procedure: Procedure, input: unknown): unknown {
  const result = procedure.input.safeParse(input)
  if (result.success) return result.data
  throw new AppError('bad_request', 'check_fields', { fields: fieldProblems(result.error) })
}

function fieldProblems(error: ZodError): Record<string, FieldProblem> {
  const known: readonly string[] = FIELD_PROBLEMS
  const problems = error.issues.map((issue) => [
    issue.path.join('.'),
    known.includes(issue.message) ? issue.message : 'invalid',
  ])
  return Object.fromEntries(problems) as Record<string, FieldProblem>
}
