/** What the owner allows about refunds at this location. */
import { eq } from 'drizzle-orm'
import type { RefundRules } from '../../contract/refunds.ts'
import { AppError } from '../../core/errors.ts'
import { changesOf } from '../../core/journal.ts'
import { actor, type Signed } from '../callers.ts'
import { location } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** @throws AppError `not_set_up` */
export function saveRefundRules(store: Store, { remaining }: RefundRules, person: Signed): null {
  const here = store.here()
  if (!here) throw new AppError('conflict', 'not_set_up')
  return store.write((tx) => {
    tx.update(location).set({ refundRemaining: remaining }).where(eq(location.id, here.id)).run()
    const subject = { type: 'location', id: here.id, name: here.name } as const
    const data = changesOf({ refundRemaining: here.refundRemaining }, { refundRemaining: remaining })
    return { value: null, fact: { kind: 'location.saved', by: actor(person), subject, data } }
  })
}
