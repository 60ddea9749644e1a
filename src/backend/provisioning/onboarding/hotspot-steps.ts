/** The steps of a whole hotspot: what `/ip hotspot setup` asks a person for, made by hand because it cannot be asked. */
import type { HotspotRefusal, OnboardingChoices } from '../../../contract/onboarding.ts'
import type { Row } from '../../routeros/command.ts'
import { capabilitiesOf } from '../../routeros/versions.ts'
import type { Attributes } from '../console-text.ts'
import { type Findings, isOn } from './findings.ts'
import { given, step } from './login-steps.ts'
import { addressText, readNetwork } from './networks.ts'
import { freeName } from './new-login.ts'
import type { Step } from './step.ts'
import { interfaceRefusal, networkRefusal } from './surroundings.ts'

type Wanted = NonNullable<OnboardingChoices['hotspot']>

/** Can the router have a hotspot, and has none? */
export function wantsHotspot({ hotspots, deviceMode, info }: Findings): boolean {
  if (hotspots === undefined || hotspots.length > 0) return false
  return !(capabilitiesOf(info.version).hasDeviceMode && isForbidden(deviceMode.hotspot))
}

/** Device-mode writes a forbidden thing as `no` or `false`. */
export function isForbidden(flag: string | undefined): boolean {
  return flag === 'no' || flag === 'false'
}

export function hotspotRefusal(findings: Findings, wanted: Wanted): HotspotRefusal | undefined {
  return interfaceRefusal(findings, wanted.interface) ?? networkRefusal(findings, wanted.network)
}

/** The router's address in a hotspot's network: its first. Empty when that is no network. */
export function ownAddress(text: string): string {
  const network = readNetwork(text)
  return network ? addressText(network.first + 1) : ''
}

/** In the order in which each thing finds what it refers to, and customers meet the login page last of all. */
export function hotspotSteps(findings: Findings, wanted: Wanted, mark: string): Step[] {
  const network = readNetwork(wanted.network)
  if (!network) return []
  const own = ownAddress(wanted.network)
  const cidr = `${addressText(network.first)}/${network.bits}`
  const names = {
    pool: nameAmong(findings.pools),
    dhcp: nameAmong(findings.dhcpServers),
    profile: nameAmong(findings.hotspotProfiles),
  }
  const ranges = `${addressText(network.first + 2)}-${addressText(network.last - 1)}`
  const there = { interface: wanted.interface }
  const add = (id: Step['id'], menu: string, attributes: Attributes, key: readonly string[], values: Attributes) =>
    step({ id, group: 'hotspot', state: 'optional' }, values, { kind: 'add', menu, attributes: given(attributes), key })
  return [
    add('pool', '/ip/pool', { name: names.pool, ranges }, ['name'], { ranges }),
    add(
      'address',
      '/ip/address',
      { address: `${own}/${network.bits}`, ...there, comment: mark },
      ['address', 'interface'],
      { address: own, ...there },
    ),
    add(
      'dhcp_network',
      '/ip/dhcp-server/network',
      { address: cidr, gateway: own, 'dns-server': own, comment: mark },
      ['address'],
      { network: cidr },
    ),
    add(
      'dhcp_server',
      '/ip/dhcp-server',
      { name: names.dhcp, ...there, 'address-pool': names.pool, 'lease-time': '1h', disabled: 'no' },
      ['name'],
      there,
    ),
    dnsStep(findings),
    add(
      'masquerade',
      '/ip/firewall/nat',
      { chain: 'srcnat', 'src-address': cidr, action: 'masquerade', comment: mark },
      ['chain', 'src-address', 'action'],
      { network: cidr },
    ),
    add(
      'server_profile',
      '/ip/hotspot/profile',
      {
        name: names.profile,
        'hotspot-address': own,
        'dns-name': wanted.dnsName,
        // The QR code on a ticket logs in by PAP; the cookies let customers come back without typing.
        'login-by': 'cookie,http-chap,http-pap,mac-cookie',
      },
      ['name'],
      { name: wanted.dnsName === '' ? own : wanted.dnsName },
    ),
    add(
      'server',
      '/ip/hotspot',
      { name: names.profile, ...there, 'address-pool': names.pool, profile: names.profile, disabled: 'no' },
      ['name'],
      there,
    ),
  ]
}

/** Customers ask the router for names. */
function dnsStep({ dns }: Findings): Step {
  const state = isOn(dns['allow-remote-requests']) ? 'already' : 'optional'
  const attributes = { 'allow-remote-requests': 'yes' }
  return step({ id: 'dns', group: 'hotspot', state }, {}, { kind: 'set', menu: '/ip/dns', attributes })
}

function nameAmong(rows: readonly Row[]): string {
  const taken = new Set(rows.map(({ name }) => name))
  return freeName('teller-hotspot', (name) => !taken.has(name))
}
