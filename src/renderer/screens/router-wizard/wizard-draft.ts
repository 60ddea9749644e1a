/** What has been typed and seen while a router is set up; nothing of it is lost on the way back. */
import { z } from 'zod'
import { type Looked, LookForm, type NeighbourView, type OnboardingChoices } from '../../../contract/onboarding.ts'
import { type Checked, check, readWhole } from '../../forms/check.ts'

export interface TargetDraft {
  readonly host: string
  /** Is its API somewhere else than usual? */
  readonly isOther: boolean
  readonly port: string
  readonly tls: boolean
}

export const NO_TARGET: TargetDraft = { host: '', isOther: false, port: '8728', tls: false }

/** A router that announced itself, as if somebody had typed it in. */
export function targetOf({ address, api }: NeighbourView): TargetDraft {
  const host = address ?? ''
  return api ? { host, isOther: true, port: String(api.port), tls: api.tls } : { ...NO_TARGET, host }
}

const Target = LookForm.pick({ host: true, api: true })
export type Target = z.output<typeof Target>

export function checkTarget({ host, isOther, port, tls }: TargetDraft): Checked<Target> {
  return check(Target, { host, api: isOther ? { port: readWhole(port), tls } : null })
}

export interface LoginDraft {
  readonly username: string
  readonly password: string
}

const Login = z.object({ username: LookForm.shape.username, password: LookForm.shape.password })

export function checkLogin(draft: LoginDraft): Checked<z.output<typeof Login>> {
  return check(Login, draft)
}

/** A hotspot as it is first offered: on the first interface that is free, if there is one. */
export function proposedHotspot({ hotspot }: Looked['offers']): NonNullable<OnboardingChoices['hotspot']> {
  const free = hotspot?.interfaces.find(({ refusal }) => refusal === null)
  return { interface: free?.name ?? '', network: hotspot?.network ?? '', dnsName: '' }
}
