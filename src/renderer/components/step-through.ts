/** Moving through a list by key. */

const PAGE = 10

/** The place a key leads to from place `at` (-1: nowhere yet); undefined when the key does not move or there is no place. */
export function stepThrough(key: string, at: number, length: number): number | undefined {
  const wanted = placeOf(key, at, length)
  if (wanted === undefined || length === 0) return undefined
  return Math.min(Math.max(wanted, 0), length - 1)
}

function placeOf(key: string, at: number, length: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return at + 1
    case 'ArrowUp':
      return at - 1
    case 'PageDown':
      return at + PAGE
    case 'PageUp':
      return at - PAGE
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return undefined
  }
}
