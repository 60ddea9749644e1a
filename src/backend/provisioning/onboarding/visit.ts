/** A visit to a router: the admin's login for a quarter of an hour, what was seen with it, and the run of the plan. */
import { randomUUID } from 'node:crypto'
import type { OnboardingChoices } from '../../../contract/onboarding.ts'
import type { TlsTrust } from '../../routeros/socket.ts'
import type { Timers } from '../timing.ts'
import { BriefSecret } from './brief-secret.ts'
import type { Findings } from './findings.ts'
import type { NewLogin } from './new-login.ts'
import type { Run } from './run.ts'

/** How long the admin's login is kept after a look. */
export const ADMIN_LOGIN_MS = 15 * 60_000

/** How long the rest is kept: time enough to read, to choose a name and to save. */
export const VISIT_MS = 60 * 60_000

/** Where the admin logged in. */
export type Way = { readonly host: string; readonly port: number; readonly tls: false | TlsTrust }

export type VisitOptions = {
  readonly way: Way
  readonly username: string
  readonly password: string
  readonly findings: Findings
  readonly login: NewLogin
  readonly timers: Timers
  readonly onOver: () => void
}

export class Visit {
  readonly id = randomUUID()
  readonly way: Way
  readonly username: string
  readonly login: NewLogin
  findings: Findings
  /** The run, from the first try on. */
  run: { readonly run: Run; readonly choices: OnboardingChoices; readonly hash: string } | undefined
  /** Ends what is under way. */
  work: AbortController | undefined
  readonly #password: BriefSecret
  readonly #cancel: readonly (() => void)[]

  constructor({ way, username, password, findings, login, timers, onOver }: VisitOptions) {
    this.way = way
    this.username = username
    this.findings = findings
    this.login = login
    this.#password = new BriefSecret(password)
    this.#cancel = [
      timers.after(ADMIN_LOGIN_MS, () => this.#password.wipe()),
      timers.after(VISIT_MS, () => {
        this.end()
        onOver()
      }),
    ]
  }

  /** The admin's password, for the moment of logging in; undefined once its time is over. */
  password(): string | undefined {
    return this.#password.read()
  }

  /** Forgets the login, and stops what is under way. */
  end(): void {
    for (const cancel of this.#cancel) cancel()
    this.#password.wipe()
    this.work?.abort(new Error('the visit is over'))
  }
}
