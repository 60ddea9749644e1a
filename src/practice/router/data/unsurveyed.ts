/**
 * Menus that the survey of real routers did not ask for, in the form of its tables, as far as the counter uses them.
 *
 * Sources: the manual's pages "DHCP", "IP Routing" and "RouterBOARD", and captured prints of 6.49 and 7.x routers.
 */

const print =
  'append as-value brief count-only detail file follow follow-only from interval proplist@7.0- show-ids@7.0- terse ' +
  'value-list where without-paging'
const listed = {
  disable: 'numbers',
  enable: 'numbers',
  find: 'where',
  get: 'number value-name',
  print,
  remove: 'numbers',
}
const nothing = { booleans: '', durations: '', macs: '', choices: {}, lists: {}, words: {} }

const network = 'address boot-file-name comment dns-server domain gateway netmask next-server ntp-server wins-server'
const route = 'comment disabled distance dst-address gateway'
const client = 'add-default-route comment disabled interface use-peer-dns use-peer-ntp'

export const unsurveyed = {
  'ip/dhcp-server/network': {
    ...nothing,
    commands: {
      find: listed.find,
      get: listed.get,
      print,
      remove: listed.remove,
      add: `copy-from ${network}`,
      set: `${network} numbers`,
    },
    readable: `${network} dynamic`,
  },
  'ip/route': {
    ...nothing,
    commands: { ...listed, add: `copy-from ${route}`, set: `${route} numbers` },
    readable: `${route} active dynamic gateway-status immediate-gw static`,
    booleans: 'disabled',
  },
  'ip/dhcp-client': {
    ...nothing,
    commands: { ...listed, add: `copy-from ${client}`, set: `${client} numbers` },
    readable: `${client} address gateway status`,
    booleans: 'disabled',
  },
  'system/routerboard': {
    ...nothing,
    commands: { get: 'value-name', print: 'as-value file interval without-paging' },
    readable:
      'board-name current-firmware factory-firmware firmware-type model routerboard serial-number upgrade-firmware',
  },
}
