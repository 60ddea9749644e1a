/**
 * How RouterOS 6 differs from the oldest version of 7 that was asked; nobody can ask a version 6, its console does not tell.
 *
 * Sources: verbose exports of 6.43 to 6.49 routers, which name every property of a record, and the manual of version 6.
 */

const newerMenus = /^(interface\/wireguard|user-manager|system\/device-mode|user\/settings)(\/|$)/

/** Commands (as `command/`) and arguments that came with version 7. */
const newer: readonly { readonly menu: RegExp; readonly names: RegExp }[] = [
  { menu: /./, names: /^(reset\/|proplist|show-ids|show-sensitive|vrf)$/ },
  { menu: /^certificate$/, names: /^enable-ssl-certificate\/$/ },
  { menu: /^execute$/, names: /^as-string$/ },
  { menu: /^file$/, names: /^(add|export)\/$/ },
  { menu: /^interface\/l2tp-server\/server$/, names: /^(accept|l2tpv3)-/ },
  {
    menu: /^interface\/ovpn-server\/server$/,
    names: /^(export-client-.*\/|.*ipv6.*|protocol|redirect-gateway|reneg-sec|tls-version)$/,
  },
  { menu: /^ip\/dns$/, names: /^doh-/ },
  { menu: /^ip\/firewall\/(filter|nat)$/, names: /^(hw-offload|realm)$/ },
  { menu: /^ip\/hotspot\/profile$/, names: /^install-hotspot-queue$/ },
  { menu: /^ip\/route$/, names: /^(blackhole|routing-table|suppress-hw-offload|vrf-interface)$/ },
  { menu: /^system\/ntp\/client$/, names: /^(mode|servers)$/ },
  { menu: /^user$/, names: /^expire-password\/$/ },
]

/** '7.0' for what version 6 does not have although the oldest version asked has it; `name` is '' for the command itself. */
export function oldestOf(menu: string, command: string, name: string): string {
  if (name === '' && newerMenus.test(menu)) return '7.0'
  const what = name === '' ? `${command}/` : name
  return newer.some((row) => row.menu.test(menu) && row.names.test(what)) ? '7.0' : ''
}

const routeOfSix =
  'bgp-as-path bgp-atomic-aggregate bgp-communities bgp-local-pref bgp-med bgp-origin bgp-prepend route-tag routing-mark type'

/** Arguments only version 6 has, by menu and command. */
export const ONLY_SIX: Readonly<Record<string, string>> = {
  'interface/sstp-server/server/set': 'force-aes',
  'ip/firewall/filter/add': 'routing-table',
  'ip/firewall/filter/set': 'routing-table',
  'ip/firewall/nat/add': 'routing-table',
  'ip/firewall/nat/set': 'routing-table',
  'ip/route/add': routeOfSix,
  'ip/route/set': routeOfSix,
  'system/ntp/client/set': 'primary-ntp secondary-ntp server-dns-names',
}

/** Words of lists of choices that version 6 does not have; what it has in their place, if anything. */
export const WORDS_OF_SEVEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'interface/ovpn-server/server:auth': { sha256: '', sha512: '' },
  'interface/ovpn-server/server:cipher': {
    'aes128-cbc': 'aes128',
    'aes192-cbc': 'aes192',
    'aes256-cbc': 'aes256',
    'aes128-gcm': '',
    'aes192-gcm': '',
    'aes256-gcm': '',
  },
}
