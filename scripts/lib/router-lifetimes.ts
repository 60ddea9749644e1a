/** From which version until which something exists, told by a survey of some versions. */

/** Orders versions such as 7.9, 7.21.3, 6.49.10, 7.24beta2 and 7.24rc1; a test version comes before its release. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [partsOf(left), partsOf(right)]
  const at = a.findIndex((part, index) => part !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

function partsOf(version: string): number[] {
  const [, major, minor, patch = 0, kind, stage] = /^(\d+)\.(\d+)(?:\.(\d+))?(?:(beta|rc)(\d+))?$/.exec(version) ?? []
  return [Number(major), Number(minor), Number(patch), { beta: 0, rc: 1 }[kind ?? ''] ?? 2, Number(stage ?? 0)]
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
 * came with that minor and its first test version. A minor release between the two, of which nothing is known, stays
 * like the earlier one.
 */
function boundary(versions: readonly string[], index: number): string {
  const [before = '', after = ''] = [versions[index - 1], versions[index]]
  const minorOf = (version: string) => partsOf(version).slice(0, 2).join('.')
  return minorOf(before) === minorOf(after) ? after : minorOf(after)
}
