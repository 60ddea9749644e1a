/** How this counter works: when its screen locks, and which printer it prints on. */

import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import { CounterSettings } from '../../contract/people.ts'
import { changesOf } from '../../core/journal.ts'
import type { CallContext } from '../call-router.ts'
import { actor } from '../callers.ts'
import { COUNTER_SETTINGS } from '../store/counter-printer.ts'
import { putSetting, type Store } from '../store/store.ts'
import { requirePrinter } from './equipment.ts'

const AS_DELIVERED: CounterSettings = { idleMinutes: 5, printerId: null, ownShiftOnly: false }

/** The settings, remembered, because every call asks when the screen locks. */
export class Settings {
  readonly #store: Store
  #now: CounterSettings

  constructor(store: Store) {
    this.#store = store
    const stored = CounterSettings.safeParse({ ...AS_DELIVERED, ...store.readSetting<object>(COUNTER_SETTINGS) })
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
      putSetting(tx, COUNTER_SETTINGS, next)
      const subject = { type: 'counter', id, name: this.#store.here()?.name ?? '' } as const
      return { value: null, fact: { kind: 'counter.settings_saved', by, subject, data: changesOf(this.#now, next) } }
    })
    this.#now = next
  }
}

export interface CounterOptions {
  readonly store: Store
  readonly settings: Settings
  /** Another printer may be this counter's now. */
  readonly onChange: () => void
}

export function counterService(options: CounterOptions): GroupHandlers<TellerContract['counter'], CallContext> {
  const { store, settings, onChange } = options
  return {
    settings: () => settings.read(),
    saveSettings: (next, ctx) => {
      const person = ctx.person()
      if (next.printerId !== null) requirePrinter(store, next.printerId, person)
      settings.save(next, actor(person))
      onChange()
      return null
    },
  }
}
