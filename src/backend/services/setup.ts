/** The first run: a café, its owner, its equipment and its first packages, in one transaction. */
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { SetupForm } from '../../contract/setup.ts'
import { DEFAULT_RANDOM_LENGTH, drawLocationMark, type RandomBelow } from '../../core/codes.ts'
import { AppError } from '../../core/errors.ts'
import type { Role } from '../../core/permissions.ts'
import { drawRecoveryCode } from '../../core/secret-codes.ts'
import type { CallContext } from '../call-router.ts'
import type { PrinterDesk, RouterFleet } from '../ports.ts'
import { location, person, plan, planPrice } from '../store/schema.ts'
import { routerSecret, type Secrets } from '../store/secrets.ts'
import { COUNTER_LOCATION, putSetting, type Store, type Tx } from '../store/store.ts'
import { type DiscoveryOptions, discoveryService } from './discovery.ts'
import { putPrinter, putRouter, withoutPassword } from './equipment.ts'
import { hashPassword, type Proofs } from './proofs.ts'
import { putLocations, putSignInState, type Roster } from './roster.ts'
import { hashRecoveryCode, putRecoveryHash } from './session.ts'
import type { Sessions } from './sessions.ts'

export interface SetupOptions {
  readonly store: Store
  readonly secrets: Secrets
  readonly routers: RouterFleet
  readonly printers: PrinterDesk
  readonly random: RandomBelow
  readonly roster: Roster
  readonly proofs: Proofs
  readonly sessions: Sessions
  /** Begins or ends practice; absent where there is no practice world to go to. */
  readonly practice?: { readonly enter?: () => Promise<void>; readonly leave?: () => Promise<void> }
  readonly onChange: () => void
}

/** The form without its owner, who is one of the people. */
type Cafe = Omit<z.output<typeof SetupForm>, 'owner'>

/** A person of the first run; practice brings three of them. */
export interface FirstPerson {
  readonly name: string
  readonly password: string
  readonly pin: string
  readonly role: Role
}

export function setupService(
  options: SetupOptions,
  discovery: DiscoveryOptions,
): GroupHandlers<TellerContract['setup'], CallContext> {
  const { routers, printers, practice } = options
  return {
    testRouter: (form) => routers.test(form, form.password ?? ''),
    testPrinter: (form) => printers.test(form),
    ...discoveryService(discovery),
    complete: async (form, ctx) => {
      const { ownerId, recoveryCode } = await setUpCounter(options, form, [{ ...form.owner, role: 'super_admin' }])
      const owner = options.roster.find(ownerId)
      if (owner) options.sessions.open(ctx.callerId, owner)
      return { recoveryCode }
    },
    practice: async () => {
      if (!practice?.enter) throw new AppError('unavailable', 'practice_unavailable')
      await practice.enter()
      return null
    },
    leavePractice: async () => {
      if (!practice?.leave) throw new AppError('forbidden', 'not_allowed')
      await practice.leave()
      return null
    },
  }
}

/** Sets the counter up with these people, the first of whom does it; then connects the equipment. */
export async function setUpCounter(options: SetupOptions, form: Cafe, people: readonly FirstPerson[]) {
  const hashed = await Promise.all(people.map((each) => hashSecrets(options, each)))
  const recoveryCode = drawRecoveryCode(options.random)
  const recoveryHash = await hashRecoveryCode(recoveryCode)
  const seal = form.router ? await options.secrets.seal(form.router.password ?? '') : undefined
  const locationId = uuidv7()
  options.store.write((tx, at) => {
    if (options.store.here()) throw new AppError('forbidden', 'already_set_up')
    const { cafeName: name, currency, timeZone } = form
    const codeMark = drawLocationMark(options.random)
    tx.insert(location).values({ id: locationId, name, currency, timeZone, codeMark, createdAt: at }).run()
    putSetting(tx, COUNTER_LOCATION, locationId)
    putRecoveryHash(tx, recoveryHash)
    for (const each of hashed) putPerson(tx, each, { locationId, at })
    putEquipment(tx, form, { locationId, at }, seal)
    putPlans(tx, form, { locationId, at })
    const subject = { type: 'counter', id: options.store.counterId, name } as const
    return { value: null, fact: { kind: 'counter.set_up', subject, data: journalled(form, hashed) } }
  })
  await options.routers.reload()
  options.printers.reload()
  options.onChange()
  return { ownerId: hashed[0]?.id ?? '', recoveryCode }
}

type Hashed = Awaited<ReturnType<typeof hashSecrets>>

async function hashSecrets({ proofs }: SetupOptions, { name, role, password, pin }: FirstPerson) {
  // First the id: people are listed in the order in which they were named, not in which their hashes were done.
  const id = uuidv7()
  const [passwordHash, ownPin] = await Promise.all([hashPassword(password), proofs.hashPin(pin)])
  return { id, name, role, passwordHash, ownPin }
}

/** Staff give no money back and no discounts alone before somebody allows it. */
function putPerson(tx: Tx, { id, name, role, passwordHash, ownPin }: Hashed, { locationId, at }: Placed): void {
  const limits = role === 'staff' ? {} : { refundLimitMinor: null, discountLimitPercent: null }
  tx.insert(person)
    .values({ id, name, role, passwordHash, refundLimitMinor: 0, ...limits, createdAt: at })
    .run()
  putSignInState(tx, id, ownPin)
  if (role !== 'super_admin') putLocations(tx, id, [locationId])
}

type Placed = { readonly locationId: string; readonly at: number }

function putEquipment(tx: Tx, form: Cafe, placed: Placed, seal?: (tx: Tx, name: string) => void): void {
  if (form.router) {
    const id = uuidv7()
    putRouter(tx, { id, ...placed }, form.router)
    seal?.(tx, routerSecret(id))
  }
  if (form.printer) putPrinter(tx, { id: uuidv7(), ...placed }, form.printer)
}

function putPlans(tx: Tx, form: Cafe, { locationId, at }: Placed): void {
  const codeLength = DEFAULT_RANDOM_LENGTH
  const rows = form.plans.map((p, index) => ({
    id: uuidv7(),
    locationId,
    kind: 'hotspot' as const,
    devices: 1,
    codeLength,
    position: index + 1,
    name: p.name,
    timeLimitSeconds: p.timeLimitSeconds,
    validitySeconds: p.validitySeconds,
    createdAt: at,
  }))
  tx.insert(plan).values(rows).run()
  const prices = rows.map(({ id: planId }, index) => ({ planId, priceMinor: form.plans[index]?.priceMinor ?? 0 }))
  tx.insert(planPrice)
    .values(prices.map((each) => ({ id: uuidv7(), ...each, validFrom: at, createdAt: at })))
    .run()
}

function journalled(form: Cafe, people: readonly { id: string; name: string; role: Role }[]) {
  const { cafeName, currency, timeZone, plans, printer } = form
  const router = form.router && withoutPassword(form.router)
  const who = people.map(({ id, name, role }) => ({ id, name, role }))
  return { cafeName, currency, timeZone, people: who, router, printer, plans }
}
