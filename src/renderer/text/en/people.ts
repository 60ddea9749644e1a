/** English: people, locations, and how this counter works. */

export const people = {
  title: 'People',
  loading: 'Fetching the people…',
  list: 'Everybody who works here',
  add: 'Add a person',
  search: 'Search a name',
  showDisabled: 'Show disabled ({{number}})',
  everywhere: 'All locations',
  nowhere: 'No location',
  more_one: '{{places}} and {{count}} more',
  more_other: '{{places}} and {{count}} more',
  here: 'Signed in now',
  disabled: 'Disabled',
  mustChange: 'Must choose a password',
  waits_one: 'Waits {{count}} minute',
  waits_other: 'Waits {{count}} minutes',
  lastSignIn: 'Last sign-in: {{when}}',
  today: 'today {{time}}',
  never: 'never',
  aloneTitle: 'Only you so far',
  aloneText: 'Give everybody at the till an account of their own. Then each sale and each refund has a name.',
  addFirst: 'Add your first cashier',
  nobodyTitle: 'Nobody found',
  nobodyText: 'No name matches “{{text}}”. Try a part of it.',
  showAll: 'Show all',
} as const

/** The panel in which one person is added, changed or helped. */
export const person = {
  addLead: 'Teller makes a first password. You see it once, after saving.',
  changeLead: 'What they may do, and where.',
  readLead: 'Only the owner changes accounts.',
  close: 'Close',
  name: 'Name',
  nameHint: 'As it stands on the sign-in screen and beside their sales.',
  role: 'Role',
  roleText: {
    super_admin: 'May do everything: routers, packages, people, all locations.',
    manager: 'Sees all sales and people of their locations; approves refunds.',
    staff: 'Sells, prints tickets, and sees their own sales of today.',
  },
  ownRole: 'Nobody changes their own role. Another owner can do it.',
  locations: 'Locations',
  locationsOwner: 'An owner works at every location.',
  noLocation: 'Choose at least one location.',
  refund: 'Gives money back without asking',
  refundChoice: { unlimited: 'Any amount', never: 'Never', up_to: 'Up to a limit' },
  refundHint: {
    super_admin: 'Above this, another owner or a manager approves it on the spot.',
    manager: 'Above this, another manager or an owner approves it on the spot.',
    staff: 'Above this, and for sales of another day, a manager or an owner approves it on the spot.',
  },
  refundAmount: 'Up to, in {{currency}}',
  refundUpTo: 'Up to {{amount}}',
  discount: 'Gives discounts without asking',
  discountPercent: 'Up to, in % of the price',
  discountUpTo: 'Up to {{percent}} %',
  discountHint: 'Above this, somebody who leads approves it on the spot.',
  sessionEnds: 'Saving this signs {{name}} out: the change counts from the next sign-in.',
  created: '{{name}} can sign in now.',
  saved: '{{name}} is saved.',
  pin: 'PIN at this counter',
  hasPin: 'Set',
  hasNoPin: 'Not set',
  lastSignIn: 'Last sign-in',
} as const

/** What can be done about an account, each asked once more in its place. */
export const personAction = {
  title: 'Account',
  waiting_one: '{{name}} waits {{count}} more minute after wrong tries.',
  waiting_other: '{{name}} waits {{count}} more minutes after wrong tries.',
  pinOff: 'After {{tries}} wrong tries in a row the PIN of {{name}} is off, until they sign in with the password.',
  endWait: 'End the wait',
  pinOn: 'Let the PIN work again',
  waitEnded: '{{name}} can try again now.',
  reset: 'Reset password',
  resetAsk:
    'This makes a new password, takes the PIN away, and signs {{name}} out. The present password stops working.',
  resetDo: 'Make a new password',
  disable: 'Disable',
  disableAsk: '{{name}} is signed out and cannot sign in any more. Sales made keep the name. It can be undone here.',
  ownerAsk: 'The recovery code stops working too, because {{name}} may know it: make a new one in My account.',
  disableDo: 'Disable {{name}}',
  disabled: '{{name}} is disabled.',
  enable: 'Enable',
  enableAsk: '{{name}} can sign in again, with the same password and role as before.',
  enableDo: 'Enable {{name}}',
  enabled: '{{name}} can sign in again.',
  own: 'This is you. Your password and PIN are in My account: touch your name at the foot of the rail. Only another owner can disable you.',
  ownLast:
    'This is you, and the last owner. Your password and PIN are in My account: touch your name at the foot of the rail. To be disabled, make somebody else an owner first.',
} as const

/** A password that Teller made, shown once. */
export const madePassword = {
  title: 'Password of {{name}}',
  lead: 'Write it down or tell it now: it is shown this once.',
  change: '{{name}} signs in with it and must then choose a password nobody else knows.',
  label: 'First password',
  done: 'Done',
} as const

export const places = {
  title: 'Locations',
  loading: 'Fetching the locations…',
  none: 'No location yet. A location has its own people, money and clock.',
  here: 'This counter stands here',
  add: 'Add a location',
  addLead: 'A café has its own people, money and clock. Counters there are set up on their own computers.',
  changeLead: 'The name is printed at the top of its tickets.',
  name: 'Name',
  currencyKept: 'The currency stays {{currency}}: sums of two currencies would mean nothing.',
  added: 'Location {{name}} is added.',
  saved: 'Location {{name}} is saved.',
} as const

export const thisCounter = {
  title: 'This counter',
  idle: 'Minutes until the screen locks',
  idleHint: 'When nobody touches it. An unfinished sale stays.',
  idleWrong: 'Write a whole number from 1 to 120.',
  idleIs_one: 'The screen locks after {{count}} minute without a touch. Only the owner changes this.',
  idleIs_other: 'The screen locks after {{count}} minutes without a touch. Only the owner changes this.',
  printer: 'This counter prints on',
  printerHint: 'Tickets, and the cash drawer behind it. What already waits stays where it is.',
  printerIs: 'This counter prints on {{printer}}. Only the owner changes this.',
  printerSaved: 'This counter now prints on {{printer}}.',
  saved_one: 'The screen now locks after {{count}} minute.',
  saved_other: 'The screen now locks after {{count}} minutes.',
} as const
