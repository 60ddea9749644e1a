/**
 * `npm run practice-router-data -- DIR [DUMPS]`: writes the practice router's menu tables
 * (src/practice/router/data/) from a survey of real routers (`ros-commands-args.json` and
 * `ros-readable-props-and-enums.json` in DIR) and console dumps of more versions (`DUMPS/VERSION/inspect.json`).
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { token } from './lib/router-lifetimes.ts'
import { ONLY_SIX, oldestOf, WORDS_OF_SEVEN } from './lib/router-six.ts'
import { readSurvey } from './lib/router-survey.ts'

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

/** Properties the console calls a time interval although they take two of them, or another word. */
const otherwise = new Set(['queue/simple:burst-time', 'user-manager/profile:validity'])

const [source, dumps] = process.argv.slice(2)
if (source === undefined) throw new Error('usage: npm run practice-router-data -- DIR [DUMPS]')
const { versions, paths, menus, shown, description, directories } = readSurvey(source, dumps)

function commandLine(path: string, command: string): string {
  const tables = versions.map((version) => menus.get(version)?.[path]?.[command])
  const names = [...new Set(tables.flatMap((table) => table ?? []))].sort()
  const tokens = names.map((name) => {
    const present = tables.map((table) => table?.includes(name) ?? false)
    return token(name, versions, present, oldestOf(path, command, name))
  })
  const present = versions.map((version) => Object.hasOwn(menus.get(version)?.[path] ?? {}, command))
  const own = token('', versions, present, oldestOf(path, command, ''))
  const six = ONLY_SIX[`${path}/${command}`]?.split(' ').map((name) => `${name}@-7.0`)
  return [...(own === '' ? [] : [own]), ...tokens, ...(six ?? [])].join(' ')
}

function menuOf(path: string) {
  const commands = [...new Set(versions.flatMap((version) => Object.keys(menus.get(version)?.[path] ?? {})))].sort()
  const lines = commands.map((command) => [command, commandLine(path, command)] as const)
  return {
    commands: Object.fromEntries(lines),
    readable: (shown[path]?.readable ?? []).join(' '),
    durations: describedAs(path, /^[^|]*time interval\)?$/),
    macs: describedAs(path, /\(MAC address\)$/),
    ...completions(path),
  }
}

/** The properties whose values some version's console describes so. */
function describedAs(path: string, words: RegExp): string {
  const names = (shown[path]?.readable ?? []).filter((name) => !otherwise.has(`${path}:${name}`))
  return names
    .filter((name) => versions.some((version) => words.test(description(version, path, name) ?? '')))
    .join(' ')
}

/** Completions sorted by what they mean: yes or no, closed choices, lists of them, and words beside free values. */
function completions(path: string) {
  const booleans: string[] = []
  const sorted = { choices: {}, lists: {}, words: {} } as Record<'choices' | 'lists' | 'words', Record<string, string>>
  for (const [name, values] of Object.entries(shown[path]?.enums ?? {})) {
    if (['copy-from', 'numbers', 'time-zone-name'].includes(name)) continue
    const has = (names: ReadonlySet<string>) => names.has(name) || names.has(`${path}:${name}`)
    if (values.join() === 'no,yes') booleans.push(name)
    else if (has(closed) && has(lists)) sorted.lists[name] = listLine(path, name, values)
    else sorted[has(closed) ? 'choices' : 'words'][name] = values.join(',')
  }
  return { booleans: booleans.join(' '), ...sorted }
}

/** The words of a list, with their lifetimes where versions name them; where one does not, its neighbour's serve. */
function listLine(path: string, name: string, completed: readonly string[]): string {
  const named = namedWords(path, name)
  const older = WORDS_OF_SEVEN[`${path}:${name}`] ?? {}
  const tokens = [...new Set([...completed, ...named.flat()])].flatMap((word) => {
    const present = named.map((list) => list.includes(word))
    const always = !present.includes(true)
    const now = token(word, versions, always ? present.map(() => true) : present, word in older ? '7.0' : '')
    return older[word] ? [`${older[word]}@-7.0`, now] : [now]
  })
  return tokens.join(',')
}

/** For each version what the console names as `this|that[,Name*]`. */
function namedWords(path: string, name: string): string[][] {
  const listed = versions.map((version) => {
    const list = /^([^[\]]+)\[,\w+\*\]$/.exec(description(version, path, name) ?? '')
    return list?.[1]?.split('|')
  })
  const first = listed.find((list) => list) ?? []
  return listed.map((list, index) => list ?? listed.slice(0, index).findLast((earlier) => earlier) ?? first)
}

const known = paths.filter((path) => versions.some((version) => menus.get(version)?.[path]))
const tables = Object.fromEntries(known.map((path) => [path, menuOf(path)]))
const target = join(import.meta.dirname, '../src/practice/router/data')

/** The menus real routers have beside those, so that the practice router can tell what it does not do from what is not there. */
function otherDirectories(): string[] {
  const dumped = versions.filter((version) => directories(version))
  const tables = dumped.map((version) => new Set(directories(version)))
  const names = [...new Set(tables.flatMap((table) => [...table]))].filter((path) => !known.includes(path)).sort()
  return names.map((path) => {
    const first = tables.findIndex((table) => table.has(path))
    const last = tables.findLastIndex((table) => table.has(path))
    // A few went and came back; which refusal they get in between matters to nobody.
    const present = tables.map((_, index) => index >= first && index <= last)
    return token(path, dumped, present)
  })
}

for (const [name, value] of Object.entries({ menus: tables, directories: otherDirectories(), versions })) {
  writeFileSync(join(target, `${name}.json`), `${JSON.stringify(value, null, 2)}\n`)
}
console.log(`${known.length} menus of ${versions.length} versions in ${target}`)
