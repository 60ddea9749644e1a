/** What a person should know before anything is done, as far as the router tells. */
import type { Looked, WarningKind } from '../../../contract/onboarding.ts'
import { capabilitiesOf } from '../../routeros/versions.ts'
import { clockSkewSeconds } from './clock-step.ts'
import type { Findings } from './findings.ts'
import { isForbidden } from './hotspot-steps.ts'
import { canEncrypt, serviceOf } from './login-steps.ts'
import { holds, readNetwork } from './networks.ts'

type Warning = Looked['warnings'][number]

/** A clock may differ this much before anybody minds. */
const toleratedSeconds = 300

/** Licences that let this many customers online at once. Source: the manual's "RouterOS license keys". */
const licensed: Readonly<Record<string, string>> = { '0': '1', '1': '1', '3': '1', free: '1', '4': '200', '5': '500' }

/** The level of the licence, by whichever name this kind of router has for it. */
export function licenceOf({ licence }: Findings): string {
  return licence.nlevel ?? licence.level ?? ''
}

export function warningsOf(findings: Findings, { encrypted, nowMs }: { encrypted: boolean; nowMs: number }): Warning[] {
  const { deviceMode, hotspots, info } = findings
  const hasDeviceMode = capabilitiesOf(info.version).hasDeviceMode
  const skew = clockSkewSeconds(findings, nowMs)
  const users = licensed[licenceOf(findings)]
  const elsewhere = serviceElsewhere(findings)
  const withoutPap = findings.hotspotProfiles.filter((profile) => isUsed(findings, profile.name) && lacksPap(profile))
  const warnings: readonly (readonly [WarningKind, boolean, (string | undefined)?])[] = [
    ['login_in_clear', !encrypted],
    ['no_certificates', !canEncrypt(findings)],
    ['service_elsewhere', elsewhere !== undefined, elsewhere],
    ['hotspot_forbidden', hasDeviceMode && isForbidden(deviceMode.hotspot)],
    ['scheduler_forbidden', hasDeviceMode && isForbidden(deviceMode.scheduler)],
    ['no_hotspot_package', hotspots === undefined],
    ['licence', users !== undefined, users],
    ['clock_wrong', skew !== undefined && Math.abs(skew) > toleratedSeconds, clockText(findings)],
    ['no_http_pap', withoutPap.length > 0, withoutPap.map(({ name }) => name).join(', ')],
  ]
  return warnings.flatMap(([kind, holdsTrue, value = '']) => (holdsTrue ? [{ kind, value }] : []))
}

/** The addresses that alone may use the encrypted service, when this computer's is not among them. */
function serviceElsewhere(findings: Findings): string | undefined {
  const allowed = serviceOf(findings, 'api-ssl')?.address ?? ''
  if (allowed === '') return undefined
  const networks = allowed.split(',').flatMap((text) => readNetwork(text) ?? [])
  const isHere = networks.length === 0 || networks.some((network) => holds(network, findings.ends.ours))
  return isHere ? undefined : allowed
}

const isUsed = ({ hotspots = [] }: Findings, profile: string | undefined): boolean =>
  hotspots.some((hotspot) => hotspot.profile === profile)

const lacksPap = (profile: Findings['hotspotProfiles'][number]): boolean =>
  !(profile['login-by'] ?? '').split(',').includes('http-pap')

const clockText = ({ clock }: Findings): string => [clock.date, clock.time].filter(Boolean).join(' ')
