/** Passwords must be sealed by the best the computer offers, and stay readable when that changes. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keyFileBox } from '../../src/backend/key-file-box.ts'
import { silentLog } from '../../src/backend/log.ts'
import { temporaryFolder } from '../../tests/support/folder.ts'
import { openSecretBox } from './secret-box.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const keyFile = () => keyFileBox(folder.path)

/** A key store that really encrypts, under a key that is gone with the test. */
function keyStore({ available = true, backend = 'gnome_libsecret' as 'gnome_libsecret' | 'basic_text' } = {}) {
  const key = randomBytes(32)
  return {
    isAsyncEncryptionAvailable: async () => available,
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: async (text: string) => {
      const nonce = randomBytes(16)
      const cipher = createCipheriv('aes-256-ctr', key, nonce)
      return Buffer.concat([nonce, cipher.update(text), cipher.final()])
    },
    decryptStringAsync: async (sealed: Buffer) => {
      const decipher = createDecipheriv('aes-256-ctr', key, sealed.subarray(0, 16))
      return { result: decipher.update(sealed.subarray(16)).toString() + decipher.final(), shouldReEncrypt: false }
    },
  }
}

test('with a key store the system keeps the secret, and the bytes do not show it', async () => {
  const box = await openSecretBox(keyStore(), keyFile, silentLog, 'linux')
  const sealed = await box.seal('pässword')
  expect(box.keptBySystem).toBe(true)
  expect(Buffer.from(sealed).includes('pässword')).toBe(false)
  expect(await box.open(sealed)).toBe('pässword')
  await expect(keyFile().open(sealed)).rejects.toThrow()
})

test('what the browser host sealed on the same data is still opened', async () => {
  const sealed = await keyFile().seal('from the browser')
  const box = await openSecretBox(keyStore(), keyFile, silentLog, 'win32')
  expect(await box.open(sealed)).toBe('from the browser')
})

test.each([
  ['a Linux without a keyring', keyStore({ backend: 'basic_text' }), 'linux' as const],
  ['a system that cannot encrypt', keyStore({ available: false }), 'win32' as const],
])('%s: a key file seals, people are told, and the log says so', async (_where, storage, platform) => {
  const warnings: string[] = []
  const log = { ...silentLog, warn: (message: string) => warnings.push(message) }
  const box = await openSecretBox(storage, keyFile, log, platform)
  expect(box.keptBySystem).toBe(false)
  expect(await keyFile().open(await box.seal('x'))).toBe('x')
  expect(warnings).toHaveLength(1)
})
