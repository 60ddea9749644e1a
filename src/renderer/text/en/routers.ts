/** English: the Routers room. */
import type { DriftKind, QueueRow } from '../../../contract/router.ts'
import type { RouterStatus } from '../../../contract/status.ts'

export const routers = {
  title: 'Routers',
  loading: 'Asking how the routers are…',
  list: 'Routers of this location',
  add: 'Add a router',
  addLead: 'A MikroTik router that lets customers online. Teller puts each sold code on it.',
  saved: 'Router {{name}} is saved.',
  noneTitle: 'No router yet',
  noneText: 'A router lets your customers online. Add yours, and each code you sell is put on it by itself.',
  noneAsk: 'A router lets your customers online. The owner adds it here; until then nothing can be sold.',
  all: 'All routers',
  allOn: 'All {{all}} are connected',
  someOn: '{{on}} of {{all}} are connected',
  retiredOnes: 'Out of use',
  choose: 'Choose a router to see how it does.',
  views: 'What to look at',
  latency: 'answers in {{ms}} ms',
  codes_one: '{{count}} code on it',
  codes_other: '{{number}} codes on it',
  waiting_one: '{{count}} waiting',
  waiting_other: '{{number}} waiting',
  refused_one: '{{count}} refused',
  refused_other: '{{number}} refused',
  differences_one: '{{count}} difference',
  differences_other: '{{number}} differences',
  retired: 'Out of use since {{when}}',
  column: {
    name: 'Router',
    state: 'Connection',
    latency: 'Answers in',
    codes: 'Codes',
    waiting: 'Waiting',
    refused: 'Refused',
    differences: 'Differences',
  },
  tab: {
    overview: 'Overview',
    doctor: 'Doctor',
    waiting: 'Waiting',
    differences: 'Differences',
    settings: 'Settings',
  },
} as const

/** How a router is, in a word or two beside its name. */
export const routerMood = {
  connecting: 'Connecting',
  online: 'Connected',
  offline: 'Not connected',
} as const satisfies Record<RouterStatus['state'], string>

export const routerFacts = {
  title: 'What is known of it',
  state: 'Connection',
  since: '{{mood}} since {{when}}',
  latency: 'Answers within',
  ms: '{{ms}} ms',
  address: 'Address',
  encrypted: '{{address}}, encrypted',
  user: 'Signs in as',
  loginHost: 'Customers log in at',
  noLoginHost: 'Not set: no QR code',
  board: 'Device',
  version: 'RouterOS',
  identity: 'Calls itself',
  serial: 'Serial number',
  codes: 'Codes on it',
  checked: 'Last compared with what was sold',
  notYet: 'Not yet',
  problem: 'What is wrong',
  ownWords: 'Technical detail',
  tryNow: 'Try now',
  trying: 'Trying…',
} as const

/** A router that is another device than before. */
export const otherDevice = {
  short: 'Another device',
  title: 'This is not the router it was before',
  text: 'Another device answers at its address. Until you say what it is, nothing is put on it and nothing is taken off.',
  serials: 'Now: serial number {{now}}. Before: {{before}}.',
  replacesTitle: 'It replaces the old one',
  replacesText:
    'Every live code is put on it, with the time and data it has left. Customers go on with the codes they have.',
  replaces: 'Use it instead',
  ask_one: 'This puts {{count}} code on the new device. The old one must not be used any more.',
  ask_other: 'This puts up to {{number}} codes on the new device. The old one must not be used any more.',
  confirm: 'Put the codes on it',
  done_one: '{{count}} code is being put on {{name}}.',
  done_other: '{{number}} codes are being put on {{name}}.',
  wrongTitle: 'It is the wrong device',
  wrongText: 'Somebody exchanged cables or addresses. Correct the address here, or put the right router back in place.',
  wrong: 'Look at its address',
  wrongAsk:
    'Somebody exchanged cables or addresses. Put the right router back, or ask the owner to correct its address.',
} as const

export const queue = {
  list: 'Codes that wait or were refused',
  loading: 'Looking what waits…',
  emptyTitle: 'Nothing waits',
  emptyText:
    'Every code is where it should be. While a router is away, what is sold stands here and goes on by itself as soon as it is back.',
  lead_one: '{{count}} code waits or was refused.',
  lead_other: '{{number}} codes wait or were refused.',
  code: 'Code',
  state: 'State',
  reason: 'Why',
  since: 'Since',
  coming: 'Coming…',
  noReason: 'Its turn comes as soon as the router answers.',
  again: 'Try again',
  allAgain: 'Try all again',
  trying: 'Trying…',
  tried_one: '{{count}} code is tried again now.',
  tried_other: '{{number}} codes are tried again now.',
  movedOn: 'It has moved on by itself.',
  openSale: 'Open sale {{number}}',
  next: 'Next try at {{when}}',
  attempts_one: 'tried {{count}} time',
  attempts_other: 'tried {{count}} times',
  chooseRow: 'Choose a code to see why it is here.',
  detail: 'The chosen code',
} as const

