/** `/certificate`: templates, and certificates that the router makes of them itself, really usable for TLS. */
import { X509Certificate } from 'node:crypto'
import { targets } from '../arguments.ts'
import { selfSigned } from '../certificate.ts'
import { writeWall, zoneOf } from '../clock.ts'
import { writeSeconds } from '../durations.ts'
import type { Behaviour, Call, Kind, Outcome, Property } from '../menu.ts'
import type { RouterState } from '../state.ts'
import type { Item } from '../table.ts'
import { toWall } from '../time-zone.ts'
import { notPractised, Trap } from '../trap.ts'

const text: Kind = { type: 'text' }
const shown: Property = { kind: text }
const usual = 'digital-signature,key-encipherment,data-encipherment,key-cert-sign,crl-sign,tls-server,tls-client'

/** Making a key takes a router a moment, and its reply does not wait for it. */
const signingMs = 120

/** A certificate's key and text, kept where no print shows them. */
export function keysOf(item: Item | undefined): { readonly key: string; readonly cert: string } | undefined {
  const [key, cert] = [item?.get('.key'), item?.get('.cert')]
  return key === undefined || cert === undefined ? undefined : { key, cert }
}

/** `/certificate` */
export const certificate: Behaviour = {
  path: '/certificate',
  properties: {
    name: { kind: text, initial: ({ table }) => `cert${table.nextNumber()}` },
    'common-name': { kind: text, required: true },
    'days-valid': { kind: { type: 'integer', min: 1, max: 10_000 }, initial: '365' },
    'subject-alt-name': { kind: text, initial: '' },
    fingerprint: shown,
    'invalid-before': shown,
    'invalid-after': shown,
    'expires-after': shown,
    'private-key': shown,
    authority: shown,
    'serial-number': shown,
  },
  commands: { sign: { needs: ['write'], run: sign } },
  unique: { key: (item) => item.get('name') ?? '', message: 'failure: certificate with such name already exists' },
}

/** Answers at once, and signs a moment later: until then the certificate cannot be referred to. */
function sign(call: Call): Outcome {
  const { state, request, table } = call
  if (request.attributes.has('ca')) throw notPractised('sign with a CA')
  for (const template of targets(call)) {
    // That a certificate is signed once is known, the words are not.
    if (template.has('fingerprint')) throw new Trap('failure: already signed')
    const id = template.get('.id') ?? ''
    setTimeout(() => {
      const item = table.get(id)
      if (item && !item.has('fingerprint')) table.set(id, signed(state, item))
    }, signingMs).unref()
  }
  return {}
}

function signed(state: RouterState, template: Item): Map<string, string> {
  const days = Number(template.get('days-valid') ?? '365')
  const now = state.now()
  const until = now + days * 86_400_000
  const { key, cert } = selfSigned(template.get('common-name') ?? '', now)
  const { fingerprint256, serialNumber } = new X509Certificate(cert)
  const wall = (at: number) => {
    const { date, time } = writeWall(state, toWall(zoneOf(state), at))
    return `${date} ${time}`
  }
  return new Map([
    ['key-size', template.get('key-size') ?? '2048'],
    ['key-usage', template.get('key-usage') ?? usual],
    ['key-type', 'rsa'],
    ['digest-algorithm', template.get('digest-algorithm') ?? 'sha256'],
    ['fingerprint', fingerprint256.replaceAll(':', '').toLowerCase()],
    ['serial-number', serialNumber],
    ['invalid-before', wall(now)],
    ['invalid-after', wall(until)],
    ['expires-after', writeSeconds(until - now)],
    ['private-key', 'true'],
    ['authority', 'true'],
    ['.key', key],
    ['.cert', cert],
  ])
}
