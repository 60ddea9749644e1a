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
