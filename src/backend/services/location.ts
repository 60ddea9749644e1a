/** Locations: the cafés of one owner. This counter stands at one of them. */
import { asc, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import { drawLocationMark, type RandomBelow } from '../../core/codes.ts'
import { AppError } from '../../core/errors.ts'
import { changesOf } from '../../core/journal.ts'
import type { CallContext } from '../call-router.ts'
import { actor } from '../callers.ts'
import { location } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import type { Roster } from './roster.ts'

export interface LocationOptions {
  readonly store: Store
  readonly roster: Roster
  readonly random: RandomBelow
  readonly onChange: () => void
}

export function locationService(options: LocationOptions): GroupHandlers<TellerContract['location'], CallContext> {
  const { store, roster, random, onChange } = options
  return {
    list: (_, ctx) => {
      const viewer = ctx.person()
      const own = roster.find(viewer.id)?.locationIds ?? []
      const rows = store.db.select().from(location).orderBy(asc(location.createdAt), asc(location.id)).all()
      return rows
        .filter(({ id }) => viewer.role === 'super_admin' || own.includes(id))
        .map(({ id, name, timeZone, currency }) => ({ id, name, timeZone, currency, isHere: id === viewer.locationId }))
        .sort((a, b) => Number(b.isHere) - Number(a.isHere))
    },
    add: (form, ctx) => {
      const id = uuidv7()
      store.write((tx, at) => {
        const codeMark = freshMark(tx, random)
        tx.insert(location)
          .values({ id, ...form, codeMark, createdAt: at })
          .run()
        const subject = { type: 'location', id, name: form.name } as const
        return {
          value: null,
          fact: { kind: 'location.saved', by: actor(ctx.person()), subject, data: { after: form } },
        }
      })
      return { id }
    },
    change: ({ id, location: form }, ctx) => {
      store.write((tx) => {
        const before = tx.select().from(location).where(eq(location.id, id)).get()
        if (!before) throw new AppError('not_found', 'no_such_location')
        tx.update(location).set(form).where(eq(location.id, id)).run()
        const subject = { type: 'location', id, name: before.name } as const
        const data = changesOf({ name: before.name, timeZone: before.timeZone }, form)
        return { value: null, fact: { kind: 'location.saved', by: actor(ctx.person()), subject, data } }
      })
      onChange()
      return null
    },
  }
}

/** Two locations never share the beginning of their codes. */
function freshMark(tx: Tx, random: RandomBelow): string {
  const taken = new Set(
    tx
      .select({ mark: location.codeMark })
      .from(location)
      .all()
      .map(({ mark }) => mark),
  )
  for (;;) {
    const mark = drawLocationMark(random)
    if (!taken.has(mark)) return mark
  }
}
