/** Checks what somebody typed against the contract, before it is sent. */
import type { z } from 'zod'
import type { FieldProblem } from '../../core/errors.ts'
import { fieldProblemOf } from '../text/say.ts'

/** What is wrong, by the dotted path of its field. */
export type Problems = Readonly<Record<string, FieldProblem>>

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: Problems }

export const NO_PROBLEMS: Problems = {}

/** The candidate as the contract takes it, or the first problem of each field that has one. */
export function check<S extends z.ZodType>(schema: S, candidate: unknown): Checked<z.output<S>> {
  const result = schema.safeParse(candidate)
  if (result.success) return { ok: true, value: result.data }
  const problems: Record<string, FieldProblem> = {}
  for (const { path, message } of result.error.issues) {
    problems[path.join('.')] ??= fieldProblemOf(message) ?? 'invalid'
  }
  return { ok: false, problems }
}

/** A whole number as it was typed; anything else becomes NaN, which the contract explains. */
export function readWhole(text: string): number {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN
}
