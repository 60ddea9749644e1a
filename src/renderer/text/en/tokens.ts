/** English: a sold code's life, and what can be done for the customer who brings it. */

export const tokenLife = {
  left: '{{left}} left of {{all}}',
  online: '{{time}} online',
  onlineUsed: '{{time}} online so far',
  dataUsed: '{{data}} used so far',
  validFromLogin: 'Valid {{time}} from the first login',
  validUntil: 'Valid until {{when}}',
  tiedTo: 'Tied to the device {{device}}',
  tiedFirst: 'Only on the device that logs in first',
  over: {
    validity: 'Over since {{when}}',
    time: 'Its online time is used up',
    data: 'Its data is used up',
  },
} as const

/** Where a blocked code stands. */
export const blocked = { blocked: 'Blocked', blocking: 'Being blocked', letIn: 'Being let in' } as const

/** A code on several routers. */
export const onRouters = {
  some: 'On {{on}} of {{all}} routers',
  waits: '{{name}} waits',
  refused: '{{name}} refused it',
  removing: '{{name}} still has it',
  off: '{{name}} does not have it',
} as const

export const tokenAction = {
  title: 'For the customer',
  topUp: 'Sell more',
  topUpLead: 'The customer pays, and it goes onto this same code.',
  topUpLoading: 'Looking which packages fit…',
  topUpNone: 'No package fits this code: none gives the same kind of limits, speed and devices. Sell a new code.',
  extend: 'Give more',
  freeDevice: 'New device',
  freeDeviceAsk:
    'The next device that logs in with this code is the one it works on from then on. The present one is logged out.',
  freeDeviceDo: 'Move to a new device',
  freed: 'Code {{code}} can be used on a new device now.',
  block: 'Block',
  blockAsk: 'This code stops working at once, for whoever is online with it too. The money stays.',
  blockDo: 'Block the code',
  blocked: 'Code {{code}} is blocked.',
  unblock: 'Unblock',
  unblocked: 'Code {{code}} works again.',
} as const

export const extending = {
  title: 'Give more on {{code}}',
  lead: 'Free of charge, on the same code: from its present end, or from now if it is over.',
  time: 'Online time to add',
  days: 'Validity to add',
  data: 'Data to add',
  unit: 'Unit',
  units: { minutes: 'minutes', hours: 'hours', days: 'days', mb: 'MB', gb: 'GB' },
  reason: 'Why?',
  reasonHint: 'It stands in the journal.',
  reasons: 'Usual reasons',
  powerCut: 'Power cut',
  slow: 'Slow connection',
  goodwill: 'Goodwill',
  confirm: 'Give it',
  working: 'Writing it down…',
  cancel: 'Cancel',
  done: 'Code {{code}} has more now.',
} as const

export const foundCodes = {
  title: 'Sold before today',
  sold: '{{plan}} · sale {{number}} · {{when}}',
  looking: 'Looking among older codes…',
  openSale: 'Open sale {{number}}',
  refunded: 'Money given back',
} as const

/** The room of codes. */
export const codesRoom = {
  title: 'Codes',
  search: 'Whole code, sale number or phone',
  searchAll: 'Code, sale number, phone, or a word of a note',
  searching: 'Searching…',
  list: 'Codes found',
  startTitle: 'Find a customer’s code',
  startText:
    'Type or scan the whole code, or type the number of a sale or a telephone number. Then see what is left of it, and everything that happened to it.',
  nothingTitle: 'Nothing found',
  nothingText: 'No code here fits “{{text}}”. Look at it again, letter by letter.',
  openHint: 'Choose a code to see its whole story.',
  loading: 'Looking the code up…',
  sold: 'Sale {{number}} · {{when}}',
  batch: 'Batch {{number}}',
  stock: 'Lies ready',
  unsold: 'Not sold',
  by: 'Sold by {{name}}, {{when}}',
  openSale: 'Open sale {{number}}',
  copyLink: 'Copy the login link',
  copied: 'The login link of {{code}} is on the clipboard.',
  notCopied: 'The clipboard cannot be reached. The link is: {{link}}',
  print: 'Print its ticket',
  void: 'Take out',
  voidAsk:
    'This code was not sold yet. It stops working for good, on every router; a slip that was printed of it becomes waste paper.',
  voidDo: 'Take it out',
  voided: 'Code {{code}} was taken out.',
  events: 'What happened',
} as const

export const tokenWord = {
  good: 'Works',
  over: 'Used up or over',
  blocked: 'Blocked',
  refunded: 'Money given back',
  void: 'Taken out',
  unsold: 'Not sold',
} as const

/** What happened to a code. */
export const tokenEvent = {
  made_for_batch: 'Made for batch {{number}}',
  made_for_stock: 'Made to lie ready',
  printed: 'Ticket printed',
  reprinted: 'Ticket printed again',
  put_on_sheet: 'Slip printed',
  print_unknown: 'A ticket may have come out; nobody said',
  sold: 'Sold for {{amount}}, sale {{number}}',
  first_used: 'First seen in use',
  extended: 'Given {{more}} free of charge: {{reason}}',
  topped_up: '{{more}} sold onto it for {{amount}}, sale {{number}}',
  top_up_refunded: '{{more}} taken off again, {{amount}} given back',
  compensated: 'Given {{more}} for an outage: {{reason}}',
  compensation_undone: '{{more}} for an outage taken back',
  blocked: 'Blocked',
  unblocked: 'Let in again',
  device_freed: 'Freed for a new device',
  over_validity: 'Its time was over',
  over_time: 'Its online time is used up',
  over_data: 'Its data is used up',
  refunded: '{{amount}} given back: {{reason}}',
  voided: 'Taken out before it was sold',
  noTime: 'Time not known',
  byCounter: 'by the counter itself',
} as const
