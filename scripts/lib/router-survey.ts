/**
 * What real routers were asked about their own console: `ros-commands-args.json` of a survey, and, where there is one,
 * a folder of console dumps (`VERSION/inspect.json`, as `/console/inspect` tells its tree), which knows more versions.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareVersions } from './router-lifetimes.ts'

/** The arguments of a menu's commands; null where the version lacks the menu or the command. */
export type Commands = Readonly<Record<string, readonly string[] | null>>
/** Menus by path. */
export type Menus = Readonly<Record<string, Commands | null>>
/** What can be read and which completions there are, in 7.22.3. */
export type Shown = Readonly<
  Record<string, { readonly readable: readonly string[] | null; readonly enums: Record<string, string[]> }>
>

/** Everything known, the versions in order. */
export type Survey = {
  readonly versions: readonly string[]
  readonly paths: readonly string[]
  readonly menus: ReadonlyMap<string, Menus>
  readonly shown: Shown
  /** What a version's console says of a property's values, such as `time interval`; undefined where it says nothing. */
  readonly description: (version: string, path: string, name: string) => string | undefined
  /** Every directory of a version's console without extra packages; undefined where there is no dump of it. */
  readonly directories: (version: string) => readonly string[] | undefined
}

/** What the survey did not ask for and the dumps tell. */
const besides = ['ip/dhcp-client', 'ip/dhcp-server/network', 'ip/route', 'system/reboot', 'system/shutdown']

type Node = { readonly _type?: string; readonly desc?: string } & { readonly [name: string]: Node | string | undefined }

/** Reads the survey, and the dumps if a folder of them is given. */
export function readSurvey(folder: string, dumpsFolder: string | undefined): Survey {
  const asked = readJson(join(folder, 'ros-commands-args.json')) as Readonly<Record<string, Menus>>
  const surveyed = Object.values(asked).flatMap((menus) => Object.keys(menus))
  const paths = [...new Set([...surveyed, ...besides])]
  const dumps = readDumps(dumpsFolder, ['extra/inspect.json', 'inspect.json'])
  const plain = readDumps(dumpsFolder, ['inspect.json'])
  const dumped = [...dumps].map(([version, root]) => [version, menusIn(root, paths)] as const)
  const menus = new Map([...Object.entries(asked), ...dumped])
  return {
    versions: [...menus.keys()].sort(compareVersions),
    paths,
    menus,
    shown: readJson(join(folder, 'ros-readable-props-and-enums.json')) as Shown,
    description: (version, path, name) => descriptionOf(dumps.get(version), path, name),
    directories: (version) => (plain.has(version) ? directoriesIn(plain.get(version)) : undefined),
  }
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

/** The dumps of versions, each from the first of these files there is; `extra/` is with all the extra packages. */
function readDumps(folder: string | undefined, names: readonly string[]): Map<string, Node> {
  if (folder === undefined) return new Map()
  const versions = readdirSync(folder).filter((name) => /^\d+\.\d+(\.\d+)?((beta|rc)\d+)?$/.test(name))
  return new Map(
    versions.flatMap((version) => {
      const file = names.map((name) => join(folder, version, name)).find((path) => existsSync(path))
      return file === undefined ? [] : [[version, readJson(file) as Node] as const]
    }),
  )
}

function menusIn(root: Node, paths: readonly string[]): Menus {
  return Object.fromEntries(paths.map((path) => [path, commandsIn(find(root, path))]))
}

/** A command without a menu, such as `/execute`, is kept as a menu with one nameless command. */
function commandsIn(menu: Node | undefined): Commands | null {
  if (!menu) return null
  if (menu._type === 'cmd') return { '': childrenOf(menu, 'arg') }
  return Object.fromEntries(childrenOf(menu, 'cmd').map((name) => [name, childrenOf(child(menu, name), 'arg')]))
}

function descriptionOf(root: Node | undefined, path: string, name: string): string | undefined {
  const menu = root && find(root, path)
  return ['add', 'set'].map((command) => child(child(menu, command), name)?.desc).find((text) => text !== undefined)
}

function directoriesIn(node: Node | undefined, above = ''): string[] {
  const names = ['dir', 'path'].flatMap((type) => childrenOf(node, type))
  return names.flatMap((name) => [`${above}${name}`, ...directoriesIn(child(node, name), `${above}${name}/`)])
}

function find(root: Node, path: string): Node | undefined {
  return path.split('/').reduce<Node | undefined>((node, name) => child(node, name), root)
}

function child(node: Node | undefined, name: string): Node | undefined {
  const found = node && Object.hasOwn(node, name) ? node[name] : undefined
  return typeof found === 'object' ? found : undefined
}

function childrenOf(node: Node | undefined, type: string): string[] {
  return Object.keys(node ?? {}).filter((name) => child(node, name)?._type === type)
}
