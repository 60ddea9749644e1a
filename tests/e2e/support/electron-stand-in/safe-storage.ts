/** `safeStorage` as on a desktop with a keyring: real encryption under a key that only this stand-in would accept. */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'

const NONCE_BYTES = 12
const TAG_BYTES = 16

export class StandInStorage {
  readonly #owner: () => string

  /** The key follows from the owner's name, so that it is the same at the next start. */
  constructor(owner: () => string) {
    this.#owner = owner
  }

  getSelectedStorageBackend(): string {
    return 'gnome_libsecret'
  }

  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return true
  }

  async encryptStringAsync(text: string): Promise<Buffer> {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.#key(), nonce)
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  }

  async decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const decipher = createDecipheriv('aes-256-gcm', this.#key(), sealed.subarray(0, NONCE_BYTES))
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
    const text = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
    return { result: text.toString('utf8'), shouldReEncrypt: false }
  }

  #key(): Buffer {
    return scryptSync(this.#owner(), 'stand-in', 32)
  }
}
