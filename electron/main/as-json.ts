/** Brings what a page sent down to JSON: structured clone would let in dates, maps, cycles and any size. */
import { MAX_CALL_BYTES } from '../../src/contract/wire.ts'

export type AsJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: 'message_too_large' | 'check_fields' }

/** The input as every other transport would have delivered it. */
export function asJson(input: unknown): AsJson {
  try {
    const text: string | undefined = JSON.stringify(input)
    if (text === undefined) return { ok: true, value: undefined }
    if (Buffer.byteLength(text) > MAX_CALL_BYTES) return { ok: false, problem: 'message_too_large' }
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false, problem: 'check_fields' }
  }
}
