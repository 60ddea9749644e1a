/** What a trap means, told from its exact text: RouterOS gives most of them no number. */
import type { RouterTrap, Trap } from './errors.ts'

/** The closed set of meanings we act on. */
export type TrapKind =
  | 'duplicate'
  | 'no-such-item'
  | 'no-such-command'
  | 'unknown-parameter'
  | 'missing-parameter'
  | 'bad-value'
  | 'bad-reference'
  | 'ambiguous-reference'
  | 'permission'
  | 'login'
  | 'device-mode'
  | 'interrupted'
  | 'busy'
  | 'other'

/** First match wins. Texts as captured from routers of versions 6.43 to 7.24; `failure: ` is stripped before. */
const texts: readonly (readonly [RegExp, TrapKind])[] = [
  [/^already have /, 'duplicate'],
  [/ with (the same|such) name (already )?exists/, 'duplicate'],
  [/^no such item/, 'no-such-item'],
  [/^no such command/, 'no-such-command'],
  [/^unknown parameter/, 'unknown-parameter'],
  [/^missing =/, 'missing-parameter'],
  [/^ambiguous value of /, 'ambiguous-reference'],
  [/^input does not match any value of /, 'bad-reference'],
  [/^(not enough permissions|std failure: not allowed)/, 'permission'],
  [/^(invalid user name or password|cannot log in)/, 'login'],
  [/^(not allowed by device-mode|configuration flagged)/, 'device-mode'],
  [/^interrupted$/, 'interrupted'],
  [/^(action timed out|timeout|busy)|try again/, 'busy'],
  [/^(invalid value|value of |value out of range)/, 'bad-value'],
]

/** Trap categories of the manual that decide when the text is not one we know. */
const categories: Readonly<Record<number, TrapKind>> = { 1: 'bad-value', 2: 'interrupted' }

/** What the trap says, by its text and else by its category. */
export function trapKind({ message, category }: Trap | RouterTrap): TrapKind {
  const text = message.replace(/^failure: /, '')
  const known = texts.find(([pattern]) => pattern.test(text))
  if (known) return known[1]
  return (category === undefined ? undefined : categories[category]) ?? 'other'
}
