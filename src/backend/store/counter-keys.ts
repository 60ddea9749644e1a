/** The keys of this counter: made on first use, sealed by the secret box, different on every computer. */
import { randomBytes } from 'node:crypto'
import type { Log } from '../log.ts'
import type { Secrets } from './secrets.ts'
import type { Store } from './store.ts'

/** Where a key is kept: the same folder may be opened by a program with the system's key store and by one without. */
export type KeyHome = 'system' | 'file'

export interface CounterKey {
  readonly home: KeyHome
  readonly key: Uint8Array
  /** Made just now: nothing can have been sealed with it. */
  readonly isNew: boolean
}

/** What a key is for; its secret is named `<purpose>/<home>`. */
type KeyPurpose = 'journal/seal-key' | 'counter/pin-key'

/** The key for this purpose. A key that cannot be opened any more is replaced: PINs are then set anew. */
export async function openCounterKey(
  purpose: KeyPurpose,
  store: Store,
  secrets: Secrets,
  log: Log,
): Promise<CounterKey> {
  const home: KeyHome = secrets.keptBySystem ? 'system' : 'file'
  const name = `${purpose}/${home}`
  const known = await secrets.open(name).catch((error: unknown) => log.error(`${name} cannot be opened`, error))
  if (known) return { home, key: Buffer.from(known, 'base64'), isNew: false }
  const key = randomBytes(32)
  const seal = await secrets.seal(key.toString('base64'))
  store.settle((tx) => seal(tx, name))
  return { home, key, isNew: true }
}
