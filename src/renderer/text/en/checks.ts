/** English: whether cash, sales and router tell the same story. */

export const checks = {
  title: 'Checks',
  period: 'Which days?',
  periods: { today: 'Today', week: '7 days', month: '30 days', quarter: '90 days', year: 'A year' },
  looking: 'Comparing cash, sales and router…',
  agree: 'Cash, sales and router agree',
  agreeText: 'Every counted drawer held what it should, and every code in use was paid for.',
  uncounted: 'Sales and router agree',
  uncountedText: 'No drawer was counted in these days, so nobody knows about the cash.',
  disagree_one: 'One thing does not agree',
  disagree_other: '{{count}} things do not agree',
  must: 'What must agree',
  owed: 'What is still out there',
  people: 'Who does what',
  back: 'Back to the list',
  more: 'Show more',
  loading: 'Fetching them…',
  nothing: 'Nothing here: that is how it should be.',
  nothingYet: 'Nothing here in these days.',
  hint: 'Choose a figure to see what is behind it.',
  of: '{{shown}} of {{total}}',
  openSale: 'Sale {{number}}',
  batch: 'Batch {{number}}',
  seller: 'Batch {{number}} · {{name}}',
  stock: 'Codes that lie ready',
  allGroups: 'All together',
} as const

/** The name of each figure, what it means, and what to do about it. */
export const checkFigure = {
  cash: {
    title: 'Cash in the drawers',
    lead: 'What each drawer should have held when its shift ended, and what was counted.',
  },
  sold: { title: 'Sold and seen', lead: 'Of the codes sold in these days: how many somebody has logged in with.' },
  usedUnpaid: {
    title: 'Used, never paid',
    lead: 'Somebody logged in with these codes, and no sale stands for them. Slips with a seller are settled in Batches.',
  },
  voidedUsed: {
    title: 'Taken out, but used',
    lead: 'These codes were taken out of a batch or of stock, and somebody has logged in with them.',
  },
  notProvisioned: {
    title: 'Sold, not on a router',
    lead: 'Somebody paid, and a router does not have the code after ten minutes, or refused it. Look in Routers.',
  },
  strangers: {
    title: 'Made by nobody here',
    lead: 'Users on the routers that Teller did not make. Accept or remove them in Routers, under Differences.',
  },
  usedAfterRefund: {
    title: 'Used after the refund',
    lead: 'The money went back, and the code was still online minutes later.',
  },
  unsold: { title: 'Codes nobody bought yet', lead: 'On slips, with sellers and in stock, at the price on them.' },
  soldUnused: {
    title: 'Sold, never used',
    lead: 'Paid for, and nobody has logged in yet. Each is worth what its package brought on average on its day.',
  },
  habits: {
    title: 'Out of the ordinary',
    lead: 'What each cashier did beside selling. Marked is what is three times as frequent as with the others.',
  },
} as const

/** What stands on the card of a figure. */
export const checkCard = {
  cashEven_one: 'As expected in the one shift',
  cashEven_other: 'As expected in {{count}} shifts',
  cashOver_one: 'more than expected in the one shift',
  cashOver_other: 'more than expected, in {{count}} shifts',
  cashOf_one: 'short in the one shift',
  cashOf_other: 'short in {{short}} of {{count}} shifts',
  cashNone: 'No shift was counted',
  soldOf: '{{seen}} of {{sold}} seen on a router',
  worth: 'worth {{amount}}',
  clean: 'None',
  codes_one: '1 code',
  codes_other: '{{count}} codes',
  users_one: '1 user',
  users_other: '{{count}} users',
  usual: 'Nothing stands out',
  unusual_one: '1 cashier stands out',
  unusual_other: '{{count}} cashiers stand out',
} as const

/** What does not agree, as a sentence. */
export const checkWrong = {
  cashShort_one: '{{amount}} is missing from the drawers, and one shift came out short.',
  cashShort_other: '{{amount}} is missing from the drawers, and {{count}} shifts came out short.',
  cashOver: '{{amount}} more than expected lay in the drawers.',
  usedUnpaid_one: '1 code was used that nobody paid for: {{amount}}.',
  usedUnpaid_other: '{{count}} codes were used that nobody paid for: {{amount}}.',
  voidedUsed_one: '1 code was taken out, and used all the same.',
  voidedUsed_other: '{{count}} codes were taken out, and used all the same.',
  notProvisioned_one: '1 code was paid for, and is not on its router.',
  notProvisioned_other: '{{count}} codes were paid for, and are not on their router.',
  strangers_one: '1 user on a router was made by nobody here.',
  strangers_other: '{{count}} users on a router were made by nobody here.',
  usedAfterRefund_one: '1 code was used after its money went back.',
  usedAfterRefund_other: '{{count}} codes were used after their money went back.',
} as const

export const checkColumn = {
  shift: 'Shift',
  day: 'Day',
  cashier: 'Cashier',
  expected: 'Expected',
  counted: 'Counted',
  difference: 'Difference',
  shifts: 'Shifts',
  short: 'Short',
  package: 'Package',
  sold: 'Sold',
  seen: 'Seen',
  unused: 'Unused',
  givenBack: 'Given back',
  code: 'Code',
  what: 'Of',
  when: 'Since',
  worth: 'Worth',
  name: 'User',
  router: 'Router',
  found: 'Found',
  codes: 'Codes',
  sales: 'Sales',
  refunds: 'Refunds',
  voids: 'Undone',
  reprints: 'Reprints',
  drawerOpenings: 'Drawer',
} as const

export const checkAge = {
  week: 'Sold in the last 7 days',
  month: 'Sold 8 to 30 days ago',
  older: 'Sold longer ago',
} as const

export const checkCash = {
  byCashier: 'By cashier',
  byShift: 'By shift',
  onlyDifferent: 'Only where it differs',
  of: 'Shifts of {{name}}',
  everybody: 'Everybody’s shifts',
  run: '{{count}} in a row',
} as const
