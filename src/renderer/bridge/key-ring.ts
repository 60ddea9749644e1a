/** The key that opens the backend's door: a one-time token from the page's address, later the key it was exchanged for. */

/** Holds the key for the next hello. */
export interface KeyRing {
  /** The key to show, or null when this page was never given one. */
  take(): string | null
  /** Keeps the key that the backend gave in exchange, so that a reload needs no new token. */
  keep(key: string): void
}

const STORED = 'teller.resume'

type Address = Pick<Location, 'hash' | 'pathname' | 'search'>
type Past = Pick<History, 'replaceState'>
type Drawer = Pick<Storage, 'getItem' | 'setItem'>

/** Reads `#token=…` and removes it from the address at once, so that it is neither bookmarked nor shown. */
export function takeToken(address: Address, past: Past): string | null {
  const token = new URLSearchParams(address.hash.replace(/^#/, '')).get('token')
  if (token === null) return null
  past.replaceState(null, '', address.pathname + address.search)
  return token === '' ? null : token
}

/** The key ring of a page: a fresh token goes before a key kept from earlier. */
export function createKeyRing(address: Address, past: Past, drawer: Drawer): KeyRing {
  let key = takeToken(address, past) ?? drawer.getItem(STORED)
  return {
    take: () => key,
    keep(next) {
      key = next
      drawer.setItem(STORED, next)
    },
  }
}
