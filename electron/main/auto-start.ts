/** Starting with the computer: a login item on Windows and macOS, a file in the desktop's autostart folder on Linux. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { app } from 'electron'
import { desktopEntry } from './desktop-entry.ts'

/** Whether the program starts when somebody logs in to this computer. */
export interface AutoStart {
  isOn(): boolean
  set(on: boolean): void
}

const loginItem: AutoStart = {
  isOn: () => app.getLoginItemSettings().openAtLogin,
  set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin }),
}

/** The file as the desktops read it: https://specifications.freedesktop.org/autostart-spec/ */
function desktopFile(file: string, program: string): AutoStart {
  return {
    isOn: () => existsSync(file),
    set: (on) => {
      if (!on) return rmSync(file, { force: true })
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, desktopEntry('Teller', [program]))
    },
  }
}

/** This platform's way. An AppImage runs from a place that is gone by the next login; it names its own file. */
export const autoStart: AutoStart =
  process.platform === 'linux'
    ? desktopFile(
        join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'autostart', 'teller.desktop'),
        process.env.APPIMAGE ?? process.execPath,
      )
    : loginItem
