/** Steps that give the counter a login of its own, and the encryption to use it over. */
import type { OnboardingChoices } from '../../../contract/onboarding.ts'
import type { Row } from '../../routeros/command.ts'
import type { Attributes } from '../console-text.ts'
import type { Findings } from './findings.ts'
import { freeName, type NewLogin, POLICY } from './new-login.ts'
import { shows } from './same-value.ts'
import { type Action, commandsOf, type Step } from './step.ts'

/** A step whose commands are those of its action. */
export function step(
  { id, group, state }: Pick<Step, 'id' | 'group' | 'state'>,
  values: Attributes,
  action: Action,
): Step {
  return { id, group, state, values, action, commands: commandsOf(action) }
}

/** What a new record is made with: nothing is said of what it shall not have. */
export function given(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ''))
}

/** A group that may do little, and a user in it. */
export function accessSteps(findings: Findings, choices: OnboardingChoices, login: NewLogin): Step[] {
  const { group, username, password, mark, againId } = login
  const hasGroup = findings.groups.some((row) => row.name === group)
  const address = choices.onlyFromHere ? findings.ends.ours : ''
  const properties = { group, password, address, comment: mark }
  const values = { name: username, group, address }
  return [
    step(
      { id: 'group', group: 'access', state: hasGroup ? 'already' : 'needed' },
      { name: group },
      { kind: 'add', menu: '/user/group', attributes: { name: group, policy: POLICY }, key: ['name'] },
    ),
    againId === undefined
      ? step({ id: 'user', group: 'access', state: 'needed' }, values, {
          kind: 'add',
          menu: '/user',
          attributes: given({ name: username, ...properties }),
          key: ['name'],
        })
      : step({ id: 'user_again', group: 'access', state: 'needed' }, values, {
          kind: 'set',
          menu: '/user',
          target: { id: againId, name: username },
          attributes: { ...properties, disabled: 'no' },
        }),
  ]
}

/** The service's record. */
export function serviceOf({ services }: Findings, name: 'api' | 'api-ssl'): Row | undefined {
  return services.find((row) => row.name === name)
}

/** Can this router encrypt at all? Before version 7 certificates belong to a package that may be off. */
export function canEncrypt(findings: Findings): boolean {
  return findings.certificates !== undefined && serviceOf(findings, 'api-ssl') !== undefined
}

/** The encrypted API with a certificate, or the plain one. */
export function encryptionSteps(findings: Findings, choices: OnboardingChoices): Step[] {
  if (!choices.encrypted) return serviceStep(findings, 'api', {}, { port: serviceOf(findings, 'api')?.port ?? '8728' })
  const service = serviceOf(findings, 'api-ssl')
  const port = service?.port ?? '8729'
  const present = service?.certificate
  // Whoever gave the service its certificate, it will do: the counter knows it by its fingerprint.
  if (present !== undefined && present !== '' && present !== 'none') {
    return serviceStep(findings, 'api-ssl', { certificate: present }, { port, certificate: present })
  }
  const { name, row } = ourCertificate(findings.certificates ?? [])
  const isSigned = row?.fingerprint !== undefined
  return [
    step(
      { id: 'certificate', group: 'encryption', state: row ? 'already' : 'needed' },
      { name },
      { kind: 'add', menu: '/certificate', attributes: certificateOf(name), key: ['name'] },
    ),
    step({ id: 'sign', group: 'encryption', state: isSigned ? 'already' : 'needed' }, { name }, { kind: 'sign', name }),
    ...serviceStep(findings, 'api-ssl', { certificate: name }, { port, certificate: name }),
  ]
}

function serviceStep(findings: Findings, name: 'api' | 'api-ssl', more: Attributes, values: Attributes): Step[] {
  const row = serviceOf(findings, name)
  const id = row?.['.id']
  if (!row || id === undefined) return []
  const attributes = { ...more, disabled: 'no' }
  const state = shows(row, attributes) ? 'already' : 'needed'
  const action = { kind: 'set', menu: '/ip/service', target: { id, name }, attributes } as const
  return [step({ id: name === 'api' ? 'api' : 'api_ssl', group: 'encryption', state }, values, action)]
}

/** Ten years: the counter trusts this very certificate and looks at no date. */
function certificateOf(name: string): Attributes {
  return {
    name,
    'common-name': name,
    'key-size': '2048',
    'days-valid': '3650',
    // Without a CA of its own the certificate signs itself, and some versions let only what may sign do so.
    'key-usage': 'digital-signature,key-encipherment,key-cert-sign,crl-sign,tls-server',
  }
}

/** The certificate an earlier try left, or a free name. One of ours is named like what it is for. */
function ourCertificate(certificates: readonly Row[]): { readonly name: string; readonly row: Row | undefined } {
  const rowOf = (name: string) => certificates.find((row) => row.name === name)
  const name = freeName('teller-api', (each) => (rowOf(each)?.['common-name'] ?? each) === each)
  return { name, row: rowOf(name) }
}
