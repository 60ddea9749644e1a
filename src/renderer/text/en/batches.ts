/** English: the Batches room. */
import type { BatchView, RollView } from '../../../contract/batch.ts'
import type { RollProblem, TokenFilter } from '../../../core/batch.ts'

export const batches = {
  title: 'Batches',
  list: 'Batches of this location, newest first',
  loading: 'Looking for the batches…',
  make: 'New batch',
  noneTitle: 'No batch yet',
  noneText:
    'A batch is a stack of codes made before anybody buys them: to print on sheets, to hand to a seller, or to keep for a busy day.',
  choose: 'Choose a batch to see its codes.',
  name: 'Batch {{number}}',
  of: '{{number}} × {{plan}}',
  older: 'Older ones',
  newer: 'Newer ones',
  views: 'What to look at',
  tab: { overview: 'Overview', codes: 'Codes', print: 'Print', seller: 'Seller' },
  madeBy: 'Made by {{name}}, {{when}}',
  withSeller: 'With {{name}}',
  each: '{{price}} each',
  sheets: 'Sheets and files',
  sheetsSoon: 'Pages to cut and files for other programs are saved here.',
} as const

/** How far a batch is. */
export const batchState = {
  making: 'Being made',
  stopped: 'Stopped',
  made: 'Made',
} as const satisfies Record<BatchView['state'], string>

export const batchDeploy = {
  now: 'Let in at once',
  disabled: 'Let in when sold',
  off: 'Off the router until sold',
} as const satisfies Record<BatchView['deploy'], string>

export const deployText = {
  now: 'Whoever has a slip can log in. For slips that are handed out or sold right away.',
  disabled:
    'The codes are on the router, but nobody gets in before the slip is scanned or settled here. Safe to leave lying about.',
  off: 'The router learns of a code only when it is sold. For small routers, and for stacks that last for months.',
} as const satisfies Record<BatchView['deploy'], string>

export const batchCounts = {
  made: 'Made',
  onRouter: 'On the router',
  waiting: 'Waiting for it',
  refused: 'Refused by it',
  printed: 'Printed',
  sold: 'Sold',
  used: 'Used',
  expired: 'Over',
  void: 'Void',
} as const

export const making = {
  progress: '{{made}} of {{quantity}} made',
  stop: 'Stop',
  resume: 'Go on',
  stopping: 'Stopping…',
  stopped: 'Stopped. What is made stays; go on whenever you like.',
  held: 'It waits: {{reason}} It goes on by itself.',
} as const

export const newBatch = {
  title: 'New batch',
  lead: 'Codes are made ahead of their sale. Each says what its package is worth today.',
  plan: 'Package',
  quantity: 'How many',
  quantityHint: 'Up to 10,000',
  alphabet: 'Made of',
  mixed: 'Letters and digits',
  digits: 'Digits only',
  prefix: 'Begins with',
  prefixHint: 'Up to 6 characters, for you to tell stacks apart. May stay empty.',
  prefixBecomes: 'Becomes “{{prefix}}”: the rest could be misread.',
  codeLength: 'Random characters',
  codeLengthHint: 'More are harder to guess, and longer to type.',
  tooShort_one: 'This is enough for {{count}} code at most. Take more random characters.',
  tooShort_other: 'This is enough for {{number}} codes at most. Take more random characters.',
  deploy: 'On the router',
  note: 'Note',
  noteHint: 'For yourself: whom it is for, where it lies.',
  summary_one: '{{count}} code of {{characters}} characters, worth {{worth}}',
  summary_other: '{{number}} codes of {{characters}} characters, worth {{worth}}',
  example: 'such as',
  fromSale:
    'This package counts its days from the sale. Slips that are let in at once have no end before they are settled.',
  make: 'Make them',
  working: 'Writing it down…',
  cancel: 'Cancel',
  made: 'Batch {{number}} is being made.',
  choosePlan: 'Choose a package',
  noPlans: 'There is no package to make codes of.',
} as const

export const batchCodes = {
  list: 'Codes of this batch',
  search: 'Search for a code',
  all: 'All',
  narrow: 'Show',
  found_one: '{{count}} code',
  found_other: '{{number}} codes',
  coming: 'Coming…',
  nothing: 'No code of this batch is like that.',
  place: 'Slip',
  code: 'Code',
  router: 'Router',
  paper: 'Paper',
  sale: 'Sale',
  use: 'Use',
  printed: 'Printed {{when}}',
  sold: 'Sale {{number}}',
  used: 'Used {{when}}',
  void: 'Void',
  over: 'Over',
  notThere: 'Not on it yet',
  closed: 'On it, closed',
  leaving: 'Leaving it',
  gone: 'Taken off it',
} as const

