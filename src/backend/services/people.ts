/** The people of the counter: added, changed, disabled, let in again. Nobody is deleted. */
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { PersonForm, PersonView } from '../../contract/people.ts'
import type { RandomBelow } from '../../core/codes.ts'
import { AppError } from '../../core/errors.ts'
import { changesOf, type JournalKind } from '../../core/journal.ts'
import { drawFirstPassword } from '../../core/secret-codes.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import { location, person } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { hashPassword, type Proofs } from './proofs.ts'
import { otherSuperAdmins, putLocations, putSignInState, type Roster, type Worker } from './roster.ts'
import { voidRecoveryCode } from './session.ts'
import type { Sessions } from './sessions.ts'

export interface PeopleOptions {
  readonly store: Store
  readonly roster: Roster
  readonly proofs: Proofs
  readonly sessions: Sessions
  readonly random: RandomBelow
}

type Form = z.output<typeof PersonForm>

export function peopleService(options: PeopleOptions): GroupHandlers<TellerContract['people'], CallContext> {
  const { store, roster, proofs, random } = options
  return {
    list: (_, ctx) =>
      roster
        .all()
        .filter((worker) => maySee(options, ctx.person(), worker))
        .map((worker) => viewOf(options, worker)),
    create: async (form, ctx) => {
      const password = drawFirstPassword(random)
      const passwordHash = await hashPassword(password)
      ctx.requireStill()
      const id = create(options, form, passwordHash, ctx.person())
      return { id, password }
    },
    change: ({ id, person: form }, ctx) => change(options, id, form, ctx.person()),
    setActive: ({ id, active }, ctx) => setActive(options, id, active, ctx.person()),
    resetPassword: async ({ id }, ctx) => {
      const worker = requirePerson(roster, id)
      refuseOwnAccount(id, ctx.person())
      const password = drawFirstPassword(random)
      const passwordHash = await hashPassword(password)
      ctx.requireStill()
      store.write((tx) => {
        tx.update(person).set({ passwordHash, mustChangePassword: true }).where(eq(person.id, id)).run()
        putSignInState(tx, id, { failedAttempts: 0, pinHash: null, pinKey: null })
        return { value: null, fact: about(worker, 'person.password_reset', ctx.person()) }
      })
      proofs.forget(id)
      options.sessions.closeAll(id, 'account_changed')
      return { id, password }
    },
    unlock: ({ id }, ctx) => unlock(options, id, ctx.person()),
  }
}

/** A Manager sees whom they share a location with, and the Super Admins, who are everywhere. */
function maySee({ roster }: PeopleOptions, viewer: Signed, worker: Worker): boolean {
  if (viewer.role === 'super_admin' || worker.role === 'super_admin') return true
  const own = roster.find(viewer.id)?.locationIds ?? []
  return worker.locationIds.some((id) => own.includes(id))
}

function viewOf({ proofs, sessions }: PeopleOptions, worker: Worker): PersonView {
  const { id, name, role, locationIds, refundLimitMinor, discountLimitPercent, active, pinHash, mustChangePassword } =
    worker
  const shown = {
    id,
    name,
    role,
    refundLimitMinor,
    discountLimitPercent,
    active,
    mustChangePassword,
    locationIds: [...locationIds],
  }
  return {
    ...shown,
    hasPin: pinHash !== undefined,
    failedAttempts: worker.failedAttempts,
    waitSeconds: Math.ceil(proofs.waitOf(worker) / 1000),
    lastSignInAt: worker.lastSignInAt,
    isHere: sessions.isHere(id),
  }
}

function create({ store }: PeopleOptions, form: Form, passwordHash: string, by: Signed): string {
  const id = uuidv7()
  store.write((tx, at) => {
    requireFreeName(tx, form.name)
    const locationIds = requireLocations(tx, form, 'locationIds')
    const { name, role, refundLimitMinor, discountLimitPercent } = form
    const limits = { refundLimitMinor, discountLimitPercent }
    const row = { id, name, role, ...limits, passwordHash, mustChangePassword: true, createdAt: at }
    tx.insert(person).values(row).run()
    putLocations(tx, id, locationIds)
    return { value: null, fact: about({ id, name }, 'person.created', by, { role, locationIds, ...limits }) }
  })
  return id
}

