/** What crosses a transport; everything here survives JSON. */
import type { ErrorCode, FieldProblem, Reason, ReasonValues } from '../core/errors.ts'

export interface WireError {
  readonly code: ErrorCode
  readonly reason: Reason
  readonly values?: ReasonValues
  readonly fields?: Readonly<Record<string, FieldProblem>>
}

export type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: WireError }

export interface WireEvent {
  readonly name: string
  readonly payload: unknown
}

/** The whole surface that a preload, a WebSocket or a test must provide. */
export interface Transport {
  /** Makes a call; never rejects, a lost connection is a reply with `unavailable`. */
  call(path: string, input: unknown): Promise<Reply>
  /** Hears every event until the returned function is called. */
  subscribe(listener: (event: WireEvent) => void): () => void
}

/** The largest call a transport accepts, in UTF-8 bytes. */
export const MAX_CALL_BYTES = 1_000_000

/** The name of the event every transport sends first when its backend was exchanged or reached again. */
export const RECONNECTED_EVENT = 'transport.reconnected'
