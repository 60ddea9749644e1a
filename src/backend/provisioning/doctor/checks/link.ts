/** The way to the router: how long it takes, who we are there, whether it is encrypted, whether this PC is meant to be let in. */
import { BlockList, isIPv6 } from 'node:net'
import type { Row } from '../../../routeros/command.ts'
import { parseBoolean } from '../../../routeros/values.ts'
import { type Facts, type Judge, NothingToSee } from '../facts.ts'

/** A round trip above this is felt with every sale. */
const SLOW_MS = 300
const DAY_MS = 86_400_000
/** Certificates are renewed by hand, by people with other things to do. */
const ENDING_DAYS = 30

export const reach: Judge<'reach'> = (facts) => {
  const milliseconds = Math.max(1, Math.round(facts.reading('identity').tookMs))
  return { says: milliseconds > SLOW_MS ? 'reach_slow' : 'reach_quick', values: { milliseconds } }
}

export const login: Judge<'login'> = ({ patient }) => ({ says: 'login_accepted', values: { user: patient.username } })

export const encryption: Judge<'encryption'> = (facts) => {
  const { patient, link } = facts
  if (!patient.tls) return { says: 'encryption_off' }
  if (link.certificateEndsAt === undefined) throw new NothingToSee('unreadable')
  const days = Math.floor((link.certificateEndsAt - facts.reading('identity').at) / DAY_MS)
  if (days < 0) return { says: 'encryption_ended', values: { days: -days } }
  return { says: days < ENDING_DAYS ? 'encryption_ending' : 'encryption_good', values: { days } }
}

/** The service we speak to and our user may each name the addresses they are for. */
export const access: Judge<'access'> = (facts) => {
  const { localAddress } = facts.link
  const limits = [...ourServices(facts), ...facts.rows('user')].map(allowedFrom).filter((list) => list !== '')
  if (limits.length === 0) return { says: 'access_any' }
  if (localAddress === undefined) throw new NothingToSee('no_link')
  const address = localAddress.replace(/^::ffff:|%.*$/g, '')
  const missing = limits.find((list) => !holds(list, address))
  if (missing === undefined) return { says: 'access_listed', values: { address } }
  return { says: 'access_not_listed', values: { address, list: missing } }
}

function ourServices(facts: Facts): Row[] {
  const name = facts.patient.tls ? 'api-ssl' : 'api'
  return facts.rows('services').filter((row) => row.name === name && !isLive(row))
}

/** From 7.20 the menu also lists listeners and connections that are there just now. */
export function isLive({ dynamic = 'false', connection = 'false' }: Row): boolean {
  return parseBoolean(dynamic) || parseBoolean(connection)
}

const allowedFrom = (row: Row): string => row.address ?? row['available-from'] ?? ''

/** Is the address in one of the comma-separated networks? */
function holds(list: string, address: string): boolean {
  const networks = new BlockList()
  for (const entry of list.split(',')) addNetwork(networks, entry.trim())
  return networks.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

function addNetwork(networks: BlockList, entry: string): void {
  const [network = '', bits] = entry.split('/')
  const family = isIPv6(network) ? 'ipv6' : 'ipv4'
  try {
    networks.addSubnet(network, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family)
  } catch {
    // A network written in a way we cannot read lets nobody in.
  }
}
