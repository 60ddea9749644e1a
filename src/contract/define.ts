/** How calls and events are described: one literal, from which clients and handlers get their types. */
import type { z } from 'zod'
import type { Access } from '../core/permissions.ts'
import type { RateName } from '../core/rates.ts'

/** One call a screen may make. `needs` has no default: a call without a permission does not compile. */
export interface Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'query' | 'command'
  readonly needs: Access
  /** How often one person may make it; absent: as often as hands can. */
  readonly rate?: RateName | undefined
  /** A refused attempt is written into the journal, also where the permission does not say so. */
  readonly sensitive?: boolean | undefined
  readonly input: I
  readonly output: O
}

export type Contract = Readonly<Record<string, Readonly<Record<string, Procedure>>>>

interface Spec<I extends z.ZodType, O extends z.ZodType> {
  readonly needs: Access
  readonly rate?: RateName
  readonly sensitive?: boolean
  readonly input: I
  readonly output: O
}

/** A call that changes nothing. */
export function query<I extends z.ZodType, O extends z.ZodType>(spec: Spec<I, O>): Procedure<I, O> {
  return { kind: 'query', ...spec }
}

/** A call that changes something. */
export function command<I extends z.ZodType, O extends z.ZodType>(spec: Spec<I, O>): Procedure<I, O> {
  return { kind: 'command', ...spec }
}

/** Something the backend tells every screen whose person may know it. */
export interface EventSpec<P extends z.ZodType = z.ZodType> {
  readonly needs: Access
  readonly payload: P
}

export type EventContract = Readonly<Record<string, EventSpec>>

/** What a screen holds: every call as a function. */
export type Client<C extends Contract> = {
  readonly [G in keyof C]: {
    readonly [M in keyof C[G]]: (input: z.input<C[G][M]['input']>) => Promise<z.output<C[G][M]['output']>>
  }
}

/** What the backend must supply: one handler for each call, no more and no fewer. */
export type Handlers<C extends Contract, Ctx> = {
  readonly [G in keyof C]: GroupHandlers<C[G], Ctx>
}
export type GroupHandlers<G extends Contract[string], Ctx> = {
  readonly [M in keyof G]: (
    input: z.output<G[M]['input']>,
    ctx: Ctx,
  ) => Promise<z.input<G[M]['output']>> | z.input<G[M]['output']>
}

/** The events of a contract as a union of `{ name, payload }`. */
export type EventOf<E extends EventContract> = {
  [N in keyof E & string]: { readonly name: N; readonly payload: z.output<E[N]['payload']> }
}[keyof E & string]
