/** What the first run has been told so far, everything as it was typed; nothing of it is lost on the way back. */
import { z } from 'zod'
import { PrinterForm, RouterForm } from '../../../contract/equipment.ts'
import { PlanForm, SetupForm } from '../../../contract/setup.ts'
import { formatPlain, minorDigits, parseAmount } from '../../../core/money.ts'
import { SAMPLE_PLANS } from '../../../core/plan.ts'
import { FIRST_PRINTER, type PrinterDraft, printerCandidate } from '../../equipment/printer-draft.ts'
import { NEW_ROUTER, type RouterDraft, routerCandidate } from '../../equipment/router-draft.ts'
import { type Checked, check, type Problems } from '../../forms/check.ts'
import { repeated } from '../../forms/repeated.ts'

export const STEPS = ['cafe', 'owner', 'router', 'printer', 'plans'] as const
export type Step = (typeof STEPS)[number]

export interface PlanDraft {
  readonly name: string
  /** Null until somebody changes the price that is proposed. */
  readonly price: string | null
}

export interface SetupDraft {
  readonly cafeName: string
  readonly currency: string
  readonly timeZone: string
  readonly ownerName: string
  readonly password: string
  readonly passwordAgain: string
  readonly pin: string
  readonly pinAgain: string
  readonly router: RouterDraft
  readonly printer: PrinterDraft
  /** Equipment that is to be set up later, in Settings. */
  readonly later: { readonly router: boolean; readonly printer: boolean }
  /** In the order of the sample packages, whose times and validity they keep. */
  readonly plans: readonly PlanDraft[]
}

export function newSetup(timeZone: string): SetupDraft {
  return {
    cafeName: '',
    currency: '',
    timeZone,
    ownerName: '',
    password: '',
    passwordAgain: '',
    pin: '',
    pinAgain: '',
    router: NEW_ROUTER,
    printer: FIRST_PRINTER,
    later: {
      router: false,
      printer: false,
    },
    plans: SAMPLE_PLANS.map(({ name }) => ({
      name,
      price: null,
    })),
  }
}

/** A currency as its code is written, however it was typed. */
export const currencyOf = ({ currency }: SetupDraft): string => currency.trim().toUpperCase()

/** What stands in the price field of a package. */
export function priceTextOf(draft: SetupDraft, at: number): string {
  const units = SAMPLE_PLANS[at]?.priceUnits ?? 1
  const currency = currencyOf(draft)
  return draft.plans[at]?.price ?? formatPlain(units * 10 ** minorDigits(currency), currency)
}

const Cafe = SetupForm.pick({ cafeName: true, currency: true, timeZone: true })
const Owner = SetupForm.pick({ owner: true })
const Plans = z.object({ plans: z.array(PlanForm) })

export function checkCafe(draft: SetupDraft): Checked<z.output<typeof Cafe>> {
  const { cafeName, timeZone } = draft
  return check(Cafe, { cafeName, currency: currencyOf(draft), timeZone: timeZone.trim() })
}

/** The fields `passwordAgain` and `pinAgain` are `invalid` when they are not what stands before them. */
export function checkOwner(draft: SetupDraft): Checked<z.output<typeof Owner>> {
  const { ownerName: name, password, passwordAgain, pin, pinAgain } = draft
  return repeated(
    check(Owner, { owner: { name, password, pin } }),
    { field: 'passwordAgain', first: password, second: passwordAgain },
    { field: 'pinAgain', first: pin, second: pinAgain },
  )
}

export const checkRouter = ({ router }: SetupDraft): Checked<RouterForm> =>
  check(RouterForm, routerCandidate(router, false))

export const checkPrinter = ({ printer }: SetupDraft): Checked<PrinterForm> =>
  check(PrinterForm, printerCandidate(printer))

export function checkPlans(draft: SetupDraft): Checked<z.output<typeof Plans>> {
  const prices = draft.plans.map((_, at) => parseAmount(priceTextOf(draft, at), currencyOf(draft)))
  const candidates = draft.plans.map(({ name }, at) => ({
    name,
    priceMinor: prices[at]?.ok ? prices[at].value : Number.NaN,
    timeLimitSeconds: SAMPLE_PLANS[at]?.timeLimitSeconds,
    validitySeconds: SAMPLE_PLANS[at]?.validitySeconds,
  }))
  const checked = check(Plans, { plans: candidates })
  return checked.ok ? checked : { ok: false, problems: { ...checked.problems, ...priceProblems(prices) } }
}

/** An amount says more exactly what is wrong with it than the contract can. */
function priceProblems(prices: readonly ReturnType<typeof parseAmount>[]): Problems {
  const wrong = prices.flatMap((price, at) => (price.ok ? [] : [[`plans.${at}.priceMinor`, price.error] as const]))
  return Object.fromEntries(wrong)
}

/** The whole form as it is sent. */
export function checkSetup(draft: SetupDraft): Checked<SetupForm> {
  const [cafe, owner, plans] = [checkCafe(draft), checkOwner(draft), checkPlans(draft)]
  if (!cafe.ok) return cafe
  if (!owner.ok) return owner
  if (!plans.ok) return plans
  const { later, router, printer } = draft
  return check(SetupForm, {
    ...cafe.value,
    ...owner.value,
    ...plans.value,
    router: later.router ? null : routerCandidate(router, false),
    printer: later.printer ? null : printerCandidate(printer),
  })
}
