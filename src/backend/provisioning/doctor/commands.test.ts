import { describe, expect, it } from 'vitest'
import { planHash, showCommand } from './commands.ts'

const command = { path: '/ip/hotspot/set', attributes: { '.id': '*1', 'addresses-per-mac': '2' } }

it('a command is shown with its record where one would type it, and without its secrets', () => {
  expect(showCommand(command)).toBe('/ip hotspot set *1 addresses-per-mac=2')
  const secret = { path: '/ip/hotspot/profile/set', attributes: { '.id': '*0', 'mac-auth-password': 'geheim' } }
  expect(showCommand(secret)).toBe('/ip hotspot profile set *0 mac-auth-password=••••••')
})

describe('a plan’s hash', () => {
  it('is the same for the same commands', () => {
    expect(planHash('r', [command])).toBe(planHash('r', [{ ...command, attributes: { ...command.attributes } }]))
  })

  it.each([
    ['another value', 'r', [{ ...command, attributes: { ...command.attributes, 'addresses-per-mac': '3' } }]],
    ['another record', 'r', [{ ...command, attributes: { ...command.attributes, '.id': '*2' } }]],
    ['another path', 'r', [{ ...command, path: '/ip/hotspot/remove' }]],
    ['another router', 's', [command]],
    ['one more', 'r', [command, command]],
    ['none', 'r', []],
    [
      'the values in another order',
      'r',
      [{ path: command.path, attributes: { 'addresses-per-mac': '2', '.id': '*1' } }],
    ],
  ])('is another one for %s', (_what, routerId, commands) => {
    expect(planHash(routerId, commands)).not.toBe(planHash('r', [command]))
  })

  it('tells two secrets apart that look the same', () => {
    const [one, other] = ['a', 'b'].map((password) => planHash('r', [{ path: '/x', attributes: { password } }]))
    expect(one).not.toBe(other)
  })
})
