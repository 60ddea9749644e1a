/** A step of a plan: what it is for, exactly what is sent, and how it is carried out. */
import type { StepGroup, StepId } from '../../../contract/onboarding.ts'
import { type Attributes, consoleText } from '../console-text.ts'

/** What is done. Each can be asked whether it is done already, so that it may be begun again at any time. */
export type Action =
  /** A record that is there once it is done; `key` are the attributes by which it is found again. */
  | { readonly kind: 'add'; readonly menu: string; readonly attributes: Attributes; readonly key: readonly string[] }
  /** Properties of a record that was there before; without a target it is the menu's only one. */
  | {
      readonly kind: 'set'
      readonly menu: string
      readonly target?: { readonly id: string; readonly name: string }
      readonly attributes: Attributes
    }
  /** A template becomes a certificate. */
  | { readonly kind: 'sign'; readonly name: string }
  /** The new login is tried. */
  | { readonly kind: 'login' }
  /** What selling needs is tried with it. */
  | { readonly kind: 'trial' }

export type Step = {
  readonly id: StepId
  readonly group: StepGroup
  readonly values: Attributes
  readonly state: 'needed' | 'optional' | 'already'
  readonly action: Action
  readonly commands: readonly string[]
}

/** What an action sends, as one would type it. */
export function commandsOf(action: Action): readonly string[] {
  switch (action.kind) {
    case 'add':
      return [consoleText(`${action.menu}/add`, action.attributes)]
    case 'set':
      return [consoleText(`${action.menu}/set`, action.attributes, action.target?.name)]
    case 'sign':
      return [consoleText('/certificate/sign', {}, action.name)]
    case 'login':
      return [consoleText('/system/identity/print', {}), consoleText('/system/resource/print', {})]
    case 'trial':
      return [
        consoleText('/ip/hotspot/user/add', { name: 'teller-check', password: '', disabled: 'yes' }),
        consoleText('/ip/hotspot/user/print', {}),
        consoleText('/ip/hotspot/user/set', { comment: 'teller-check' }, 'teller-check'),
        consoleText('/ip/hotspot/user/remove', {}, 'teller-check'),
      ]
  }
}
