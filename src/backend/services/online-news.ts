/** Tells the screens that who is online has changed: soon, but not more often than anybody can read. */
import type { z } from 'zod'
import type { OnlineCounts } from '../../contract/online.ts'
import type { OnlineDesk } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { routersHere } from './online-routers.ts'

/** Changes within this time are told together. */
const GATHER_MS = 150
const AT_MOST_EVERY_MS = 2_000

export class OnlineNews {
  readonly #store: Store
  readonly #publish: (counts: z.infer<typeof OnlineCounts>) => void
  #timer: NodeJS.Timeout | undefined
  #toldAt = Number.NEGATIVE_INFINITY
  #revision = 0

  constructor(store: Store, publish: (counts: z.infer<typeof OnlineCounts>) => void) {
    this.#store = store
    this.#publish = publish
  }

  /** Something changed on some router. */
  changed(desk: OnlineDesk): void {
    const waitMs = Math.max(GATHER_MS, this.#toldAt + AT_MOST_EVERY_MS - performance.now())
    this.#timer ??= setTimeout(() => this.#tell(desk), waitMs)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #tell(desk: OnlineDesk): void {
    this.#timer = undefined
    this.#toldAt = performance.now()
    this.#revision += 1
    const routers = routersHere(this.#store, this.#store.here()?.id ?? '')
    this.#publish({ revision: this.#revision, routers: routers.map(({ id }) => ({ id, ...desk.router(id) })) })
  }
}
