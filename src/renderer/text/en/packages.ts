/** English: the Packages room. */
import type { PriceView } from '../../../contract/plan.ts'
import type { PlanColour, PlanKind } from '../../../core/plan.ts'

export const packages = {
  title: 'Packages',
  add: 'New package',
  list: 'Packages on sale, in the order of the Sell screen',
  retiredList: 'Retired packages',
  retiredTitle: 'Retired',
  loading: 'Fetching the packages…',
  orderHint: 'The first twelve have a function key. Alt ↑ and Alt ↓ move a package.',
  up: 'Move {{name}} up',
  down: 'Move {{name}} down',
  moved: '{{name}} is now in place {{place}}',
  emptyTitle: 'No packages yet',
  emptyText: 'A package is what a customer buys: an hour, a day, so much data. Add one, and it can be sold at once.',
  addFirst: 'Add the first package',
  addLead: 'It is on the Sell screen as soon as you save it.',
  readLead: 'Only the owner changes packages.',
  planned: '{{amount}} {{when}}',
  allRouters: 'all routers',
  saved: '{{name}} is saved',
  created: '{{name}} is on sale',
  tile: 'On the Sell screen',
} as const

/** What a change means for codes that exist already. */
export const packageEffects = {
  title: 'What a change means',
  sold: 'Codes that were sold keep what they were sold with, and their sales keep their price.',
  stock_one:
    '{{count}} code lies ready: if time, data, speed or devices change, it is taken out and a new one is made.',
  stock_other:
    '{{count}} codes lie ready: if time, data, speed or devices change, they are taken out and new ones are made.',
  slips_one: '{{count}} unsold slip keeps the limits and the price that it was printed with.',
  slips_other: '{{count}} unsold slips keep the limits and the price that they were printed with.',
} as const

export const packageForm = {
  name: 'Name',
  nameHint: 'As it stands on the tile and on the ticket.',
  price: 'Price in {{currency}}',
  kind: 'Kind',
  colour: 'Colour',
  noColour: 'None',
  lasts: 'How long it lasts',
  lastsHint: 'It ends by whichever comes first. An empty field is no limit.',
  time: 'Time online',
  validity: 'Valid for',
  counts: 'Counts from',
  from: { first_login: 'First login', sale: 'The sale' },
  data: 'Data, both ways',
  speed: 'Speed',
  download: 'Download, Mbit/s',
  upload: 'Upload, Mbit/s',
  burst: 'Burst: faster at the start of a download, for pages that open at once',
  burstDownload: 'Burst down, Mbit/s',
  burstUpload: 'Burst up, Mbit/s',
  burstSeconds: 'For seconds',
  codes: 'The code',
  devices: 'Devices at once',
  lockDevice: 'Only the first device that logs in',
  codeLength: 'Random characters',
  codeLengthHint: '4 to 12. Six are plenty.',
  sold: 'Where and when it is sold',
  router: 'Router',
  allRouters: 'All routers',
  tax: 'Tax',
  noTax: 'No tax',
  taxRate: '{{name}}, {{percent}} %',
  always: 'At any time',
  atHours: 'At these hours',
  hours: 'On sale',
  days: 'Days',
  hoursFrom: 'From',
  hoursUntil: 'Until',
  pastMidnight: 'These hours go on past midnight: a night belongs to the day on which it begins.',
} as const

/** Sentences for fields whose own words are not enough. */
export const packageProblem = {
  neverEnds: 'It would never end. Give it a time, a validity or an amount of data.',
  validityShort: 'It would end before its time online is used up.',
  burstSlow: 'A burst is faster than the speed itself.',
  burstAlone: 'A burst needs a speed to be faster than.',
  oneDevice: 'A code that is tied to its first device has one device.',
} as const

export const packageKind = { hotspot: 'Hotspot', vpn: 'VPN' } as const satisfies Record<PlanKind, string>

export const packageColour = {
  red: 'Red',
  orange: 'Orange',
  yellow: 'Yellow',
  green: 'Green',
  blue: 'Blue',
  violet: 'Violet',
  pink: 'Pink',
  grey: 'Grey',
} as const satisfies Record<PlanColour, string>

export const packagePrice = {
  title: 'Price',
  now: 'Costs {{amount}} now',
  change: 'New price in {{currency}}',
  when: 'From when',
  atOnce: 'At once',
  later: 'Later',
  day: 'Day',
  time: 'Time',
  set: 'Set the price',
  setNow: 'New price for {{name}}: {{amount}}',
  setLater: 'Planned for {{name}}: {{amount}} from {{when}}',
  withdraw: 'Withdraw',
  withdrawn: 'The planned price {{amount}} is withdrawn',
  history: 'Prices of {{name}}',
  since: 'from {{when}}',
  bySetUp: 'set-up',
  past: 'This day and time are over. Choose a later one, or “At once”.',
  far: 'That is more than two years away.',
  same: 'It costs that already.',
} as const

export const priceState = {
  now: 'Now',
  past: 'Past',
  planned: 'Planned',
  withdrawn: 'Withdrawn',
} as const satisfies Record<PriceView['state'], string>

export const packageAction = {
  title: 'More',
  duplicate: 'Duplicate',
  duplicateDo: 'Make the copy',
  copyName: 'Name of the copy',
  copyOf: '{{name}} copy',
  to: 'For',
  here: '{{name}} (here)',
  duplicated: '{{name}} is there',
  elsewhere: 'Router, tax and codes that lie ready are of this place, and are left out there.',
  retire: 'Retire',
  retireAsk:
    '{{name}} leaves the Sell screen. Codes and slips that are out stay good; codes that lie ready are taken out.',
  retireDo: 'Retire it',
  retired: '{{name}} is retired',
  restore: 'Put on sale again',
  restored: '{{name}} is on sale again',
} as const

/** Days of the week, from Monday. */
export const weekday = { d1: 'Mon', d2: 'Tue', d3: 'Wed', d4: 'Thu', d5: 'Fri', d6: 'Sat', d7: 'Sun' } as const
