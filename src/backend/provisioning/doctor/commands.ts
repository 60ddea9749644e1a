/** Commands as the doctor plans, shows and sends them: one to one. */
import { createHmac, randomBytes } from 'node:crypto'
import { type Attributes, consoleText } from '../console-text.ts'

/** One command that changes something, exactly as it is sent. */
export type Command = { readonly path: string; readonly attributes: Attributes }

/** `/ip hotspot set *1 addresses-per-mac=2`, as one would type it; secrets are dots. */
export function showCommand({ path, attributes: { '.id': target, ...attributes } }: Command): string {
  return consoleText(path, attributes, target)
}

/** Keyed anew at each start, so that nobody can try out which secret a plan's name was made of. */
const key = randomBytes(32)

/** A plan's name: the same only for exactly the same commands for the same router, secrets included. */
export function planHash(routerId: string, commands: readonly Command[]): string {
  const exact = commands.map(({ path, attributes }) => [path, Object.entries(attributes)])
  return createHmac('sha256', key)
    .update(JSON.stringify([routerId, exact]))
    .digest('hex')
}
