/** IPv4 networks as RouterOS writes them, `10.5.50.1/24`: which address is where, and which network is still free. */

/** The addresses from `first` to `last`, as numbers. */
export type Network = { readonly first: number; readonly last: number; readonly bits: number }

const written = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/

/** The network of an address with its prefix; a bare address is a network of one. Undefined when it is neither. */
export function readNetwork(text: string): Network | undefined {
  const [, ...parts] = written.exec(text) ?? []
  const [a, b, c, d, bits = 32] = parts.map((part) => (part === undefined ? undefined : Number(part)))
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined
  if ([a, b, c, d].some((part) => part > 255) || bits > 32) return undefined
  const size = 2 ** (32 - bits)
  const number = ((a * 256 + b) * 256 + c) * 256 + d
  const first = number - (number % size)
  return { first, last: first + size - 1, bits }
}

/** `10.5.50.1` of a number. */
export function addressText(number: number): string {
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff).join('.')
}

export function overlap(one: Network, other: Network): boolean {
  return one.first <= other.last && other.first <= one.last
}

/** Is the address (`10.5.50.7`, without a prefix) in the network? */
export function holds(network: Network, address: string): boolean {
  const host = readNetwork(address)
  return host !== undefined && host.bits === 32 && overlap(network, host)
}

/** The first of our usual networks for a hotspot that touches none of these. */
export function freeNetwork(taken: readonly Network[]): string {
  const proposals = Array.from({ length: 200 }, (_, index) => `10.5.${(50 + index) % 256}.0/24`)
  const isFree = (text: string) => {
    const network = readNetwork(text)
    return network !== undefined && !taken.some((each) => overlap(each, network))
  }
  return proposals.find(isFree) ?? ''
}
