/** Practice: a sample café on a simulated router and printer, so that the whole job can be tried in a minute. */
import { type PrinterForm, RouterForm } from '../contract/equipment.ts'
import { minorDigits } from '../core/money.ts'
import { SAMPLE_PLANS } from '../core/plan.ts'
import { usualPrinter } from '../core/printers.ts'
import { putSampleDesign } from './practice-design.ts'
import { putSampleHistory } from './practice-history.ts'
import { putSampleMoney } from './practice-money.ts'
import { putSampleTakings } from './practice-takings.ts'
import type { Neighbourhood } from './provisioning/onboarding/onboarding-desk.ts'
import { putPrinter, putRouter } from './services/equipment.ts'
import { moveToOtherDevice } from './services/replace-router.ts'
import { type FirstPerson, type SetupOptions, setUpCounter } from './services/setup.ts'
import { printer, router } from './store/schema.ts'
import { routerSecret } from './store/secrets.ts'

/** Where the simulated router and printer listen this time. */
export interface PracticeEquipment {
  readonly router: {
    readonly host: string
    readonly port: number
    readonly username: string
    readonly password: string
    /** Where the simulated hotspot's login page is. */
    readonly loginHost: string
    /** The number of the simulated device, where it is a new one each time. */
    readonly serial?: string
    /** The UDP port at which it answers who looks for routers; absent: it does not. */
    readonly discoveryPort?: number
  }
  readonly printer: { readonly host: string; readonly port: number; readonly paperMm: 58 | 80 }
  /** Give a new sample café a past, for its charts, and tickets of its own design. */
  readonly withPast?: boolean
}

/** Everybody's in practice, where nothing is real; it stands on the sign-in screen. */
const PASSWORD = 'practice'

/** One person of each role; their PINs stand on the sign-in screen. */
const PEOPLE: readonly FirstPerson[] = [
  { name: 'Olu', role: 'super_admin', pin: '1111', password: PASSWORD },
  { name: 'Musa', role: 'manager', pin: '2222', password: PASSWORD },
  { name: 'Ana', role: 'staff', pin: '3333', password: PASSWORD },
]
export const practicePins: ReadonlyMap<string, string> = new Map(PEOPLE.map(({ name, pin }) => [name, pin]))

const CURRENCY = 'EUR'

/** In practice nobody but the simulated router is asked who is there. */
export function neighbourhoodOf({ router: { host, port, discoveryPort } }: PracticeEquipment): Neighbourhood {
  const targets = discoveryPort === undefined ? [] : [{ host, port: discoveryPort }]
  return { targets, listenAt: { host, port: 0 }, api: { port, tls: false } }
}

/** Sets the sample café up when it is new, and points it at this run's simulated equipment when it is not. */
export async function prepareForPractice(setup: SetupOptions, equipment: PracticeEquipment): Promise<void> {
  const routerForm = RouterForm.parse({ name: 'Practice router', tls: false, ...equipment.router })
  const { host, port, paperMm } = equipment.printer
  const link = { kind: 'tcp', host, port } as const
  const printerForm: PrinterForm = { ...usualPrinter(paperMm), name: 'Practice printer', link, cut: true }
  const place = setup.store.here()
  if (!place) {
    const unit = 10 ** minorDigits(CURRENCY)
    const plans = SAMPLE_PLANS.map(({ priceUnits, ...plan }) => ({ ...plan, priceMinor: priceUnits * unit }))
    const cafe = { cafeName: 'Baobab Internet Café', currency: CURRENCY, timeZone: 'Africa/Nairobi', plans }
    await setUpCounter(
      setup,
      { ...cafe, router: { ...routerForm, password: equipment.router.password }, printer: printerForm },
      PEOPLE,
    )
    if (equipment.withPast) putPast(setup)
    return
  }
  const { id: routerId, serial = null } = setup.store.db.select().from(router).get() ?? {}
  const isOtherDevice = serial !== null && equipment.router.serial !== undefined && equipment.router.serial !== serial
  const { id: printerId } = setup.store.db.select().from(printer).get() ?? {}
  const seal = await setup.secrets.seal(equipment.router.password)
  setup.store.settle((tx, at) => {
    if (routerId) {
      putRouter(tx, { id: routerId, locationId: place.id, at }, routerForm)
      seal(tx, routerSecret(routerId))
      // Yesterday's simulated router is gone for good, and nobody has to be asked about it.
      if (isOtherDevice) moveToOtherDevice(tx, routerId, at)
    }
    if (printerId) putPrinter(tx, { id: printerId, locationId: place.id, at }, printerForm)
  })
}

function putPast({ store, random }: SetupOptions): void {
  const { id } = store.db.select().from(router).get() ?? {}
  const place = store.here()
  store.settle((tx, at) => {
    if (id) putSampleHistory(tx, id, at, place?.timeZone ?? 'UTC')
    if (place) putSampleDesign(tx, place.id, at)
    putSampleTakings(store, tx, at, random)
    if (place) putSampleMoney(tx, place.id, at)
  })
}