function change(options: PeopleOptions, id: string, form: Form, by: Signed): null {
  const { store, roster, sessions } = options
  const hasNewDuties = store.write((tx) => {
    const before = requirePerson(roster, id, tx)
    if (form.name.toLowerCase() !== before.name.toLowerCase()) requireFreeName(tx, form.name)
    const locationIds = requireLocations(tx, form, 'person.locationIds')
    const isOtherRole = form.role !== before.role
    if (isOtherRole) relieve(tx, before, by)
    const { name, role, refundLimitMinor, discountLimitPercent } = form
    const limits = { refundLimitMinor, discountLimitPercent }
    tx.update(person)
      .set({ name, role, ...limits })
      .where(eq(person.id, id))
      .run()
    putLocations(tx, id, locationIds)
    const changes = changesOf(editable(before), { name, role, ...limits, locationIds })
    const isMoved = changes.after.locationIds !== undefined
    return { value: isOtherRole || isMoved, fact: about(before, 'person.changed', by, changes) }
  })
  if (hasNewDuties) sessions.closeAll(id, 'account_changed')
  else sessions.refresh(requirePerson(roster, id))
  return null
}

function setActive(options: PeopleOptions, id: string, active: boolean, by: Signed): null {
  options.store.write((tx) => {
    const worker = requirePerson(options.roster, id, tx)
    if (!active) relieve(tx, worker, by)
    if (active) requireFreeName(tx, worker.name, id)
    tx.update(person).set({ active }).where(eq(person.id, id)).run()
    return { value: null, fact: about(worker, active ? 'person.enabled' : 'person.disabled', by) }
  })
  if (!active) options.sessions.closeAll(id, 'account_changed')
  return null
}

/** A Super Admin for everybody; a Manager for Staff of the same locations. */
function unlock(options: PeopleOptions, id: string, by: Signed): null {
  const { store, roster, proofs } = options
  const worker = requirePerson(roster, id)
  if (!maySee(options, by, worker)) throw new AppError('not_found', 'no_such_person')
  const mayUnlock = by.role === 'super_admin' || (worker.role === 'staff' && worker.id !== by.id)
  if (!mayUnlock) throw new AppError('forbidden', 'not_allowed')
  store.write((tx) => {
    putSignInState(tx, id, { failedAttempts: 0 })
    return { value: null, fact: about(worker, 'person.unlocked', by) }
  })
  proofs.forget(id)
  return null
}

function about(who: { id: string; name: string }, kind: JournalKind, by: Signed, data: object = {}) {
  return { kind, by: actor(by), subject: { type: 'person', ...actor(who) } as const, data }
}

function editable({ name, role, refundLimitMinor, discountLimitPercent, locationIds }: Worker) {
  return { name, role, refundLimitMinor, discountLimitPercent, locationIds: locationIds.toSorted() }
}

/** @throws AppError `no_such_person` */
function requirePerson(roster: Roster, id: string, tx?: Tx): Worker {
  const worker = roster.find(id, tx)
  if (!worker) throw new AppError('not_found', 'no_such_person')
  return worker
}

/** Tiles and tickets show names only: two active people of one name could not be told apart. */
function requireFreeName(tx: Tx, name: string, exceptId?: string): void {
  const active = tx.select({ id: person.id, name: person.name }).from(person).where(eq(person.active, true)).all()
  const isTaken = active.some((row) => row.id !== exceptId && row.name.toLowerCase() === name.toLowerCase())
  if (isTaken) throw new AppError('conflict', 'name_taken')
}

/** Sorted and known; none for a Super Admin. @throws AppError `check_fields`, `no_such_location` */
function requireLocations(tx: Tx, { role, locationIds }: Form, field: string): string[] {
  if (role === 'super_admin') return []
  if (locationIds.length === 0) {
    throw new AppError('bad_request', 'check_fields', { fields: { [field]: 'required' } })
  }
  const known = new Set(
    tx
      .select({ id: location.id })
      .from(location)
      .all()
      .map(({ id }) => id),
  )
  if (!locationIds.every((id) => known.has(id))) throw new AppError('not_found', 'no_such_location')
  return [...new Set(locationIds)].sort()
}

/** Ends what somebody's role let them do: never the last Super Admin's, never one's own; with an owner goes the code. */
function relieve(tx: Tx, worker: Worker, by: Signed): void {
  const isLast = worker.role === 'super_admin' && worker.active && otherSuperAdmins(tx, worker.id) === 0
  if (isLast) throw new AppError('conflict', 'last_super_admin')
  refuseOwnAccount(worker.id, by)
  if (worker.role === 'super_admin') voidRecoveryCode(tx)
}

function refuseOwnAccount(id: string, by: Signed): void {
  if (id === by.id) throw new AppError('conflict', 'own_account')
}
