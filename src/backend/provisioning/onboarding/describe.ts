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
  /** Was the admin's login encrypted? */
  readonly encrypted: boolean
  readonly nowMs: number
}

export function describe({ id, findings, login, about, encrypted, nowMs }: Seen): Looked {
  const choices = proposedChoices(findings)
  const { info, ends } = findings
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
    known: about.known,
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
  return board['serial-number'] ?? licence['software-id'] ?? licence['system-id'] ?? ''
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
