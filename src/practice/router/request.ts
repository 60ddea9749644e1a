/** A sentence from a client, taken apart into command, attributes, queries and tag. */
import type { Request } from './menu.ts'

/** Reads the words of a sentence; `.tag` and `.proplist` count with or without `=` before them, anywhere. */
export function readRequest([path = '', ...words]: readonly string[]): Request {
  const attributes = new Map<string, string>()
  for (const word of words) {
    const attribute = /^=?([^=]+)=(.*)$/s.exec(word)
    if (attribute && /^[=.]/.test(word)) attributes.set(attribute[1] ?? '', attribute[2] ?? '')
    else if (/^=[^=]+$/.test(word)) attributes.set(word.slice(1), '')
  }
  const tag = attributes.get('.tag')
  const proplist = attributes.get('.proplist') ?? attributes.get('proplist')
  attributes.delete('.tag')
  attributes.delete('.proplist')
  const slash = path.lastIndexOf('/')
  return {
    menu: path.slice(0, Math.max(0, slash)),
    command: path.slice(slash + 1),
    tag: tag === '' ? undefined : tag,
    attributes,
    queries: words.filter((word) => word.startsWith('?')),
    proplist: proplist?.split(',').filter((name) => name !== ''),
  }
}
