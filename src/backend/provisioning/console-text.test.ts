import { expect, it } from 'vitest'
import { consoleText } from './console-text.ts'

it.each([
  ['/user/add', { name: 'teller', password: 'hunter2' }, undefined, '/user add name=teller password=••••••'],
  [
    '/ip/service/set',
    { certificate: 'teller-api', disabled: 'no' },
    'api-ssl',
    '/ip service set api-ssl certificate=teller-api disabled=no',
  ],
  [
    '/ip/address/add',
    { address: '10.0.0.1/24', comment: 'a "b" $c \\d' },
    undefined,
    '/ip address add address=10.0.0.1/24 comment="a \\"b\\" \\$c \\\\d"',
  ],
  ['/user/set', { address: '' }, 'my user', '/user set "my user" address=""'],
  ['/interface/wireguard/add', { 'private-key': 'x' }, undefined, '/interface wireguard add private-key=••••••'],
])('%s is shown as one would type it, without secrets', (path, attributes, target, text) => {
  expect(consoleText(path, attributes, target)).toBe(text)
})
