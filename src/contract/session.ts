/** Calls about who is at the counter. */
import { z } from 'zod'
import { MAX_PASSWORD_LENGTH } from '../core/chosen-secrets.ts'
import { PERMISSIONS, type Permission, ROLES } from '../core/permissions.ts'
import { command, query } from './define.ts'
import { Done, Id, NewPassword, Nothing } from './fields.ts'

export const Me = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(ROLES),
  /** What the screens may offer; the backend decides anyway. */
  permissions: z.array(z.enum(PERMISSIONS as [Permission, ...Permission[]])),
  /** Behind the lock only `session.unlock`, signing in as somebody else, and signing out are answered. */
  locked: z.boolean(),
  /** Somebody else set the password: nothing else works before `account.changePassword`. */
  mustChangePassword: z.boolean(),
  /** Is there a PIN for this counter? */
  hasPin: z.boolean(),
  /** Refunds above this need somebody's approval; null is no limit. */
  refundLimitMinor: z.int().nullable(),
  /** Names of the locations this person works at; empty for who may work at all of them. */
  locationNames: z.array(z.string()),
  lastSignInAt: z.int().nullable(),
})
export type Me = z.infer<typeof Me>

/** Somebody who may sign in here. In practice PIN and password are shown, because nothing is real. */
export const PersonTile = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(ROLES),
  /** Can they sign in by PIN? Otherwise by password. */
  hasPin: z.boolean(),
  practicePin: z.string().nullable(),
})
export type PersonTile = z.infer<typeof PersonTile>

/** How somebody proves who they are. The PIN works at this counter only. */
export const Proof = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pin'), pin: z.string().max(64, { error: 'too_long' }) }),
  z.object({ kind: z.literal('password'), password: z.string().max(MAX_PASSWORD_LENGTH, { error: 'too_long' }) }),
])
export type Proof = z.infer<typeof Proof>

export const session = {
  people: query({ needs: 'anyone', input: Nothing, output: z.array(PersonTile) }),
  me: query({ needs: 'anyone', input: Nothing, output: Me.nullable() }),
  /** Signs in at this window; whoever was signed in here, and the same person elsewhere, is signed out. */
  signIn: command({
    needs: 'anyone',
    rate: 'sign_in',
    input: z.object({ personId: Id, proof: Proof }),
    output: Me,
  }),
  signOut: command({ needs: 'anyone', input: Nothing, output: Done }),
  /** Covers the screen; the session and an unfinished sale stay. */
  lock: command({ needs: 'known', input: Nothing, output: Done }),
  unlock: command({ needs: 'known', rate: 'sign_in', input: z.object({ proof: Proof }), output: Me }),
  /** Somebody touched the screen or a key: the lock waits again. At most every few seconds. */
  stay: command({ needs: 'signed_in', input: Nothing, output: Done }),
  /** A Super Admin who forgot the password: the recovery code sets a new one, signs in, and is replaced. */
  recover: command({
    needs: 'anyone',
    rate: 'sign_in',
    input: z.object({ personId: Id, code: z.string().max(100, { error: 'too_long' }), password: NewPassword }),
    output: z.object({ me: Me, recoveryCode: z.string() }),
  }),
}
