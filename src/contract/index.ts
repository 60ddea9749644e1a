/** The contract: every call a screen may make, and who may make it. */
import { app } from './app.ts'
import { audit } from './audit.ts'
import { batch } from './batch.ts'
import { customer } from './customers.ts'
import type { Client, EventOf } from './define.ts'
import { design } from './design.ts'
import { discovery } from './discovery.ts'
import { doctor } from './doctor.ts'
import { equipment } from './equipment.ts'
import { events } from './events.ts'
import { money } from './money.ts'
import { onboarding } from './onboarding.ts'
import { online } from './online.ts'
import { outage } from './outage.ts'
import { account, approval, counter, location, people } from './people.ts'
import { plan } from './plan.ts'
import { drawer, printing } from './printing.ts'
import { reconcile } from './reconcile.ts'
import { report } from './report.ts'
import { router } from './router.ts'
import { sale, ticket } from './sales.ts'
import { session } from './session.ts'
import { setup } from './setup.ts'
import { sheet } from './sheet.ts'
import { shiftReport } from './shift-report.ts'
import { slip, topUp } from './slips.ts'
import { stock } from './stock.ts'
import { summary } from './summary.ts'
import { till } from './till.ts'
import { token } from './token.ts'

export const contract = {
  app,
  setup,
  session,
  account,
  people,
  location,
  approval,
  plan,
  till,
  shiftReport,
  summary,
  money,
  customer,
  sale,
  slip,
  topUp,
  stock,
  ticket,
  printing,
  drawer,
  design,
  token,
  batch,
  router,
  equipment,
  discovery,
  doctor,
  onboarding,
  counter,
  audit,
  online,
  outage,
  sheet,
  reconcile,
  report,
} as const
export type TellerContract = typeof contract
export type TellerClient = Client<TellerContract>

export { events }
export type TellerEvent = EventOf<typeof events>
