/** What the journal says of a package, and in which money. */
import { eq } from 'drizzle-orm'
import { AppError } from '../../core/errors.ts'
import type { JournalKind, Subject } from '../../core/journal.ts'
import { actor, type Signed } from '../callers.ts'
import { location } from '../store/schema.ts'
import type { Fact, Tx } from '../store/store.ts'

export function factOf(
  kind: JournalKind,
  { id, name }: Pick<Subject, 'id' | 'name'>,
  person: Signed,
  data: object,
): Fact {
  return { kind, by: actor(person), subject: { type: 'plan', id, name }, data }
}

/** @throws AppError `no_such_location` */
export function currencyOf(db: Pick<Tx, 'select'>, locationId: string): string {
  const place = db.select({ currency: location.currency }).from(location).where(eq(location.id, locationId)).get()
  if (!place) throw new AppError('not_found', 'no_such_location')
  return place.currency
}
