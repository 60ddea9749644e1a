/** A command as one would type it on the router: what people read before it is sent, and in the journal after. */
import { isSecretName } from '../routeros/values.ts'

export type Attributes = Readonly<Record<string, string>>

const dots = '••••••'

/** The command as one would type it on the router, in words that every version takes; secrets are dots. */
export function consoleText(path: string, attributes: Attributes, target?: string): string {
  const words = path.slice(1).split('/').join(' ')
  const named = target === undefined ? [] : [quoted(target)]
  const given = Object.entries(attributes).map(
    ([name, value]) => `${name}=${isSecretName(name) ? dots : quoted(value)}`,
  )
  return [`/${words}`, ...named, ...given].join(' ')
}

function quoted(value: string): string {
  if (/^[\w.,:/@*+-]+$/.test(value)) return value
  return `"${value.replaceAll(/[\\"$]/g, (character) => `\\${character}`)}"`
}
