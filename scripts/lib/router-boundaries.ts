/** In which version exactly an argument came or went, where the changelog says more than the versions asked. */

/** What the menus of one row share: these names, or all (`*`), came or went in `at`. */
type Boundary = { readonly menu: RegExp; readonly names: RegExp; readonly at: string }

const known: readonly Boundary[] = [
  { menu: /./, names: /^(show-sensitive|comments|on-event|timestamp)$/, at: '7.21' },
  { menu: /^ip\/hotspot\/user$/, names: /^otp-secret$/, at: '7.21.3' },
  { menu: /^ip\/hotspot\/active$/, names: /^/, at: '7.21' },
  { menu: /^interface\/ovpn-server\/server$/, names: /^push-routes-ipv6$/, at: '7.21' },
  { menu: /^interface\/ovpn-server\/server$/, names: /^push-routes$/, at: '7.14' },
  { menu: /^interface\/ovpn-server\/server$/, names: /^/, at: '7.17' },
  { menu: /^ppp\/profile$/, names: /^bridge-port-(trusted|vid)$/, at: '7.17' },
  { menu: /^interface\/wireguard$/, names: /^vrf$/, at: '7.21' },
  { menu: /^interface\/wireguard\/peers$/, names: /^(is-)?responder$/, at: '7.17' },
  { menu: /^interface\/wireguard\/peers$/, names: /^client-allowed-address$/, at: '7.21' },
  { menu: /^interface\/wireguard\/peers$/, names: /^/, at: '7.12' },
  { menu: /^certificate$/, names: /^trust-store$/, at: '7.21' },
]

/** Arguments that came and went between two of the versions asked. */
export const VANISHED: Readonly<Record<string, readonly string[]>> = {
  'ip/hotspot/user/add': ['totp-secret@7.21-7.21.3'],
  'ip/hotspot/user/set': ['totp-secret@7.21-7.21.3'],
  'ip/hotspot/user/reset': ['totp-secret@7.21-7.21.3'],
}

type Numbers = readonly [number, number, number]

function numbers(version: string): Numbers {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  return [major, minor, patch]
}

function compare(left: string, right: string): number {
  const [a, b] = [numbers(left), numbers(right)]
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}

/**
 * Where a change between two neighbouring versions happened.
 *
 * RouterOS changes its arguments in minor releases, so the patches of the later one count as changed too; a minor
 * release between the two, of which nothing is known, stays like the earlier one.
 */
export function exactBoundary(menu: string, name: string, before: string, after: string): string {
  const fits = (row: Boundary) =>
    row.menu.test(menu) && row.names.test(name) && compare(row.at, before) > 0 && compare(row.at, after) <= 0
  const [major, minor] = numbers(after)
  return known.find(fits)?.at ?? (compare(`${major}.${minor}`, before) > 0 ? `${major}.${minor}` : after)
}

/** '7.0' for what version 6 does not have although the oldest version asked has it. */
export function sinceVersion7(menu: string, name: string): string {
  if (/^(interface\/wireguard|user-manager)/.test(menu) && name === '') return '7.0'
  return name === 'vrf' ? '7.0' : ''
}
