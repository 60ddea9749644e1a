/** `/ip/hotspot/ip-binding` as data: devices that are let through, kept out, or given a fixed address. */
import type { Behaviour } from '../menu.ts'

export const binding: Behaviour = {
  path: '/ip/hotspot/ip-binding',
  properties: {
    'mac-address': { kind: { type: 'mac' } },
    address: { kind: { type: 'address' } },
    'to-address': { kind: { type: 'address' } },
    server: { kind: { type: 'reference', menu: '/ip/hotspot', words: ['all'] } },
    type: { kind: { type: 'choice', of: ['blocked', 'bypassed', 'regular'] }, initial: 'regular' },
    // Flags of the console, which `type` says in a word.
    blocked: { kind: { type: 'boolean' } },
    bypassed: { kind: { type: 'boolean' } },
    disabled: { kind: { type: 'boolean' }, initial: 'no' },
    comment: { kind: { type: 'text' } },
  },
}
