/** Calls about who is at the counter. */
import { z } from 'zod'
import { PERMISSIONS, ROLES } from '../core/permissions.ts'
import { command, query } from './define.ts'
import { Done, Id, Nothing } from './fields.ts'

export const Me = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(ROLES),
  /** What the screens may offer; the backend decides anyway. */
  permissions: z.array(z.enum(PERMISSIONS as [(typeof PERMISSIONS)[number], ...(typeof PERMISSIONS)[number][]])),
})
export type Me = z.infer<typeof Me>

/** Somebody who may sign in here. In practice the PIN is shown, because nothing is real. */
export const PersonTile = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(ROLES),
  practicePin: z.string().nullable(),
})
export type PersonTile = z.infer<typeof PersonTile>

export const session = {
  people: query({ needs: 'anyone', input: Nothing, output: z.array(PersonTile) }),
  me: query({ needs: 'anyone', input: Nothing, output: Me.nullable() }),
  signIn: command({
    needs: 'anyone',
    input: z.object({ personId: Id, pin: z.string().max(64, { error: 'too_long' }) }),
    output: Me,
  }),
  signOut: command({ needs: 'anyone', input: Nothing, output: Done }),
}
