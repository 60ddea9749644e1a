/** The seal on the end of the journal, under a key that only this counter has. */
import { createHmac } from 'node:crypto'

/** HMAC-SHA-256 in hex over the number and the hash of the last entry. */
export function sealOf(key: Uint8Array, seq: number, hash: string): string {
  return createHmac('sha256', key).update(`${seq}\n${hash}`).digest('hex')
}
