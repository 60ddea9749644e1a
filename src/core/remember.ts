/** Things that are costly to make and never change, such as the platform's formatters: made once for each key. */

/** `make` with a memory; for few different keys, since nothing is forgotten. */
export function remember<T>(make: (...keys: string[]) => T): (...keys: string[]) => T {
  const made = new Map<string, T>()
  return (...keys) => {
    const key = keys.join('\n')
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make(...keys)
    made.set(key, fresh)
    return fresh
  }
}