export const tokenFilter = {
  unsold: 'Not sold',
  sold: 'Sold',
  printed: 'Printed',
  not_printed: 'Not printed',
  on_router: 'On the router',
  waiting: 'Waiting',
  refused: 'Refused',
  used: 'Used',
  expired: 'Over',
  void: 'Void',
} as const satisfies Record<TokenFilter, string>

export const unsold = {
  title: 'All unsold slips',
  extend: 'Give more',
  extendTitle: 'Give more on every unsold slip',
  extendLead: 'Free of charge. What is printed on the slips does not change.',
  extended_one: '{{count}} slip has more now.',
  extended_other: '{{number}} slips have more now.',
  void: 'Make void',
  voidTitle: 'Make every unsold slip void',
  voidAsk_one:
    '{{count}} slip is not sold. It stops working for ever and leaves the router. This cannot be taken back.',
  voidAsk_other:
    '{{number}} slips are not sold. They stop working for ever and leave the router. This cannot be taken back.',
  voidDo_one: 'Make {{count}} slip void',
  voidDo_other: 'Make {{number}} slips void',
  voided_one: '{{count}} slip is void now.',
  voided_other: '{{number}} slips are void now.',
  none: 'Every slip of it is sold or void.',
  reason: 'Why?',
} as const

export const returns = {
  title: 'Slips that came back',
  lead: 'Scan or type each one. It is void at once, and nobody pays for it.',
  field: 'Code of the slip',
  reason: 'Came back unsold',
  take: 'Take it back',
  taken: 'Slip {{code}} is void.',
} as const

export const seller = {
  title: 'Who sells it',
  lead: 'Hand the slips to somebody who sells them elsewhere and pays you later.',
  name: 'Name of the seller',
  hand: 'Hand it over',
  handed: 'Batch {{number}} is with {{name}}.',
  with: '{{name}} has it since {{when}}.',
  takeBack: 'Take it back',
  takenBack: 'Batch {{number}} is here again.',
} as const

export const settling = {
  title: 'Settle',
  lead: 'One sale in cash is booked for all of them, in your name.',
  which: 'Which slips',
  used: 'Used, not yet paid',
  all: 'All that are left',
  usedText: 'Slips the router has seen in use and that are not paid yet.',
  allText: 'Slips that are neither paid nor void. Take back first what came back.',
  share: 'The seller keeps',
  percent: 'Percent',
  amount: 'An amount',
  percentField: 'Percent',
  amountField: 'Amount',
  slips_one: '{{count}} slip',
  slips_other: '{{number}} slips',
  gross: '{{slips}} × {{price}}',
  keeps: 'The seller keeps',
  rounded: 'What the seller keeps is rounded to whole coins.',
  total: 'You receive',
  left_one: 'After that {{count}} slip is left with the seller.',
  left_other: 'After that {{number}} slips are left with the seller.',
  nothing: 'There is nothing to settle at the moment.',
  book: 'Book {{amount}}',
  working: 'Writing it down…',
  booked: 'Sale {{number}} is booked: {{amount}}.',
} as const

export const rollPrint = {
  title: 'Roll on the receipt printer',
  lead: 'The slips come out one after the other. A customer’s ticket waits for two of them at most.',
  from: 'From slip',
  last: 'To slip',
  start: 'Print {{number}} slips',
  startOne: 'Print the slip',
  again: 'Some of these are printed already. They would be there twice.',
  none: 'Nothing is made yet that could be printed.',
  progress: 'Slip {{next}} of {{last}} is next, on {{printer}}',
  pause: 'Pause',
  resume: 'Go on',
  stop: 'End it',
  asks: {
    uncertain: 'Did slip {{place}} come out? Code {{code}}',
    failed: 'Slip {{place}} did not come out. Code {{code}}',
  },
  cameOut: 'It came out',
  printAgain: 'Print it again',
  skip: 'Leave it out',
  question: 'Look at the paper before you answer: a slip that is there twice could be sold twice.',
} as const

export const rollState = {
  running: 'Printing',
  paused: 'Paused',
} as const satisfies Record<RollView['state'], string>

export const rollProblem = {
  slip: 'It waits for your answer.',
  restarted: 'Teller was closed in the middle. Look at the printer, then go on.',
  broken: 'Slips cannot be made at the moment: the router of this package is out of use.',
} as const satisfies Record<RollProblem, string>

/** A sale of more codes than a cashier sells at once. */
export const unlisted = {
  more_one: 'And {{count}} more code. All of them stand in their batch.',
  more_other: 'And {{number}} more codes. All of them stand in their batch.',
} as const
