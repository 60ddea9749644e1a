/** Every version, menu, command and argument that real routers were asked for is known to the practice router, and no other. */
import { existsSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { type Menus, readSurvey } from '../../scripts/lib/router-survey.ts'
import { menusOf } from '../../src/practice/router/menus.ts'
import { type PracticeRouter, startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { SURVEYED, schemasOf } from '../../src/practice/router/schema.ts'
import { parseVersion } from '../../src/practice/router/version.ts'
import { openClient, type TestClient } from './practice-router-client.ts'

const login = { username: 'api', password: 'secret' }
/** A folder with the survey of real routers, and one with console dumps; empty where there are none. */
const { ROUTER_SURVEY: surveyFolder = '', ROUTER_DUMPS: dumpsFolder } = process.env
const survey = existsSync(surveyFolder) ? readSurvey(surveyFolder, dumpsFolder) : undefined

/** What routers of each version were asked; without the survey, what the router ships of it. */
const menusByVersion: ReadonlyMap<string, Menus> =
  survey?.menus ?? new Map(SURVEYED.map((version) => [version, shipped(version)]))

function shipped(version: string): Menus {
  const commands = (menu: ReadonlyMap<string, ReadonlySet<string>>) =>
    Object.fromEntries([...menu].map(([name, accepts]) => [name, [...accepts]]))
  const menus = [...schemasOf(parseVersion(version))]
  return Object.fromEntries(menus.map(([path, menu]) => [path.slice(1), commands(menu.commands)]))
}

/** Every menu, command and argument of any version. */
const universe = new Map<string, Map<string, Set<string>>>()
for (const menus of menusByVersion.values()) {
  for (const [path, commands] of Object.entries(menus)) {
    const known = universe.get(path) ?? new Map<string, Set<string>>()
    for (const [command, names] of Object.entries(commands ?? {})) {
      known.set(command, new Set([...(known.get(command) ?? []), ...(names ?? []), 'no-such-argument']))
    }
    universe.set(path, known)
  }
}

const running: PracticeRouter[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((router) => router.close()))
})

async function open(version: string): Promise<TestClient> {
  const router = await startPracticeRouter({ ...login, version })
  running.push(router)
  return openClient(router.port, login)
}

/** The trap that each sentence ended in, or ''; all are in flight at once, and what goes on is cancelled. */
async function traps(client: TestClient, sentences: readonly string[][]): Promise<string[]> {
  const answers = sentences.map(() => '')
  sentences.forEach(([path = '', ...words], index) => {
    client.send(path, `.tag=${index}`, ...words)
  })
  client.send('/cancel', '.tag=end')
  for (let reply = await client.next(); reply && !reply.includes('.tag=end'); reply = await client.next()) {
    const message = reply.find((word) => word.startsWith('=message='))?.slice('=message='.length)
    if (reply[0] === '!trap' && message !== 'interrupted') answers[Number(reply[1]?.slice(5))] = message ?? ''
  }
  return answers
}

const word = (path: string, command: string) => `/${[path, command].filter((part) => part !== '').join('/')}`

type Probe = { readonly path: string; readonly command: string; readonly name: string }

const probes: readonly Probe[] = [...universe].flatMap(([path, commands]) =>
  [...commands].flatMap(([command, names]) => [...names].map((name) => ({ path, command, name }))),
)

/** What a real router of this version says to an argument of this name, as far as the name goes. */
function expected(menus: Menus, { path, command, name }: Probe): string {
  const commands = menus[path]
  if (!commands) return 'no such command prefix'
  if (!Object.hasOwn(commands, command)) return 'no such command'
  return commands[command]?.includes(name) ? 'accepted' : `unknown parameter ${name}`
}

const judged = (message: string) => (/^(unknown parameter|no such command)/.test(message) ? message : 'accepted')

