/** The plan: every step that makes a router ready, worked out from what is on it and from what a person chose. */
import { hash } from 'node:crypto'
import type { OnboardingChoices, Plan } from '../../../contract/onboarding.ts'
import { clockStep } from './clock-step.ts'
import { type Findings, isOn } from './findings.ts'
import { hotspotRefusal, hotspotSteps, ownAddress, wantsHotspot } from './hotspot-steps.ts'
import { accessSteps, encryptionSteps, serviceOf, step } from './login-steps.ts'
import type { NewLogin } from './new-login.ts'
import type { Step } from './step.ts'

/** Works the steps out; the same findings, choices and login give the same steps. */
export function stepsFor(findings: Findings, choices: OnboardingChoices, login: NewLogin): Step[] {
  const clock = clockStep(findings)
  const isClockWanted = clock && (choices.clock || clock.state === 'already')
  const hotspot = choices.hotspot && wantsHotspot(findings) ? choices.hotspot : null
  const isPossible = hotspot && hotspotRefusal(findings, hotspot) === undefined
  return [
    ...accessSteps(findings, choices, login),
    ...encryptionSteps(findings, choices),
    ...(isClockWanted ? [clock] : []),
    ...(isPossible ? hotspotSteps(findings, hotspot, login.mark) : []),
    ...checkSteps(findings, choices, login),
  ]
}

/** Nothing counts as done before the new login has done, once, what selling will ask of it. */
function checkSteps(findings: Findings, { encrypted }: OnboardingChoices, { username }: NewLogin): Step[] {
  const service = encrypted ? 'api-ssl' : 'api'
  const port = serviceOf(findings, service)?.port ?? ''
  const place = { group: 'check', state: 'needed' } as const
  return [
    step({ id: 'login', ...place }, { name: username, port, service }, { kind: 'login' }),
    ...(findings.hotspots === undefined ? [] : [step({ id: 'trial', ...place }, {}, { kind: 'trial' })]),
  ]
}

/** The plan as it is shown. Its hash covers all that is shown; of secrets there are only dots in it. */
export function planOf(findings: Findings, choices: OnboardingChoices, login: NewLogin): Plan {
  const steps = stepsFor(findings, choices, login).map(({ action: _, values, commands, ...view }) => ({
    ...view,
    values: { ...values },
    commands: [...commands],
  }))
  const refusal = choices.hotspot ? hotspotRefusal(findings, choices.hotspot) : undefined
  return {
    hash: hash('sha256', JSON.stringify(steps)),
    steps,
    hotspotRefusal: refusal ?? null,
    loginHost: loginHostOf(findings, choices),
  }
}

/** Where customers log in: at the hotspot there is, or at the one there will be. */
function loginHostOf(findings: Findings, { hotspot }: OnboardingChoices): string {
  if (hotspot && wantsHotspot(findings)) return hotspot.dnsName === '' ? ownAddress(hotspot.network) : hotspot.dnsName
  const used = findings.hotspots?.find((row) => !isOn(row.disabled) && !isOn(row.invalid))
  const profile = findings.hotspotProfiles.find(({ name }) => name === used?.profile)
  const address = profile?.['hotspot-address'] ?? ''
  return profile?.['dns-name'] || (address === '0.0.0.0' ? '' : address)
}
