/** Passwords of equipment: sealed before they touch the disk, opened only where they are used. */
import { eq } from 'drizzle-orm'
import type { SecretBox } from '../../core/ports.ts'
import { secret } from './schema.ts'
import type { Store, Tx } from './store.ts'

export class Secrets {
  readonly #store: Store
  readonly #box: SecretBox

  constructor(store: Store, box: SecretBox) {
    this.#store = store
    this.#box = box
  }

  get keptBySystem(): boolean {
    return this.#box.keptBySystem
  }

  /** Sealing takes time and transactions may not wait: seal first, then store within the change. */
  async seal(text: string): Promise<(tx: Tx, name: string) => void> {
    const sealed = Buffer.from(await this.#box.seal(text))
    return (tx, name) => {
      tx.insert(secret).values({ name, sealed }).onConflictDoUpdate({ target: secret.name, set: { sealed } }).run()
    }
  }

  /** Keeps what is stored under this name beside it: it may be opened again when the key store is. */
  setAside(tx: Tx, name: string): void {
    const row = tx.select().from(secret).where(eq(secret.name, name)).get()
    if (row)
      tx.insert(secret)
        .values({ name: `${name}/set-aside`, sealed: row.sealed })
        .onConflictDoNothing()
        .run()
  }

  /** The secret in clear; undefined when there is none of this name. */
  async open(name: string): Promise<string | undefined> {
    const row = this.#store.db.select().from(secret).where(eq(secret.name, name)).get()
    return row ? this.#box.open(row.sealed) : undefined
  }
}

/** The name under which a router's password is kept. */
export const routerSecret = (routerId: string): string => `router/${routerId}`
