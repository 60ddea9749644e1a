/** What a look shows a person: the router, what there is, what may be done, and what is worth knowing before. */
import type { Looked, OnboardingChoices } from '../../../contract/onboarding.ts'
import type { AboutRouter } from '../../ports.ts'
import { clockStep } from './clock-step.ts'
import { type Findings, isOn } from './findings.ts'
import { wantsHotspot } from './hotspot-steps.ts'
import { canEncrypt } from './login-steps.ts'
import type { NewLogin } from './new-login.ts'
import { planOf } from './plan.ts'
import { hotspotInterfaces, proposedNetwork } from './surroundings.ts'
import { licenceOf, warningsOf } from './warnings.ts'

export type Seen = {
  readonly id: string
  readonly findings: Findings
  readonly login: NewLogin
  readonly about: AboutRouter
  readonly host: string
  /** Was the admin's login encrypted? */
  readonly encrypted: boolean
  readonly nowMs: number
}

export function describe({ id, findings, login, about, host, encrypted, nowMs }: Seen): Looked {
  const choices = proposedChoices(findings)
  const { info, ends } = findings
  const known = knownRouter(about, findings, host)
  return {
    id,
    router: {
      identity: info.identity,
      version: info.versionText,
      board: info.board,
      serial: serialOf(findings),
      licence: licenceOf(findings),
    },
    encrypted,
    known: known && { id: known.id, name: known.name, loginHost: known.loginHost },
    here: ends.ours,
    warnings: warningsOf(findings, { encrypted, nowMs }),
    hotspots: hotspotsOf(findings),
    offers: {
      encryption: canEncrypt(findings),
      clock: clockStep(findings)?.state === 'optional',
      hotspot: wantsHotspot(findings)
        ? { interfaces: hotspotInterfaces(findings), network: proposedNetwork(findings) }
        : null,
    },
    choices,
    plan: planOf(findings, choices, login),
  }
}

/** The board's own number, or that of the licence where there is no board. */
export function serialOf({ board, licence }: Findings): string {
  return board['serial-number'] || licence['software-id'] || licence['system-id'] || ''
}

/**
 * The router as it is set up here already: the device of this number, or what answered at this very place before.
 *
 * An address alone says little: several routers may stand behind one, each at ports of its own.
 */
export function knownRouter({ routers }: AboutRouter, findings: Findings, host: string) {
  const serial = serialOf(findings)
  const ports = findings.services.filter(({ name }) => name === 'api' || name === 'api-ssl').map(({ port }) => port)
  const isSame = (row: AboutRouter['routers'][number]) => serial !== '' && row.serial === serial
  const isThere = (row: AboutRouter['routers'][number]) => row.host === host && ports.includes(String(row.port))
  return routers.find(isSame) ?? routers.find(isThere) ?? null
}

/** Encrypted and with the right time, and nothing else that nobody asked for. */
function proposedChoices(findings: Findings): OnboardingChoices {
  const clock = clockStep(findings)?.state === 'optional'
  return { encrypted: canEncrypt(findings), onlyFromHere: false, clock, hotspot: null }
}

function hotspotsOf({ hotspots = [], hotspotProfiles }: Findings): Looked['hotspots'] {
  return hotspots
    .filter((row) => !isOn(row.disabled))
    .map((row) => {
      const profile = hotspotProfiles.find(({ name }) => name === row.profile)
      const loginBy = (profile?.['login-by'] ?? '').split(',').filter((method) => method !== '')
      return { name: row.name ?? '', interface: row.interface ?? '', dnsName: profile?.['dns-name'] ?? '', loginBy }
    })
}
