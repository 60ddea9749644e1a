/** What this computer remembers about its window; everything about the café is in the counter's database. */
import Store from 'electron-store'
import { z } from 'zod'

const Bounds = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
})
export type Bounds = z.infer<typeof Bounds>

export const THEMES = ['system', 'light', 'dark'] as const

/** A value that somebody spoilt by hand counts as never set. */
const Preferences = z.object({
  bounds: Bounds.nullable().catch(null),
  maximized: z.boolean().catch(true),
  kiosk: z.boolean().catch(false),
  theme: z.enum(THEMES).catch('system'),
})
export type Preferences = z.infer<typeof Preferences>

export interface PreferenceStore {
  read(): Preferences
  change(changes: Partial<Preferences>): void
}

/** Opens them; they lie in the shell's part of the data folder. */
export function openPreferences(): PreferenceStore {
  const store = new Store<Partial<Preferences>>({ name: 'window', clearInvalidConfig: true })
  return {
    read: () => Preferences.parse(store.store),
    change: (changes) => store.set(changes),
  }
}
