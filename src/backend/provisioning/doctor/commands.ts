/** Commands as the doctor plans, shows and sends them: one to one, and never a secret in what is shown. */
import { createHmac, randomBytes } from 'node:crypto'
import { hiddenSecret, isSecretName } from '../../routeros/values.ts'

/** One command that changes something, exactly as it is sent. */
export type Command = { readonly path: string; readonly attributes: Readonly<Record<string, string>> }

/** `/ip/hotspot/set .id=*1 addresses-per-mac=2`, as one would type it; a secret shows as stars. */
export function showCommand({ path, attributes }: Command): string {
  return [path, ...Object.entries(attributes).map(showAttribute)].join(' ')
}

function showAttribute([name, value]: readonly [string, string]): string {
  const shown = isSecretName(name) ? hiddenSecret : value
  return `${name}=${/^[\w.,:/*@!~+-]+$/.test(shown) ? shown : quoted(shown)}`
}

/** The console's own quoting. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\$]/g, (character) => `\\${character}`)}"`
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
