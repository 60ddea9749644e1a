/** Passwords and PINs that people choose: what is too easy to guess. */

export const MIN_PASSWORD_LENGTH = 8
export const MAX_PASSWORD_LENGTH = 200

/** The ones tried first, by everybody; compared without case and without digits around them. */
const COMMON = [
  'password',
  'passwort',
  'qwerty',
  'qwertz',
  'azerty',
  'admin',
  'letmein',
  'welcome',
  'mikrotik',
  'teller',
]

/** Is this among the first guesses: one repeated character, a run, or a well-known word with digits? */
export function isEasyPassword(password: string): boolean {
  const text = password.toLowerCase()
  const core = text.replaceAll(/^[\d\W_]+|[\d\W_]+$/g, '')
  return isRepeated(text) || isRun(text) || COMMON.includes(core)
}

/** 0000, 1234, 4321: what a thief's thumb tries. */
export function isEasyPin(pin: string): boolean {
  return isRepeated(pin) || isRun(pin)
}

function isRepeated(text: string): boolean {
  return new Set(text).size <= 1
}

/** Each character is the next, or each the one before. */
function isRun(text: string): boolean {
  const steps = new Set([...text].slice(1).map((character, index) => character.charCodeAt(0) - text.charCodeAt(index)))
  return steps.size === 1 && (steps.has(1) || steps.has(-1))
}
