import { expect, test } from 'vitest'
import type { NeighbourView } from '../../../contract/onboarding.ts'
import { checkLogin, checkTarget, NO_TARGET, proposedHotspot, targetOf } from './wizard-draft.ts'

const neighbour: NeighbourView = {
  mac: '02:00:00:00:00:01',
  identity: 'Attic',
  address: '192.168.88.1',
  version: '7.22',
  board: 'hAP',
  interfaceName: 'bridge',
  uptimeSeconds: 60,
  api: null,
}

test('a router that answered is looked at where it usually is, unless it says otherwise', () => {
  const api = (found: NeighbourView) => checkTarget(targetOf(found))
  expect(api(neighbour)).toEqual({ ok: true, value: { host: '192.168.88.1', api: null } })
  const elsewhere = { port: 40_000, tls: false }
  expect(api({ ...neighbour, api: elsewhere })).toEqual({ ok: true, value: { host: '192.168.88.1', api: elsewhere } })
  expect(api({ ...neighbour, address: null })).toEqual({ ok: false, problems: { host: 'required' } })
})

test.each([
  ['', '8728', { host: 'required' }],
  ['not an address', '8728', { host: 'not_an_address' }],
  ['10.0.0.1', '', { 'api.port': 'not_a_number' }],
  ['10.0.0.1', '70000', { 'api.port': 'too_large' }],
])('address “%s” and port “%s” are explained', (host, port, problems) => {
  expect(checkTarget({ ...NO_TARGET, host, port, isOther: true })).toEqual({ ok: false, problems })
})

test('an empty password is one, a user without a name is none', () => {
  expect(checkLogin({ username: 'admin', password: '' }).ok).toBe(true)
  expect(checkLogin({ username: '', password: 'x' })).toEqual({ ok: false, problems: { username: 'required' } })
})

test('a hotspot is proposed where nothing speaks against it', () => {
  const interfaces = [
    { name: 'ether1', type: 'ether', refusal: 'internet' as const },
    { name: 'ether3', type: 'ether', refusal: null },
  ]
  const offers = { encryption: true, clock: false, hotspot: { interfaces, network: '10.5.50.0/24' } }
  expect(proposedHotspot(offers)).toEqual({ interface: 'ether3', network: '10.5.50.0/24', dnsName: '' })
})