describe('arguments', () => {
  test.each([...menusByVersion])('%s accepts what was listed and nothing else', async (version, menus) => {
    const client = await open(version)
    const words = probes.map(({ path, command, name }) => [word(path, command), `=${name}=`])
    const answers = await traps(client, words)
    const wrong = probes.flatMap((probe, index) => {
      const answer = judged(answers[index] ?? '')
      const right = expected(menus, probe)
      return answer === right ? [] : [`${word(probe.path, probe.command)} =${probe.name}=: ${answer}, not ${right}`]
    })
    expect(wrong).toEqual([])
    client.close()
  })

  test('the walk sees an argument too many and one too few', () => {
    const probe = { path: 'ip/pool', command: 'add', name: 'ranges' }
    expect(expected({ 'ip/pool': { add: ['name'] } }, probe)).toBe('unknown parameter ranges')
    expect(expected({ 'ip/pool': { add: ['ranges'] } }, probe)).toBe('accepted')
    expect(probes.length).toBeGreaterThan(4_000)
  })

  test.each([
    ['7.16', '/ip/service/set', 'max-sessions', true],
    ['7.15', '/ip/service/set', 'max-sessions', false],
    ['7.17.2', '/interface/ovpn-server/server/set', 'enabled', false],
    ['7.12.1', '/interface/wireguard/peers/add', 'client-address', true],
    ['7.19.2', '/radius/add', 'radsec-timeout', false],
    ['7.19.5', '/radius/add', 'radsec-timeout', true],
    ['7.21.4', '/ip/hotspot/user/print', 'show-sensitive', true],
    ['7.21.1', '/ip/hotspot/user/add', 'totp-secret', true],
    ['7.21.1', '/ip/hotspot/user/add', 'otp-secret', false],
    ['6.49.10', '/interface/wireguard/add', 'name', false],
    ['6.49.10', '/interface/l2tp-server/server/set', 'accept-proto-version', false],
    ['6.49.10', '/interface/ovpn-server/server/set', 'protocol', false],
    ['6.49.10', '/interface/ovpn-server/server/set', 'enabled', true],
    ['6.49.10', '/interface/sstp-server/server/set', 'force-aes', true],
    ['6.49.10', '/system/ntp/client/set', 'primary-ntp', true],
    ['6.49.10', '/system/ntp/client/set', 'servers', false],
    ['6.49.10', '/ip/service/set', 'vrf', false],
    ['6.49.10', '/system/device-mode/update', 'mode', false],
    ['7.9', '/system/ntp/client/set', 'primary-ntp', false],
    ['7.30', '/system/scheduler/add', 'days', true],
  ])('%s, which was not asked: %s with %s: %s', async (version, command, name, accepted) => {
    const client = await open(version)
    const [answer = ''] = await traps(client, [[command, `=${name}=`]])
    expect(judged(answer) === 'accepted').toBe(accepted)
    client.close()
  })
})

describe.runIf(survey)('properties of 7.22.3', () => {
  const shown = () => survey?.shown ?? {}

  test('a menu can show the readable properties and no others', () => {
    const menus = new Map(menusOf(parseVersion('7.22.3')).map((menu) => [menu.path.slice(1), menu]))
    for (const [path, { readable }] of Object.entries(shown())) {
      if (readable === null || path === 'execute') continue
      const fields = [...(menus.get(path)?.properties.keys() ?? [])]
      expect([path, fields.sort()]).toEqual([path, [...readable].sort()])
    }
  })

  test('closed choices are taken, and anything else is refused', async () => {
    const client = await open('7.22.3')
    const closed = menusOf(parseVersion('7.22.3')).flatMap(({ path, single, properties, commands }) => {
      const command = `${path}/${single ? 'set' : 'add'}`
      const accepts = commands.get(single ? 'set' : 'add')?.accepts
      const enums = shown()[path.slice(1)]?.enums ?? {}
      return [...properties].flatMap(([name, { kind }]) => {
        if (!accepts?.has(name) || !['boolean', 'choice', 'choices'].includes(kind.type)) return []
        return [{ command, name, values: enums[name] ?? [] }]
      })
    })
    expect(closed.length).toBeGreaterThan(130)
    const value = /^(invalid value for argument|input does not match any value of)/
    const refused = await traps(
      client,
      closed.map(({ command, name }) => [command, `=${name}=neither-of-them`]),
    )
    expect(closed.filter((_, index) => !value.test(refused[index] ?? ''))).toEqual([])
    const listed = closed.flatMap(({ command, name, values }) => values.map((text) => [command, `=${name}=${text}`]))
    const taken = await traps(client, listed)
    expect(listed.filter((_, index) => value.test(taken[index] ?? ''))).toEqual([])
    client.close()
  })
})
