/**
 * `npm run practice-router-data -- DIR`: writes the practice router's menu tables (src/practice/router/data/menus.json)
 * from a survey of real routers: `ros-commands-args.json` and `ros-readable-props-and-enums.json` in DIR.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exactBoundary, sinceVersion7, VANISHED } from './lib/router-boundaries.ts'

type Commands = Readonly<Record<string, readonly string[] | null>>
type Arguments = Readonly<Record<string, Readonly<Record<string, Commands | null>>>>
type Readable = Readonly<
  Record<string, { readonly readable: readonly string[]; readonly enums: Record<string, string[]> }>
>

/** Choices of which a request may name several, separated by commas. */
const lists = new Set(
  (
    'authentication cipher ciphers connection-nat-state connection-state dst-address-type dynamic-lease-identifiers ' +
    'key-usage login-by policy redirect-gateway src-address-type tcp-flags trust-store radius:service interface/ovpn-server/server:auth'
  ).split(' '),
)

/** Choices of which nothing else is accepted; the other completions are only words beside numbers or names. */
const closed = new Set(
  (
    'accept-proto-version accept-pseudowire-type action auth authentication authoritative bootp-support ' +
    'bridge-learning caller-id-type change-tcp-mss cipher ciphers connection-nat-state connection-state ' +
    'connection-type digest-algorithm dst-address-type dynamic-lease-identifiers hotspot inactivity-policy key-size ' +
    'key-usage l2tpv3-cookie-length l2tpv3-digest-hash login-by mac-auth-mode method mode nas-port-type only-one ' +
    'open-status-page p2p pfs policy redirect-gateway reject-with require-message-auth service src-address-type ' +
    'tcp-flags tls-version trust-store type use-compression use-encryption use-ipsec use-ipv6 use-mpls use-radius ' +
    'use-upnp user-auth-method interface/ovpn-server/server:protocol radius:protocol'
  ).split(' '),
)

const [source] = process.argv.slice(2)
if (source === undefined) throw new Error('usage: npm run practice-router-data -- DIR')
const target = join(import.meta.dirname, '../src/practice/router/data/menus.json')
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(source, name), 'utf8'))

const asked = readJson('ros-commands-args.json') as Arguments
const shown = readJson('ros-readable-props-and-enums.json') as Readable
const versions = Object.keys(asked)

/** `name@since-until`, without the part after `@` when it was always there; the data has no gaps. */
function token(menu: string, name: string, present: readonly boolean[]): string {
  const first = present.indexOf(true)
  const after = present.lastIndexOf(true) + 1
  const since = first > 0 ? boundary(menu, name, first) : sinceVersion7(menu, name)
  const until = after < versions.length ? boundary(menu, name, after) : ''
  return since === '' && until === '' ? name : `${name}@${since}-${until}`
}

function boundary(menu: string, name: string, index: number): string {
  return exactBoundary(menu, name, versions[index - 1] ?? '', versions[index] ?? '')
}

function commandLine(menu: string, command: string): string {
  const tables = versions.map((version) => asked[version]?.[menu]?.[command])
  const names = [...new Set(tables.flatMap((table) => table ?? []))].sort()
  const tokens = names.map((name) =>
    token(
      menu,
      name,
      tables.map((table) => table?.includes(name) ?? false),
    ),
  )
  const present = versions.map((version) => Object.hasOwn(asked[version]?.[menu] ?? {}, command))
  const own = token(menu, '', present)
  return [...(own === '' ? [] : [own]), ...tokens, ...(VANISHED[`${menu}/${command}`] ?? [])].join(' ')
}

function menuOf(path: string) {
  const commands = [...new Set(versions.flatMap((version) => Object.keys(asked[version]?.[path] ?? {})))].sort()
  const lines = commands.map((command) => [command, commandLine(path, command)] as const)
  return {
    commands: Object.fromEntries(lines),
    readable: (shown[path]?.readable ?? []).join(' '),
    ...completions(path),
  }
}

/** Completions sorted by what they mean: yes or no, closed choices, lists of them, and words beside free values. */
function completions(path: string) {
  const booleans: string[] = []
  const sorted = { choices: {}, lists: {}, words: {} } as Record<'choices' | 'lists' | 'words', Record<string, string>>
  for (const [name, values] of Object.entries(shown[path]?.enums ?? {})) {
    if (['copy-from', 'numbers', 'time-zone-name'].includes(name)) continue
    const has = (names: ReadonlySet<string>) => names.has(name) || names.has(`${path}:${name}`)
    if (values.join() === 'no,yes') booleans.push(name)
    else sorted[has(closed) ? (has(lists) ? 'lists' : 'choices') : 'words'][name] = values.join(',')
  }
  return { booleans: booleans.join(' '), ...sorted }
}

const paths = [...new Set(versions.flatMap((version) => Object.keys(asked[version] ?? {})))]
const known = paths.filter((path) => versions.some((version) => asked[version]?.[path]))
const menus = Object.fromEntries(known.map((path) => [path, menuOf(path)]))
writeFileSync(target, `${JSON.stringify(menus, null, 2)}\n`)
console.log(`${known.length} menus in ${target}`)
