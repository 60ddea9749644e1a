/** Guessing a PIN or password must not pay: the rules of the growing wait. */

/** Wrong tries that are forgiven before a wait begins. */
const FREE_ATTEMPTS = 4
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 3_600_000
/** From so many wrong tries in a row on, a PIN is off until the password was entered. */
const PIN_OFF_AFTER = 10

/** How long to wait after so many wrong tries in a row: nothing, then 30 s, doubling up to an hour. */
export function waitAfter(failedAttempts: number): number {
  const extra = failedAttempts - FREE_ATTEMPTS
  return extra <= 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (extra - 1), LONGEST_WAIT_MS)
}

/** A PIN is short: after enough wrong tries only the password counts. */
export function isPinOff(failedAttempts: number): boolean {
  return failedAttempts >= PIN_OFF_AFTER
}
