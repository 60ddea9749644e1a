/** What a scanner types: a bare code, or the login address of a slip's QR code with the code as its user name. */

/** The most that is looked at: a login address with a long host. */
export const MAX_SCANNED_LENGTH = 400

/**
 * The code in what was scanned or typed; undefined when nothing of it can be one.
 *
 * A scanner that is set to another keyboard than the computer types other signs than `?`, `=` and `&`, so between a
 * name and its value anything counts that is neither a letter nor a digit.
 */
export function scannedCode(text: string): string | undefined {
  const typed = text.slice(0, MAX_SCANNED_LENGTH).trim()
  const code = usernameIn(typed) ?? typed.replaceAll(/[\s-]/g, '')
  return /^[\p{L}\p{N}]{4,40}$/u.test(code) ? code.toLowerCase() : undefined
}

/** A hand types a code; only a scanner types a whole address. */
export function isLoginAddress(text: string): boolean {
  return usernameIn(text.slice(0, MAX_SCANNED_LENGTH)) !== undefined
}

function usernameIn(text: string): string | undefined {
  return /login[^a-z0-9]username[^a-z0-9]+([a-z0-9]+)/i.exec(text)?.[1]
}
