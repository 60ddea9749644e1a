/** The address in a ticket's QR code that logs a phone in to a MikroTik hotspot. */

/** Where and as whom a phone logs in. */
export interface LoginTarget {
  /** The hotspot profile's DNS name or address, with `:port` if it has one. */
  readonly host: string
  readonly username: string
  readonly password: string
}

/**
 * `http://<host>/login?username=…&password=…`, as RouterOS's hotspot servlet takes it.
 *
 * It works once the phone has joined the network, and needs HTTP-PAP in the hotspot profile's `login-by`: with
 * HTTP-CHAP the servlet expects a hashed password.
 */
export function hotspotLoginUrl({ host, username, password }: LoginTarget): string {
  return `http://${host}/login?username=${encode(username)}&password=${encode(password)}`
}

/** Percent-encoding throws on lone surrogates, which no code of ours holds and no router would accept. */
function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed())
}
