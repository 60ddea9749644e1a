import { describe, expect, it } from 'vitest'
import { planHash, showCommand } from './commands.ts'

const command = { path: '/ip/hotspot/set', attributes: { '.id': '*1', 'addresses-per-mac': '2' } }

describe('a command as it is shown', () => {
  it('is what one would type', () => {
    expect(showCommand(command)).toBe('/ip/hotspot/set .id=*1 addresses-per-mac=2')
  })

  it('quotes what the console would take apart, and passes nothing on to a script', () => {
    const attributes = { name: 'a b', comment: 'say "$x" [/quit]\\', 'dns-name': 'wifi.example', servers: 'a,b' }
    expect(showCommand({ path: '/x', attributes })).toBe(
      '/x name="a b" comment="say \\"\\$x\\" [/quit]\\\\" dns-name=wifi.example servers=a,b',
    )
  })

  it('shows an empty value as one', () => {
    expect(showCommand({ path: '/x', attributes: { 'rate-limit': '' } })).toBe('/x rate-limit=""')
  })

  it.each(['password', 'mac-auth-password', 'ipsec-secret', 'private-key'])('never shows a %s', (name) => {
    expect(showCommand({ path: '/x', attributes: { [name]: 'geheim' } })).toBe(`/x ${name}=*****`)
  })
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
