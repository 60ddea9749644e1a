/** A router as its form holds it: everything as it was typed. */
import type { z } from 'zod'
import type { RouterView } from '../../contract/equipment.ts'
import { readWhole } from '../forms/check.ts'

export interface RouterDraft {
  readonly name: string
  readonly host: string
  readonly port: string
  readonly tls: boolean
  readonly fingerprint: string
  readonly username: string
  readonly password: string
  readonly loginHost: string
}

const PLAIN_PORT = '8728'
const TLS_PORT = '8729'

export const NEW_ROUTER: RouterDraft = {
  name: 'Main',
  host: '',
  port: PLAIN_PORT,
  tls: false,
  fingerprint: '',
  username: '',
  password: '',
  loginHost: '',
}

/** The form of a router that is set up already; its password never comes back from the backend. */
export function routerDraftOf(view: z.output<typeof RouterView>): RouterDraft {
  const { name, host, port, tls, fingerprint, username, loginHost } = view
  return { name, host, port: String(port), tls, fingerprint, username, password: '', loginHost }
}

/** What is sent: an empty password keeps the one stored, if there is one. */
export function routerCandidate(draft: RouterDraft, keepsPassword: boolean): unknown {
  const { port, tls, fingerprint, password, ...rest } = draft
  return {
    ...rest,
    tls,
    port: readWhole(port),
    fingerprint: tls ? fingerprint : '',
    password: password === '' && keepsPassword ? null : password,
  }
}

/** Encryption on or off; the port follows as long as it is the usual one. */
export function withTls(draft: RouterDraft, tls: boolean): RouterDraft {
  const usual = draft.tls ? TLS_PORT : PLAIN_PORT
  return { ...draft, tls, port: draft.port === usual ? (tls ? TLS_PORT : PLAIN_PORT) : draft.port }
}
