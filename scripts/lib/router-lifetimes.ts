/** From which version until which something exists, told by a survey of some versions. */

/** Orders versions such as 7.9, 7.21.3 and 6.49.10. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number))
  for (const part of [0, 1, 2]) {
    const difference = (a?.[part] ?? 0) - (b?.[part] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** `name@since-until`, without the part after `@` when it was always there. */
export function token(name: string, versions: readonly string[], present: readonly boolean[], oldest = ''): string {
  const first = present.indexOf(true)
  const after = present.lastIndexOf(true) + 1
  if (present.slice(first, after).includes(false)) throw new Error(`${name} went and came back, which no token can say`)
  const since = first > 0 ? boundary(versions, first) : oldest
  const until = after < versions.length ? boundary(versions, after) : ''
  return since === '' && until === '' ? name : `${name}@${since}-${until}`
}

/**
 * Where a change between two neighbouring versions of the survey happened.
 *
 * RouterOS changes its console in minor releases, hardly ever in patches: what the later one of two minors shows first
 * came with that minor. A minor release between the two, of which nothing is known, stays like the earlier one.
 */
function boundary(versions: readonly string[], index: number): string {
  const [before = '', after = ''] = [versions[index - 1], versions[index]]
  const minor = after.split('.').slice(0, 2).join('.')
  return compareVersions(minor, before) > 0 ? minor : after
}
