/** English: the journal, and approvals. */
import type { Verification } from '../../../contract/audit.ts'
import type { JournalKind, Subject } from '../../../core/journal.ts'

export const approvals = {
  title: 'This needs somebody’s approval',
  askedBy: 'Asked by {{name}}',
  choose: 'Who approves it?',
  looking: 'Looking who may approve…',
  approve: 'Approve',
  other: 'Somebody else',
  back: 'Back',
  nobodyTitle: 'Nobody here can approve this',
  nobodyText:
    'It takes a manager or the owner who works at this location, and whose own limit is high enough. Ask one of them, or have the owner raise your limit in People.',
} as const

export const audit = {
  title: 'Journal',
  lead: 'Everything that was done here. Nobody can change or delete an entry.',
  loading: 'Reading the journal…',
  list: 'Entries, newest first',
  showMore: 'Show more',
  showingMore: 'Reading on…',
  theEnd: 'That is all.',
  emptyTitle: 'Nothing matches',
  emptyText: 'No entry of the journal is like that. Widen the dates, or choose fewer conditions.',
  clear: 'Show everything',
  person: 'Person',
  everybody: 'Everybody',
  action: 'What was done',
  everything: 'Everything',
  subject: 'About',
  subjectHint: 'Name or sale number',
  from: 'From',
  until: 'Until',
  period: 'Period',
  today: 'Today',
  days: '{{number}} days',
  counterItself: 'The counter',
  notKnown: 'Not known',
  approvedBy: 'approved by {{name}}',
  field: 'What',
  before: 'Before',
  after: 'After',
  noFacts: 'There is nothing more to say about this entry.',
  utc: 'UTC',
  local: 'Local clock',
  counter: 'Counter',
  number: 'Entry',
  hash: 'Hash',
  yes: 'Yes',
  no: 'No',
  none: 'None',
  noLimit: 'No limit',
  empty: '(empty)',
  seconds_one: '{{count}} second',
  seconds_other: '{{count}} seconds',
} as const

/** Checking that no entry was touched. */
export const verifying = {
  start: 'Verify',
  starting: 'Getting ready…',
  progress: 'Checking entry {{done}} of {{total}}',
  stop: 'Stop',
  stopping: 'Stopping…',
  stopped: 'The check was stopped. Nothing was changed.',
  never: 'Not verified yet. Verify checks that no entry was changed, left out or added.',
  whole_one: 'The one entry is as it was written.',
  whole_other: 'All {{number}} entries are as they were written.',
  when: 'Verified {{when}}',
  noSeal: 'This computer’s key store has lost its key, so a journal written anew as a whole would not be noticed.',
  brokenTitle: 'The journal is not as it was written',
  brokenAt: 'From entry {{seq}} on it cannot be trusted.',
  fits_one: 'The {{count}} entry before it is as it was written.',
  fits_other: 'The {{number}} entries before it are as they were written.',
  whatToDo:
    'Call the owner. Keep the file teller.sqlite as it is, with a copy of it elsewhere: it is the proof. Selling may go on, or restore a backup from before it happened.',
} as const

/** What a verification found to be wrong. */
export const journalProblem = {
  changed: 'An entry is not what was written: somebody changed it in the file.',
  missing: 'An entry is missing: somebody took it out of the file.',
  cut: 'The end is missing: somebody cut off the last entries, or an older copy of the file was put in its place.',
  rewritten: 'Entries were written by something other than this counter.',
  damaged: 'The file cannot be read properly. The disk may be failing, or somebody changed the file.',
} as const satisfies Record<NonNullable<Verification['problem']>, string>

/** Saving what the filter shows. */
export const saving = {
  csv: 'Save as CSV',
  pdf: 'Save as PDF',
  working: 'Writing the {{format}} file…',
  done_one: '{{file}} holds {{count}} entry.',
  done_other: '{{file}} holds {{number}} entries.',
} as const

