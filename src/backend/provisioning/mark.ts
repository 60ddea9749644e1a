/**
 * Our mark in the comment of a record on a router: whose it is, and what the router itself must know to end it.
 *
 * `teller1:9c3d1f2e3d4c5b6a v=86400 lock exp=1795623423 end`: the format's version and the grant, then words in any
 * order. `v` is the validity in seconds from the first login; `lock` ties the user to the first device. The router's own
 * scripts only ever append: `exp`, the end as UTC epoch seconds, at the first login, and `end` once it has ended it;
 * `wait` before an `exp` when the clock could not be believed at the first login. What people write behind it is left
 * alone and means nothing.
 */

/** What a mark says. */
export type Mark = {
  /** The end of the grant's id; see `grantInMark`. */
  readonly grant: string
  /** Seconds from the first login to the end. */
  readonly validitySeconds?: number
  /** The end, UTC epoch seconds. */
  readonly expiresAt?: number
  /** Tied to the first device that logs in. */
  readonly lock?: true
  /** The router itself has ended it. */
  readonly ended?: true
}

const firstWord = /^teller1:([0-9a-f]{16})$/
const wholeNumber = /^(v|exp)=([1-9]\d{0,11})$/

/** The mark of a comment; undefined when it does not begin with one. A word that is said twice counts the first time. */
export function readMark(comment: string): Mark | undefined {
  const [first = '', ...words] = comment.split(' ')
  const grant = firstWord.exec(first)?.[1]
  if (grant === undefined) return undefined
  const numbers = new Map<string, number>()
  for (const word of words) {
    const [, name, digits] = wholeNumber.exec(word) ?? []
    if (name !== undefined && !numbers.has(name)) numbers.set(name, Number(digits))
  }
  const [validitySeconds, expiresAt] = [numbers.get('v'), numbers.get('exp')]
  return {
    grant,
    ...(validitySeconds !== undefined && { validitySeconds }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(words.includes('lock') && { lock: true }),
    ...(words.includes('end') && { ended: true }),
  }
}

/** The comment of a mark; nothing else is in it. */
export function writeMark({ grant, validitySeconds, expiresAt, lock, ended }: Mark): string {
  return [
    `teller1:${grant}`,
    ...(validitySeconds === undefined ? [] : [`v=${validitySeconds}`]),
    ...(lock ? ['lock'] : []),
    ...(expiresAt === undefined ? [] : [`exp=${expiresAt}`]),
    ...(ended ? ['end'] : []),
  ].join(' ')
}
