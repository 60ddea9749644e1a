/** English, the language every other one is measured by: all words that people read on a screen. */
import * as advice from './en/advice.ts'
import * as approvals from './en/approvals.ts'
import * as audit from './en/audit.ts'
import * as batches from './en/batches.ts'
import * as checks from './en/checks.ts'
import * as counter from './en/counter.ts'
import * as designer from './en/designer.ts'
import * as doctor from './en/doctor.ts'
import * as equipment from './en/equipment.ts'
import * as factNames from './en/fact-names.ts'
import * as findings from './en/findings.ts'
import * as online from './en/online.ts'
import * as outage from './en/outage.ts'
import * as packages from './en/packages.ts'
import * as pay from './en/pay.ts'
import * as people from './en/people.ts'
import * as printerForm from './en/printer-form.ts'
import * as printing from './en/printing.ts'
import * as problems from './en/problems.ts'
import * as refunds from './en/refunds.ts'
import * as reports from './en/reports.ts'
import * as routerWizard from './en/router-wizard.ts'
import * as routers from './en/routers.ts'
import * as session from './en/session.ts'
import * as setup from './en/setup.ts'
import * as sheets from './en/sheets.ts'
import * as shiftReport from './en/shift-report.ts'
import * as till from './en/till.ts'
import * as tokens from './en/tokens.ts'
import * as verifying from './en/verifying.ts'

/** The texts by topic. */
export const en = {
  ...problems,
  ...equipment,
  ...printerForm,
  ...batches,
  ...checks,
  ...counter,
  ...session,
  ...outage,
  ...packages,
  ...people,
  ...pay,
  ...approvals,
  ...audit,
  ...factNames,
  ...verifying,
  ...reports,
  ...routers,
  ...designer,
  ...doctor,
  ...findings,
  ...advice,
  ...routerWizard,
  ...till,
  ...tokens,
  ...printing,
  ...refunds,
  ...sheets,
  ...shiftReport,
  ...online,
  ...setup,
}
