/** English: who is online, blocked devices, and how routers do. */
import type { OnlineOrigin } from '../../../contract/online.ts'

export const online = {
  title: 'Online',
  view: 'What is shown',
  devices: 'Devices',
  blocked: 'Blocked devices',
  count_one: '{{count}} device',
  count_other: '{{count}} devices',
  notOurs_one: '{{count}} not ours',
  notOurs_other: '{{count}} not ours',
  speeds: 'All together: {{down}} down, {{up}} up',
  search: 'Code, device, address, package or sale number',
  router: 'Router',
  allRouters: 'All routers',
  list: 'Devices that are online',
  loading: 'Asking the routers who is online…',
  firstAnswer: 'Waiting for the first answer of {{router}}…',
  awayTitle: '{{router}} does not answer',
  awayText: 'What you see is from {{time}}: some of these devices may have left since.',
  awayUnknown: 'Who is online there is not known until it is back. Its users stay online meanwhile.',
  emptyTitle: 'Nobody is online',
  emptyText:
    'When a customer joins the Wi-Fi and types a code, the device appears here within a moment, with what it uses and what is left.',
  noRouterTitle: 'No router yet',
  noRouterText: 'Devices appear here once a router is set up. The owner does that in Settings.',
  nothingTitle: 'No device matches',
  nothingText: 'Nobody online is like “{{text}}”. A code that you did not sell yourself must be typed whole.',
  showAll: 'Show all',
  user: 'Code',
  device: 'Device',
  since: 'Online for',
  left: 'Left',
  used: 'Used',
  speed: 'Now',
  sortBy: 'Sort by {{column}}',
  justNow: 'just now',
  sinceTime: 'since {{time}}',
  untilTime: 'until {{time}}',
  dataLeft: '{{amount}} of data',
  noLimit: 'No limit',
  usedUp: 'Used up',
  down: 'Down',
  up: 'Up',
  downAndUp: '{{down}} down, {{up}} up',
} as const

/** Whose a device's code is. */
export const onlineOrigin = {
  sold_here: 'Sold here',
  other_counter: 'Sold at another counter',
  not_ours: 'Not sold by Teller',
} as const satisfies Record<OnlineOrigin, string>

/** How a device logged in, by the router's word. */
export const loginBy = {
  'http-pap': 'typed the code',
  'http-chap': 'typed the code',
  https: 'typed the code',
  cookie: 'known again by its browser',
  'mac-cookie': 'known again by its address',
  mac: 'let in by its address',
  trial: 'on trial',
} as const

/** The panel about one device. */
export const onlineDevice = {
  close: 'Close',
  gone: 'This device is not online any more.',
  package: 'Package',
  sale: 'Sale',
  address: 'Address',
  router: 'Router',
  login: 'Login',
  idle: 'Quiet for',
  throughRadius: '{{login}}, through RADIUS',
  usageTitle: 'Used in the last {{days}} days',
  usageLoading: 'Looking up what was used…',
  usageNone: 'Nothing was written down yet. Usage is added up once a minute.',
  disconnect: 'Disconnect',
  disconnectAsk: 'The device loses its connection now. It can log in again with the code, as long as that is good.',
  disconnectAskMac:
    'The device loses its connection now. It is let in by its address, so it may be back at once: block it to keep it out.',
  disconnected: 'Disconnected. The device has to log in again.',
  wasGone: 'The device had left already.',
  block: 'Block device',
  blockAsk:
    'The device is put off now and cannot come back to {{router}} with any code, until somebody lets it on again.',
  blockReason: 'Why?',
  blockReasonHint: 'Whoever looks at the blocked devices sees it.',
  blockDo: 'Block it',
  blockedDone: 'Blocked. It stays off until somebody lets it on again, under Blocked devices.',
} as const

export const blockedDevices = {
  loading: 'Asking the routers which devices they keep out…',
  list: 'Blocked devices',
  emptyTitle: 'No device is blocked',
  emptyText: 'To keep a device out whatever code it has, open it in the list of devices and press Block device.',
  byAt: 'Blocked by {{name}}, {{when}}',
  at: 'Blocked {{when}}, at another counter',
  foreign: 'Blocked on the router itself, not by Teller',
  switchedOff: 'Switched off on the router: it keeps nobody out',
  unblock: 'Let on again',
  unblockAsk: 'The device can log in to {{router}} again, with a good code.',
  unblocked: 'The device can log in again.',
  unanswered: '{{router}} does not answer. Which devices it keeps out is not known right now.',
} as const

/** How routers do, as charts. */
export const routerCharts = {
  title: 'How it does',
  range: 'Period',
  day: '24 hours',
  week: '7 days',
  loading: 'Looking up how it did…',
  none: 'Nothing was written down yet. The first minute appears soon after the router is connected.',
  cpu: 'Processor',
  memory: 'Memory',
  traffic: 'Traffic of customers',
  online: 'Devices online',
  usage: 'Used by customers, by day',
  average: 'Average',
  peak: 'Peak',
  inUse: 'In use',
  now: 'Last',
  time: 'Time',
  noReading: 'no reading',
} as const

/** Every chart can be read with the keyboard and as a table. */
export const chart = {
  hint: 'Arrow keys read it value by value.',
  day: 'Day',
  total: 'Total',
  timeOnline: 'Time online',
  users_one: '{{count}} user',
  users_other: '{{count}} users',
  usersColumn: 'Users',
  nothing: 'nothing',
} as const
