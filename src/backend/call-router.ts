/** Takes every call from every transport: finds it, asks whether it is allowed, checks it, runs it. */
import type { ZodError } from 'zod'
import type { Contract, Handlers, Procedure } from '../contract/define.ts'
import type { Reply, WireError } from '../contract/wire.ts'
import { AppError, FIELD_PROBLEMS, type FieldProblem } from '../core/errors.ts'
import { allows } from '../core/permissions.ts'
import type { Callers, Signed } from './callers.ts'

/** What a handler knows about who calls; never taken from the call itself. */
export interface CallContext {
  /** The signed-in person. @throws AppError `sign_in_first` where the contract lets strangers in. */
  person(): Signed
  readonly signed: Signed | undefined
  signIn(person: Signed): void
  signOut(): void
}

export interface CallRouterOptions<C extends Contract> {
  readonly contract: C
  readonly handlers: Handlers<C, CallContext>
  readonly callers: Callers
  readonly isSetUp: () => boolean
  /** Hears of every failure that is our own mistake. */
  readonly reportBug: (path: string, error: unknown) => void
}

type Handler = (input: unknown, ctx: CallContext) => unknown

export class CallRouter<C extends Contract> {
  readonly #options: CallRouterOptions<C>

  constructor(options: CallRouterOptions<C>) {
    this.#options = options
  }

  /** Answers a call; never throws. Permission is asked before the input is even looked at. */
  async call(callerId: string, path: string, input: unknown): Promise<Reply> {
    try {
      const [procedure, handler] = this.#find(path)
      const ctx = this.#context(callerId)
      this.#authorise(procedure, ctx.signed)
      const result = await handler(readInput(procedure, input), ctx)
      return { ok: true, value: procedure.output.parse(result) }
    } catch (error) {
      return { ok: false, error: this.#toWire(path, error) }
    }
  }

  #find(path: string): [Procedure, Handler] {
    const { contract, handlers } = this.#options
    const [group = '', method = '', ...rest] = typeof path === 'string' ? path.split('.') : []
    const calls = Object.hasOwn(contract, group) ? contract[group] : undefined
    const procedure = calls && Object.hasOwn(calls, method) ? calls[method] : undefined
    if (!procedure || rest.length > 0) throw new AppError('not_found', 'no_such_call')
    return [procedure, (handlers[group] as Record<string, Handler>)[method] as Handler]
  }

  #authorise(procedure: Procedure, signed: Signed | undefined): void {
    const isSetUp = this.#options.isSetUp()
    if (allows(signed?.role, procedure.needs, isSetUp)) return
    if (procedure.needs === 'first_run') throw new AppError('forbidden', 'already_set_up')
    throw signed ? new AppError('forbidden', 'not_allowed') : new AppError('unauthenticated', 'sign_in_first')
  }

  #context(callerId: string): CallContext {
    const { callers } = this.#options
    const signed = callers.who(callerId)
    return {
      signed,
      person: () => {
        if (!signed) throw new AppError('unauthenticated', 'sign_in_first')
        return signed
      },
      signIn: (person) => callers.signIn(callerId, person),
      signOut: () => callers.signOut(callerId),
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
