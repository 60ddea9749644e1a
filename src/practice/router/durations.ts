/** Durations as RouterOS reads and writes them: `1w2d3h4m5s`, zero parts dropped. */

const units = [
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const

const letters = /^(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+)s)?(?:(\d+)ms)?$/
const clock = /^(?:(\d+)w)?(?:(\d+)d)? ?(\d+):(\d{1,2})(?::(\d{1,2}))?$/

/** Reads `1h30m`, `90m`, `5400` (seconds), `01:30:00` or `1d 02:00:00` into milliseconds; undefined if none of them. */
export function readDuration(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const parts = text === '' ? null : (letters.exec(text) ?? clock.exec(text))
  if (!parts) return undefined
  return units.reduce((total, [, milliseconds], index) => total + Number(parts[index + 1] ?? 0) * milliseconds, 0)
}

/** Writes milliseconds in letters; nothing at all is `0s`. */
export function writeDuration(milliseconds: number): string {
  let rest = Math.max(0, Math.floor(milliseconds))
  let text = ''
  for (const [letter, size] of units) {
    const count = Math.floor(rest / size)
    if (count > 0) text += `${count}${letter}`
    rest -= count * size
  }
  return text === '' ? '0s' : text
}

/** The same, without the part below a second, as counters show it. */
export function writeSeconds(milliseconds: number): string {
  return writeDuration(Math.floor(milliseconds / 1000) * 1000)
}

/** The longest a timer of this process waits. */
const mostMs = 0x7fff_ffff

/** Calls `action` again and again until the returned function is called; what is longer than a timer waits that long. */
export function every(milliseconds: number, action: () => void): () => void {
  const timer = setInterval(action, Math.min(milliseconds, mostMs))
  return () => clearInterval(timer)
}
