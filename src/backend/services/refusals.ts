/** Writes refused attempts at sensitive calls into the journal, without letting a loop fill it. */
import type { Refusal } from '../call-router.ts'
import { actor } from '../callers.ts'
import type { Rates } from '../rates.ts'
import type { Store } from '../store/store.ts'

/** One entry for each attempt while they come at a hand's pace; beyond it they are counted and told with the next one. */
export function noteRefusals(store: Store, rates: Rates): (refusal: Refusal) => void {
  const untold = new Map<string, number>()
  return ({ path, reason, signed }) => {
    // Asking is the ordinary way to an approval, which has an entry of its own.
    if (reason === 'approval_needed') return
    const who = signed?.id ?? ''
    if (!rates.take('refusal', who).ok) {
      untold.set(who, (untold.get(who) ?? 0) + 1)
      return
    }
    const more = untold.get(who)
    untold.delete(who)
    const subject = { type: 'call', id: path, name: path } as const
    const data = { path, reason, ...(more !== undefined && { more }) }
    store.note({ kind: 'call.refused', ...(signed && { by: actor(signed) }), subject, data })
  }
}