/** The kinds of entries, for the filter and for entries whose facts nobody can read. */
export const journalKind = {
  'counter.set_up': 'Counter set up',
  'counter.settings_saved': 'Counter settings changed',
  'location.saved': 'Location saved',
  'person.signed_in': 'Signed in',
  'person.signed_out': 'Signed out',
  'person.sign_in_failed': 'Wrong PIN or password',
  'person.locked_out': 'Locked out after wrong tries',
  'person.unlocked': 'Wait after wrong tries ended',
  'person.screen_locked': 'Screen locked',
  'person.screen_unlocked': 'Screen unlocked',
  'person.created': 'Person added',
  'person.changed': 'Person changed',
  'person.disabled': 'Person disabled',
  'person.enabled': 'Person enabled again',
  'person.password_reset': 'Password reset',
  'person.password_changed': 'Own password changed',
  'person.pin_changed': 'Own PIN changed',
  'person.recovered': 'Recovery code used',
  'person.recovery_code_made': 'Recovery code made',
  'approval.given': 'Approval given',
  'sale.made': 'Sale',
  'sale.refunded': 'Money given back',
  'ticket.reprinted': 'Ticket printed again',
  'ticket.released': 'Ticket printed on request',
  'ticket.answered': 'Ticket: came out or not',
  'router.saved': 'Router changed',
  'router.fixed': 'Router fixed',
  'router.canary_run': 'Router tested with a code',
  'printer.saved': 'Printer changed',
  'call.refused': 'Refused attempt',
  'journal.verified': 'Journal verified',
  'journal.exported': 'Journal saved to a file',
  'journal.sealed_anew': 'Journal sealed anew',
  'journal.unreadable': 'Entry that cannot be read',
} as const satisfies Record<JournalKind, string>

/** What an entry says beside the name of who did it. */
export const journalSentence = {
  'counter.set_up': 'Set up this counter',
  'counter.settings_saved': 'Changed how this counter works',
  'location.saved': 'Saved the location {{subject}}',
  'person.signed_in': 'Signed in',
  'person.signed_out': 'Signed out',
  'person.sign_in_failed': 'Wrong PIN or password for {{subject}}',
  'person.locked_out': 'Too many wrong tries for {{subject}}, who has to wait {{wait}}',
  'person.unlocked': 'Let {{subject}} try again after wrong tries',
  'person.screen_locked': 'Screen locked',
  'person.screen_unlocked': 'Unlocked the screen',
  'person.created': 'Added {{subject}} as {{role}}',
  'person.changed': 'Changed the account of {{subject}}',
  'person.disabled': 'Disabled {{subject}}',
  'person.enabled': 'Enabled {{subject}} again',
  'person.password_reset': 'Reset the password of {{subject}}',
  'person.password_changed': 'Chose a new password',
  'person.pin_changed': 'Changed the PIN',
  'person.recovered': 'Came back in with the recovery code',
  'person.recovery_code_made': 'Made a new recovery code',
  'approval.given': 'Approved giving back {{amount}}, for {{requester}}',
  'sale.made': 'Sold {{quantity}} × {{plan}} for {{amount}}',
  'sale.refunded': 'Gave {{amount}} back: {{reason}}',
  'ticket.reprinted': 'Printed a ticket again',
  'ticket.released': 'Had a waiting ticket printed',
  'ticket.answered': 'Said whether a ticket came out',
  'router.saved': 'Changed the router {{subject}}',
  'router.fixed': 'Had the doctor fix the router {{subject}}: {{check}}',
  'router.canary_run': 'Tested the router {{subject}} with a code',
  'printer.saved': 'Changed the printer {{subject}}',
  'call.refused': 'Was refused: {{what}}',
  'journal.verified': 'Verified the journal, {{entries}} entries: {{result}}',
  'journal.exported': 'Saved {{entries}} entries as {{format}}',
  'journal.sealed_anew': 'Sealed the journal anew: {{why}}',
  'journal.unreadable': 'This entry cannot be read',
} as const satisfies Record<JournalKind, string>

