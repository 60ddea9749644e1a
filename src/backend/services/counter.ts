/** How this counter works: so far, when its screen locks. */

import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import { CounterSettings } from '../../contract/people.ts'
import { changesOf } from '../../core/journal.ts'
import type { CallContext } from '../call-router.ts'
import { actor } from '../callers.ts'
import { putSetting, type Store } from '../store/store.ts'

const KEY = 'counter.settings'
const AS_DELIVERED: CounterSettings = { idleMinutes: 5 }

/** The settings, remembered, because every call asks when the screen locks. */
export class Settings {
  readonly #store: Store
  #now: CounterSettings

  constructor(store: Store) {
    this.#store = store
    const stored = CounterSettings.safeParse({ ...AS_DELIVERED, ...store.readSetting<object>(KEY) })
    this.#now = stored.data ?? AS_DELIVERED
  }

  read(): CounterSettings {
    return this.#now
  }

  idleMs(): number {
    return this.#now.idleMinutes * 60_000
  }

  save(next: CounterSettings, by: { readonly id: string; readonly name: string }): void {
    const id = this.#store.counterId
    this.#store.write((tx) => {
      putSetting(tx, KEY, next)
      const subject = { type: 'counter', id, name: this.#store.here()?.name ?? '' } as const
      return { value: null, fact: { kind: 'counter.settings_saved', by, subject, data: changesOf(this.#now, next) } }
    })
    this.#now = next
  }
}

export function counterService(settings: Settings): GroupHandlers<TellerContract['counter'], CallContext> {
  return {
    settings: () => settings.read(),
    saveSettings: (next, ctx) => {
      settings.save(next, actor(ctx.person()))
      return null
    },
  }
}
