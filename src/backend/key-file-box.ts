/** The browser host's secret box: AES-256-GCM with a key file beside the data, readable by this user only. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SecretBox } from '../core/ports.ts'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Opens the box, making its key on first use.
 *
 * Weaker than the operating system's key store: whoever can copy the whole folder has the key too. The screens say so.
 */
export function keyFileBox(folder: string): SecretBox {
  const key = readOrMakeKey(folder)
  return {
    keptBySystem: false,
    seal: async (text) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    open: async (sealed) => {
      const bytes = Buffer.from(sealed)
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
      const text = bytes.subarray(NONCE_BYTES, -TAG_BYTES)
      return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')
    },
  }
}

function readOrMakeKey(folder: string): Buffer {
  const file = join(folder, 'secret.key')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  makeKey(file)
  const key = readFileSync(file)
  if (key.length !== KEY_BYTES) throw new Error(`${file} is damaged: restore it from a backup, or set routers up again`)
  return key
}

/** The key appears whole or not at all: a half-written one would lose every password. */
function makeKey(file: string): void {
  const fresh = `${file}.${process.pid}`
  try {
    writeFileSync(fresh, randomBytes(KEY_BYTES), { mode: 0o600, flush: true })
    linkSync(fresh, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(fresh, { force: true })
  }
}
