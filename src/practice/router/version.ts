/** RouterOS version numbers, as far as the practice router must tell one from another. */

/** Major, minor and patch. */
export type Version = readonly [number, number, number]

/** When something exists: from `since` on, up to but without `until`. */
export type Lifetime = { readonly since?: string; readonly until?: string }

/** Reads '7.22', '7.22.3' or '7.24rc1', which counts as its release; anything else is a RangeError. */
export function parseVersion(text: string): Version {
  const parts = /^(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?(?:(?:beta|rc)\d{1,2})?$/.exec(text)
  if (!parts) throw new RangeError(`"${text}" is not a RouterOS version such as 7.22 or 6.49.10`)
  return [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)]
}

/** The channel a version comes from, as `/system/resource` names it behind the version. */
export function channelOf(text: string): string {
  return text.includes('rc') ? 'testing' : text.includes('beta') ? 'development' : 'stable'
}

/** Whether `version` is `floor` or newer. */
export function atLeast(version: Version, floor: string): boolean {
  const other = parseVersion(floor)
  const [major, minor, patch] = version
  return major !== other[0] ? major > other[0] : minor !== other[1] ? minor > other[1] : patch >= other[2]
}

/** Whether something with this lifetime exists in `version`. */
export function existsIn(version: Version, { since, until }: Lifetime): boolean {
  return (since === undefined || atLeast(version, since)) && (until === undefined || !atLeast(version, until))
}
