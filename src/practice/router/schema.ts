/** What real routers accept and show, by version: the tables of data/menus.json, which scripts/practice-router-data.ts writes. */
import data from './data/menus.json' with { type: 'json' }
import { alsoShown, unsurveyed } from './data/unsurveyed.ts'
import versions from './data/versions.json' with { type: 'json' }
import { existsIn, type Lifetime, parseVersion, type Version } from './version.ts'

/** One menu in one version. */
export type MenuSchema = {
  /** The arguments of each command. */
  readonly commands: ReadonlyMap<string, ReadonlySet<string>>
  /** What can be read, the writable properties among it. */
  readonly readable: ReadonlySet<string>
  readonly completions: Completions
}

/** What the console says of a property's values: closed choices, lists of them, or words beside free values. */
export type Completions = {
  readonly booleans: ReadonlySet<string>
  readonly durations: ReadonlySet<string>
  readonly macs: ReadonlySet<string>
  readonly choices: Readonly<Record<string, string>>
  readonly lists: Readonly<Record<string, string>>
  readonly words: Readonly<Record<string, string>>
}

type MenuData = Readonly<
  Record<'readable' | 'booleans' | 'durations' | 'macs', string> &
    Record<'commands' | 'choices' | 'lists' | 'words', Readonly<Record<string, string>>>
>

const tables = data as unknown as Readonly<Record<string, MenuData>>

/** The versions real routers were asked about. */
export const SURVEYED: readonly string[] = versions

/** Arguments that say where or from what, and are no property of the record. */
const structural = new Set(['copy-from', 'numbers', 'place-before'])

/** The menus of a version by path; before the oldest version asked, its tables serve. */
export function schemasOf(version: Version): Map<string, MenuSchema> {
  const menus = Object.entries({ ...tables, ...unsurveyed }).map(([path, menu]) => {
    const { readable = '', booleans = '' } = alsoShown[path] ?? {}
    const whole = { ...menu, readable: `${menu.readable} ${readable}`, booleans: `${menu.booleans} ${booleans}` }
    return [`/${path}`, schemaOf(whole, version)] as const
  })
  return new Map(menus.filter(([, { commands }]) => commands.size > 0))
}

/** The properties a request may write in this version. */
export function writableIn({ commands }: Pick<MenuSchema, 'commands'>): Set<string> {
  const names = ['add', 'set'].flatMap((command) => [...(commands.get(command) ?? [])])
  return new Set(names.filter((name) => !structural.has(name)))
}

function schemaOf(menu: MenuData, version: Version): MenuSchema {
  const commands = commandsIn(menu, version)
  return { commands, readable: readableIn(menu, writableIn({ commands })), completions: completionsOf(menu, version) }
}

function commandsIn({ commands }: MenuData, version: Version): Map<string, Set<string>> {
  return new Map(
    Object.entries(commands).flatMap(([name, line]) => {
      const tokens = words(line).map(readToken)
      const own = tokens.find((token) => token.name === '')
      if (own && !existsIn(version, own)) return []
      const accepted = tokens.filter((token) => token.name !== '' && existsIn(version, token))
      return [[name, new Set(accepted.map((token) => token.name))] as const]
    }),
  )
}

/** The version whose readable properties are known. */
const readAt = parseVersion('7.22.3')

/** What could be written in that version and cannot in this one, is not there; all that can be written is. */
function readableIn(menu: MenuData, writable: ReadonlySet<string>): Set<string> {
  const writableThen = writableIn({ commands: commandsIn(menu, readAt) })
  const always = words(menu.readable).filter((name) => !writableThen.has(name) || writable.has(name))
  return new Set([...always, ...writable])
}

function completionsOf(
  { booleans, durations, macs, choices, lists, words: free }: MenuData,
  version: Version,
): Completions {
  const living = (line: string) =>
    line
      .split(',')
      .map(readToken)
      .filter((token) => existsIn(version, token))
  const names = (line: string) =>
    living(line)
      .map((token) => token.name)
      .join(',')
  return {
    booleans: new Set(words(booleans)),
    durations: new Set(words(durations)),
    macs: new Set(words(macs)),
    choices,
    lists: Object.fromEntries(Object.entries(lists).map(([property, line]) => [property, names(line)])),
    words: free,
  }
}

const words = (line: string): string[] => line.split(' ').filter((word) => word !== '')

/** `name@since-until`; either version may be missing. */
function readToken(token: string): Lifetime & { readonly name: string } {
  const [name = '', lifetime = '-'] = token.split('@')
  const [since = '', until = ''] = lifetime.split('-')
  return { name, ...(since === '' ? {} : { since }), ...(until === '' ? {} : { until }) }
}
