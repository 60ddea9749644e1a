/** The first run: a café, its owner, its equipment and its first packages, in one transaction. */
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { SetupForm } from '../../contract/setup.ts'
import { DEFAULT_RANDOM_LENGTH, drawLocationMark, type RandomBelow } from '../../core/codes.ts'
import { AppError } from '../../core/errors.ts'
import type { Role } from '../../core/permissions.ts'
import type { CallContext } from '../call-router.ts'
import type { PrinterDesk, RouterFleet } from '../ports.ts'
import { location, person, plan } from '../store/schema.ts'
import { routerSecret, type Secrets } from '../store/secrets.ts'
import type { Store, Tx } from '../store/store.ts'
import { putPrinter, putRouter, withoutPassword } from './equipment.ts'
import { hashPin } from './session.ts'

export interface SetupOptions {
  readonly store: Store
  readonly secrets: Secrets
  readonly routers: RouterFleet
  readonly printers: PrinterDesk
  readonly random: RandomBelow
  /** Begins or ends practice; absent where there is no practice world to go to. */
  readonly practice?: { readonly enter?: () => Promise<void>; readonly leave?: () => Promise<void> }
  readonly onChange: () => void
}

/** The form without its owner, who is one of the people. */
type Cafe = Omit<z.output<typeof SetupForm>, 'owner'>

/** A person of the first run; practice brings three of them. */
export interface FirstPerson {
  readonly name: string
  readonly pin: string
  readonly role: Role
}

export function setupService(options: SetupOptions): GroupHandlers<TellerContract['setup'], CallContext> {
  const { routers, printers, practice } = options
  return {
    testRouter: (form) => routers.test(form, form.password ?? ''),
    testPrinter: (form) => printers.test(form),
    complete: async (form, ctx) => {
      const [owner] = await setUpCounter(options, form, [{ ...form.owner, role: 'super_admin' }])
      if (owner) ctx.signIn(owner)
      return null
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
  const hashed = await Promise.all(people.map(async (p) => ({ ...p, id: uuidv7(), pinHash: await hashPin(p.pin) })))
  const seal = form.router ? await options.secrets.seal(form.router.password ?? '') : undefined
  const locationId = uuidv7()
  options.store.write((tx, at) => {
    if (tx.select().from(location).get()) throw new AppError('forbidden', 'already_set_up')
    const { cafeName: name, currency, timeZone } = form
    const codeMark = drawLocationMark(options.random)
    tx.insert(location).values({ id: locationId, name, currency, timeZone, codeMark, createdAt: at }).run()
    for (const { id, name, role, pinHash } of hashed) {
      tx.insert(person).values({ id, locationId, name, role, pinHash, createdAt: at }).run()
    }
    putEquipment(tx, form, { locationId, at }, seal)
    putPlans(tx, form, { locationId, at })
    return { value: null, fact: { kind: 'counter.set_up', data: journalled(form, locationId, hashed) } }
  })
  await options.routers.reload()
  options.printers.reload()
  options.onChange()
  return hashed.map(({ id, name, role }) => ({ id, name, role, locationId }))
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
    priceMinor: p.priceMinor,
    timeLimitSeconds: p.timeLimitSeconds,
    createdAt: at,
  }))
  tx.insert(plan).values(rows).run()
}

function journalled(form: Cafe, locationId: string, people: readonly { id: string; name: string; role: Role }[]) {
  const { cafeName, currency, timeZone, plans, printer } = form
  const router = form.router && withoutPassword(form.router)
  const who = people.map(({ id, name, role }) => ({ id, name, role }))
  return { locationId, cafeName, currency, timeZone, people: who, router, printer, plans }
}