/** How a verification that stands in the journal ended. */
export const verified = { whole: 'all as written', broken: 'not as written' } as const

/** Why the end of the journal was sealed again. */
export const sealedAnew = {
  first: 'it had no seal yet',
  other_key: 'this computer had no key for the seal before',
  mismatch: 'its end was not as it was left',
} as const

/** Why a session ended, and why a screen was locked. */
export const endedBy = {
  by_person: 'by hand',
  switched: 'somebody else signed in',
  elsewhere: 'signed in at another window',
  window_closed: 'the window was closed',
  account_changed: 'the account was changed',
  idle: 'nobody touched it',
} as const

/** Why an attempt was refused. */
export const refusedBecause = {
  not_allowed: 'the role does not include it',
  wrong_location: 'it belongs to another location',
  sign_in_first: 'nobody was signed in',
  screen_locked: 'the screen was locked',
  change_password_first: 'a password had to be chosen first',
  own_account: 'it was the own account',
  last_super_admin: 'it was the last owner’s account',
  may_not_approve: 'this person may not approve it',
  approval_needed: 'it needed an approval',
  approval_not_valid: 'the approval was not for this',
} as const

/** Words that stand in facts as codes. */
export const factWord = {
  pin: 'PIN',
  password: 'Password',
  recovery_code: 'Recovery code',
  'sale.refund': 'Giving money back',
  cash: 'Cash',
} as const

/** What an entry is about, before its name. */
export const subjectType = {
  person: 'Person',
  sale: 'Sale',
  ticket: 'Ticket',
  router: 'Router',
  printer: 'Printer',
  location: 'Location',
  counter: 'Counter',
  journal: 'Journal',
  call: 'Attempt',
} as const satisfies Record<Subject['type'], string>

/** What a refused attempt was about, by the first part of the call's name. */
export const callGroup = {
  account: 'My account',
  app: 'This counter',
  approval: 'Approvals',
  audit: 'Journal',
  counter: 'Counter settings',
  doctor: 'Router doctor',
  equipment: 'Routers and printers',
  location: 'Locations',
  people: 'People',
  plan: 'Packages',
  sale: 'Sales',
  session: 'Sign-in',
  setup: 'Setting up',
  ticket: 'Tickets',
} as const

/** The facts of an entry, by their names in it. */
export const factName = {
  number: 'Sale number',
  saleId: 'Sale id',
  planId: 'Package id',
  jobId: 'Ticket id',
  tokenId: 'Code id',
  planName: 'Package',
  quantity: 'Quantity',
  priceMinor: 'Price each',
  totalMinor: 'Total',
  tenderedMinor: 'Cash received',
  changeMinor: 'Change given',
  amountMinor: 'Amount',
  currency: 'Currency',
  method: 'Paid by',
  reason: 'Reason',
  tokens: 'Codes, by their ending',
  name: 'Name',
  cafeName: 'Café',
  role: 'Role',
  locationIds: 'Locations',
  refundLimitMinor: 'Refund limit',
  timeZone: 'Time zone',
  idleMinutes: 'Minutes until the screen locks',
  host: 'Address',
  port: 'Port',
  username: 'Router user',
  tls: 'Encrypted',
  fingerprint: 'Certificate’s fingerprint',
  loginHost: 'Login page',
  paperMm: 'Paper width (mm)',
  cut: 'Cuts the paper',
  passwordChanged: 'Password changed',
  hasPin: 'Has a PIN',
  path: 'Call',
  more: 'Further attempts not listed',
  proof: 'Tried with',
  attempt: 'Wrong tries in a row',
  waitMs: 'Had to wait',
  action: 'For',
  for: 'Asked by',
  entries: 'Entries',
  format: 'Format',
  problem: 'Problem',
  brokenSeq: 'First entry that does not fit',
  lastSeq: 'Last entry before',
  copy: 'Copy',
  check: 'Check',
  commands: 'Commands',
  done: 'Commands done',
  refusal: 'The router’s refusal',
  found: 'Found',
  state: 'Ticket',
} as const
