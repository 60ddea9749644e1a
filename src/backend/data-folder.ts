/** Where a counter keeps its data when nobody says otherwise: the same for the browser host and the desktop shell. */
import { homedir } from 'node:os'
import { join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** The platform's own place for an application's data. */
export function defaultDataFolder(env: Environment = process.env, platform = process.platform): string {
  const home = homedir()
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Teller')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Teller')
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'Teller')
}