/** What waits, or was refused: by what is to be done. */
export const queueState = {
  waiting: { present: 'Waiting', disabled: 'Waiting to be blocked', absent: 'Waiting to be removed' },
  refused: { present: 'Refused', disabled: 'Not blocked', absent: 'Not removed' },
} as const satisfies Record<QueueRow['state'], Record<QueueRow['wanted'], string>>

export const drift = {
  loading: 'Looking for differences…',
  noneTitle: 'As it was sold',
  noneText: 'Everything on this router is as it was sold.',
  noneEverywhere: 'Everything on your routers is as it was sold.',
  checked: 'Last checked {{when}}.',
  notChecked: 'It was not checked yet since Teller was started.',
  checkNow: 'Check now',
  checking: 'Comparing every code…',
  chooseAll: 'Choose all of them',
  chooseOne: 'Choose {{name}}',
  showMore: 'Show more',
  property: 'What',
  asSold: 'As sold',
  onRouter: 'On the router',
  nothing: 'nothing',
  ofPackage: 'as in its package',
  sold: 'as sold',
  another: 'another one',
  soldAs: '{{plan}}, sale {{number}}',
  found: 'Found {{when}}',
  settled_one: '{{count}} difference is answered.',
  settled_other: '{{number}} differences are answered.',
  sure: 'Yes, do it',
} as const

/** Where somebody worked on a router by hand: what was found, and what can be said to it. */
export const driftKind = {
  missing: {
    title: 'Removed by hand',
    text: 'These codes were sold and are not on the router any more. Customers cannot log in with them there.',
  },
  changed: {
    title: 'Changed by hand',
    text: 'These codes are on the router, but not as they were sold.',
  },
  added: {
    title: 'Made by hand',
    text: 'Nobody made these users with Teller. Teller never changes or removes them.',
  },
} as const satisfies Record<DriftKind, { title: string; text: string }>

/** The answers: what each button is called, for all of a kind and for the chosen ones, and what it does. */
export const driftAnswer = {
  put_back: {
    all: 'Put all back',
    chosen_one: 'Put {{count}} back',
    chosen_other: 'Put {{count}} back',
    missing: 'Makes them on the router again, with the time and data they have left.',
    changed: 'Sets everything back to how it was sold.',
  },
  accept: {
    all: 'Keep all as they are',
    chosen_one: 'Keep {{count}} as it is',
    chosen_other: 'Keep {{count}} as they are',
    missing: 'They stay gone from this router, and it is not asked again.',
    changed: 'They stay as somebody set them, and it is not asked again.',
    added: 'They stay, and it is not asked again.',
  },
  acceptMissingAsk:
    'Customers who have these codes will not get in at this router any more. Their money is not given back.',
} as const

/** What a property of a user on the router is called here. */
export const routerProperty = {
  name: 'User name',
  password: 'Password',
  profile: 'Speed and devices',
  disabled: 'Disabled',
  comment: 'Teller’s mark',
  server: 'Hotspot',
  email: 'E-mail',
  address: 'IP address',
  'mac-address': 'Device',
  'limit-uptime': 'Online time',
  'limit-bytes-in': 'Upload limit',
  'limit-bytes-out': 'Download limit',
  'limit-bytes-total': 'Data limit',
} as const

export const retiring = {
  title: 'Put out of use',
  text: 'Nothing more is sold on it and Teller does not connect to it. It stays in the books, and can be used again.',
  retire: 'Put out of use',
  looking: 'Looking what it would leave behind…',
  ask: 'Put {{name}} out of use?',
  confirm: 'Put it out of use',
  isLast: 'It is the only router in use here: nothing can be sold without it.',
  plans: 'These packages are sold on it only and leave the counter: {{names}}.',
  toAdd_one: '{{count}} sold code still waits for it. Its customer cannot log in there.',
  toAdd_other: '{{number}} sold codes still wait for it. Their customers cannot log in there.',
  toRemove_one: '{{count}} code is still to be taken off it. It works for as long as the device runs.',
  toRemove_other: '{{number}} codes are still to be taken off it. They work for as long as the device runs.',
  codes_one: '{{count}} code is on it. It works for as long as the device runs.',
  codes_other: '{{number}} codes are on it. They work for as long as the device runs.',
  retired: '{{name}} is out of use.',
  restoreTitle: 'Use it again',
  restoreText: 'Teller connects to it, does what waited for it, and sells on it again.',
  restore: 'Use it again',
  restored: '{{name}} is in use again.',
  onlyOwner: 'The owner can change these.',
} as const
