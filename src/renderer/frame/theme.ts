/** Light, dark, or as the computer: the choice of this window, kept on this computer. */

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const STORED = 'teller.theme'

/** The theme chosen here before; as the computer when none was. */
export function readTheme(drawer: Pick<Storage, 'getItem'> = localStorage): Theme {
  const stored = drawer.getItem(STORED)
  return THEMES.find((theme) => theme === stored) ?? 'system'
}

/** Shows a theme from now on. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

/** Shows a theme, and keeps it for the next start. */
export function keepTheme(theme: Theme): void {
  localStorage.setItem(STORED, theme)
  applyTheme(theme)
}
