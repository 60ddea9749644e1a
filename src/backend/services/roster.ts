/** The people as the store knows them: who works here, who they are, whether they have a PIN for this counter. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { KeyHome } from '../store/counter-keys.ts'
import { location, person, personLocation, signInState } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'

export type PersonRow = typeof person.$inferSelect

type Reader = Pick<Tx, 'select'>

/** Somebody with what this counter knows about their signing in. */
export interface Worker extends PersonRow {
  readonly locationIds: readonly string[]
  /** Undefined when there is none, or it was set under a key that this program does not have. */
  readonly pinHash: string | undefined
  readonly failedAttempts: number
}

export class Roster {
  readonly #store: Store
  readonly #keyHome: KeyHome

  constructor(store: Store, keyHome: KeyHome) {
    this.#store = store
    this.#keyHome = keyHome
  }

  find(id: string, db: Reader = this.#store.db): Worker | undefined {
    const row = db.select().from(person).where(eq(person.id, id)).get()
    return row && this.#withState(db, row)
  }

  /** Everybody, in the order in which they came. */
  all(db: Reader = this.#store.db): Worker[] {
    const rows = db.select().from(person).orderBy(asc(person.createdAt), asc(person.id)).all()
    return rows.map((row) => this.#withState(db, row))
  }

  /** Those who may sign in at this counter. */
  here(): Worker[] {
    return this.all().filter((worker) => worker.active && this.worksHere(worker))
  }

  worksHere({ role, locationIds }: Pick<Worker, 'role' | 'locationIds'>): boolean {
    const here = this.#store.here()
    return here !== undefined && (role === 'super_admin' || locationIds.includes(here.id))
  }

  /** Names of the locations somebody is bound to; none for who works everywhere. */
  locationNames({ role, locationIds }: Worker): string[] {
    if (role === 'super_admin' || locationIds.length === 0) return []
    const which = inArray(location.id, [...locationIds])
    return this.#store.db
      .select({ name: location.name })
      .from(location)
      .where(which)
      .orderBy(asc(location.name))
      .all()
      .map(({ name }) => name)
  }

  #withState(db: Reader, row: PersonRow): Worker {
    const state = db.select().from(signInState).where(eq(signInState.personId, row.id)).get()
    const isOurs = state?.pinKey === this.#keyHome
    const places = db.select().from(personLocation).where(eq(personLocation.personId, row.id)).all()
    return {
      ...row,
      locationIds: places.map(({ locationId }) => locationId),
      pinHash: isOurs ? (state?.pinHash ?? undefined) : undefined,
      failedAttempts: state?.failedAttempts ?? 0,
    }
  }
}

/** Binds somebody to exactly these locations. */
export function putLocations(tx: Tx, personId: string, locationIds: readonly string[]): void {
  tx.delete(personLocation).where(eq(personLocation.personId, personId)).run()
  for (const locationId of new Set(locationIds)) tx.insert(personLocation).values({ personId, locationId }).run()
}

/** Sets what this counter knows of somebody's signing in. */
export function putSignInState(tx: Tx, personId: string, set: Partial<typeof signInState.$inferInsert>): void {
  tx.insert(signInState)
    .values({ personId, ...set })
    .onConflictDoUpdate({ target: signInState.personId, set })
    .run()
}

/** Takes away every PIN that was set under this key. */
export function forgetPins(tx: Tx, keyHome: KeyHome): void {
  tx.update(signInState).set({ pinHash: null, pinKey: null }).where(eq(signInState.pinKey, keyHome)).run()
}

/** How many active Super Admins there are besides this one. */
export function otherSuperAdmins(tx: Reader, id: string): number {
  const isOwner = and(eq(person.role, 'super_admin'), eq(person.active, true))
  const owners = tx.select({ id: person.id }).from(person).where(isOwner).all()
  return owners.filter((owner) => owner.id !== id).length
}
