/** The window's menu, hidden until Alt is pressed: how this computer shows Teller. No key here is one of the till's. */
import { app, type BrowserWindow, Menu, type MenuItemConstructorOptions, nativeTheme } from 'electron'
import { autoStart } from './auto-start.ts'
import { type PreferenceStore, THEMES } from './preferences.ts'

const THEME_NAMES = { system: 'As the computer', light: 'Light', dark: 'Dark' } as const

/** Takes the place of Electron's own menu, which offers help pages on the Internet. */
export function setMenu(window: BrowserWindow, preferences: PreferenceStore): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: '&Teller', submenu: [kiosk(window, preferences), startWithComputer(), separator, { role: 'quit' }] },
      { label: '&Edit', submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }] },
      { label: '&View', submenu: [theme(preferences), separator, ...zoom, ...(app.isPackaged ? [] : development)] },
    ]),
  )
}

const separator: MenuItemConstructorOptions = { type: 'separator' }
const zoom: MenuItemConstructorOptions[] = [{ role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'resetZoom' }]
const development: MenuItemConstructorOptions[] = [separator, { role: 'reload' }, { role: 'toggleDevTools' }]

/** The whole screen and no way out but this key. It keeps customers' hands off, and is no security boundary. */
function kiosk(window: BrowserWindow, preferences: PreferenceStore): MenuItemConstructorOptions {
  return {
    id: 'kiosk',
    label: 'Whole screen only',
    type: 'checkbox',
    accelerator: 'CmdOrCtrl+Shift+K',
    checked: preferences.read().kiosk,
    click: ({ checked }) => {
      preferences.change({ kiosk: checked })
      window.setKiosk(checked)
    },
  }
}

/** Only the installed program: a checkout would start whatever lies in it by then. */
function startWithComputer(): MenuItemConstructorOptions {
  return {
    id: 'auto-start',
    label: 'Start with the computer',
    type: 'checkbox',
    enabled: app.isPackaged,
    checked: app.isPackaged && autoStart.isOn(),
    click: ({ checked }) => autoStart.set(checked),
  }
}

function theme(preferences: PreferenceStore): MenuItemConstructorOptions {
  return {
    label: 'Colours',
    submenu: THEMES.map((name) => ({
      id: `theme-${name}`,
      label: THEME_NAMES[name],
      type: 'radio',
      checked: preferences.read().theme === name,
      click: () => {
        preferences.change({ theme: name })
        nativeTheme.themeSource = name
      },
    })),
  }
}
