/** RouterOS version numbers, as far as the practice router must tell one from another. */

/** Major, minor, patch, and how far a test version had come; a release is further than all of them. */
export type Version = readonly [major: number, minor: number, patch: number, stage: number]

/** When something exists: from `since` on, up to but without `until`. */
export type Lifetime = { readonly since?: string; readonly until?: string }

/** Reads '7.22', '7.22.3' or '7.24rc1'; anything else is a RangeError. */
export function parseVersion(text: string): Version {
  const parts = /^(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?(?:(beta|rc)(\d{1,2}))?$/.exec(text)
  if (!parts) throw new RangeError(`"${text}" is not a RouterOS version such as 7.22 or 6.49.10`)
  const [, major, minor, patch = 0, kind, number] = parts
  const stage = kind === undefined ? Number.POSITIVE_INFINITY : Number(number) + (kind === 'rc' ? 100 : 0)
  return [Number(major), Number(minor), Number(patch), stage]
}

/** The channel a version comes from, as `/system/resource` names it behind the version. */
export function channelOf(text: string): string {
  return text.includes('rc') ? 'testing' : text.includes('beta') ? 'development' : 'stable'
}

/** Whether `version` is `floor` or newer. A test version has what its release has, unless `floor` is a test version too. */
export function atLeast(version: Version, floor: string): boolean {
  const other = parseVersion(floor)
  for (const part of [0, 1, 2] as const) if (version[part] !== other[part]) return version[part] > other[part]
  return other[3] === Number.POSITIVE_INFINITY || version[3] >= other[3]
}

/** Whether something with this lifetime exists in `version`. */
export function existsIn(version: Version, { since, until }: Lifetime): boolean {
  return (since === undefined || atLeast(version, since)) && (until === undefined || !atLeast(version, until))
}
