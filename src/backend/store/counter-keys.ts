/** The keys of this counter: made on first use, sealed by the secret box, different on every computer. */
import { randomBytes } from 'node:crypto'
import type { Log } from '../log.ts'
import type { Secrets } from './secrets.ts'
import type { Tx } from './store.ts'

/** Where a key is kept: the same folder may be opened by a program with the system's key store and by one without. */
export type KeyHome = 'system' | 'file'

export interface CounterKey {
  readonly home: KeyHome
  readonly key: Uint8Array
  /** Stores a key that was made just now, with whatever else its first use changes; absent for one that is kept. */
  readonly keep?: (tx: Tx) => void
}

/** What a key is for; its secret is named `<purpose>/<home>`. */
type KeyPurpose = 'journal/seal-key' | 'counter/pin-key'

/** The key for this purpose. A key that cannot be opened any more is made anew: PINs are then set anew too. */
export async function openCounterKey(purpose: KeyPurpose, secrets: Secrets, log: Log): Promise<CounterKey> {
  const home: KeyHome = secrets.keptBySystem ? 'system' : 'file'
  const name = `${purpose}/${home}`
  const known = await secrets.open(name).catch((error: unknown) => log.error(`${name} cannot be opened`, error))
  if (known) return { home, key: Buffer.from(known, 'base64') }
  const key = randomBytes(32)
  const seal = await secrets.seal(key.toString('base64'))
  const keep = (tx: Tx) => {
    secrets.setAside(tx, name)
    seal(tx, name)
  }
  return { home, key, keep }
}
