/**
 * What real routers were not asked, in the form of the tables that say what they were, as far as the counter uses it.
 *
 * Sources: the manual's pages "DHCP", "IP Routing" and "RouterBOARD", and captured prints of 6.49 and 7.x routers.
 */

/** Properties that can only be read, and those that are yes or no, of menus of which only the arguments are known. */
export const alsoShown: Readonly<Record<string, { readonly readable: string; readonly booleans: string }>> = {
  'ip/dhcp-server/network': { readable: 'dynamic', booleans: '' },
  'ip/route': { readable: 'active dynamic gateway-status immediate-gw static', booleans: 'disabled' },
  'ip/dhcp-client': { readable: 'address gateway status', booleans: 'disabled' },
}

/** A router without a board, which is the kind that was asked, does not have this menu. */
export const unsurveyed = {
  'system/routerboard': {
    commands: { get: 'value-name', print: 'as-value file interval without-paging' },
    readable:
      'board-name current-firmware factory-firmware firmware-type model routerboard serial-number upgrade-firmware',
    booleans: '',
    durations: '',
    macs: '',
    choices: {},
    lists: {},
    words: {},
  },
}
