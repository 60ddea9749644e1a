/** What is said of a menu this router does not have: it does not exist there, or it is not practised here. */
import listed from './data/directories.json' with { type: 'json' }
import type { Menu } from './menu.ts'
import { noSuchCommand, noSuchMenu, notPractised, type Trap } from './trap.ts'
import { existsIn, type Version } from './version.ts'

/** Commands of the console's root that the API has too. */
const rootCommands = new Set(['beep', 'export', 'import', 'password', 'ping', 'resolve'])

/** The menus that are practised, with their commands. */
type Practised = ReadonlyMap<string, { readonly menu: Menu }>

/** The trap for a command in `menu`, which is no practised menu. */
export function missingMenu(version: Version, menu: string, command: string, practised: Practised): Trap {
  if (menu === '') return rootCommands.has(command) ? notPractised(`/${command}`) : noSuchCommand()
  const known = directoriesOf(version, practised.keys())
  const parts = menu.slice(1).split('/')
  const pathOf = (count: number) => `/${parts.slice(0, count).join('/')}`
  const missing = parts.findIndex((_, index) => !known.has(pathOf(index + 1)))
  if (missing < 0) return notPractised(`${menu}/${command}`)
  const part = parts[missing] ?? ''
  // A command is no directory: nothing stands behind it.
  return practised.get(pathOf(missing))?.menu.commands.has(part) ? noSuchCommand() : noSuchMenu(part)
}

function directoriesOf(version: Version, practised: Iterable<string>): Set<string> {
  const living = listed.flatMap((token) => {
    const [path = '', lifetime = '-'] = token.split('@')
    const [since = '', until = ''] = lifetime.split('-')
    const exists = existsIn(version, { ...(since && { since }), ...(until && { until }) })
    return exists ? [`/${path}`] : []
  })
  return new Set([...living, ...practised])
}
