/** The shell's secret box: keys kept by the operating system (DPAPI, Keychain, a Linux keyring) where there are any. */
import type { SafeStorage } from 'electron'
import type { Log } from '../../src/backend/log.ts'
import type { SecretBox } from '../../src/core/ports.ts'

type Storage = Pick<
  SafeStorage,
  'encryptStringAsync' | 'decryptStringAsync' | 'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend'
>

/** Stands before what the system sealed, so that what a key file sealed on the same data can still be told and opened. */
const SYSTEM_MARK = Buffer.from('system-sealed:')

/**
 * Opens the box; the application must be ready.
 *
 * Without a keyring Chromium on Linux falls back to `basic_text`, whose key is the same everywhere. A key file that only
 * this user can read is better than that; the log and, through `keptBySystem`, the screens say that it is not the best.
 */
export async function openSecretBox(
  storage: Storage,
  keyFile: () => SecretBox,
  log: Log,
  platform = process.platform,
): Promise<SecretBox> {
  if (await isKeptBySystem(storage, platform)) return systemBox(storage, keyFile)
  log.warn('this computer offers no key store: passwords of equipment are sealed with a key file beside the data')
  return keyFile()
}

async function isKeptBySystem(storage: Storage, platform: string): Promise<boolean> {
  if (platform === 'linux' && storage.getSelectedStorageBackend() === 'basic_text') return false
  return storage.isAsyncEncryptionAvailable()
}

function systemBox(storage: Storage, keyFile: () => SecretBox): SecretBox {
  return {
    keptBySystem: true,
    seal: async (text) => Buffer.concat([SYSTEM_MARK, await storage.encryptStringAsync(text)]),
    open: async (sealed) => {
      const bytes = Buffer.from(sealed)
      if (!bytes.subarray(0, SYSTEM_MARK.length).equals(SYSTEM_MARK)) return keyFile().open(bytes)
      // `shouldReEncrypt` is left alone: a password is sealed anew whenever it is typed again.
      return (await storage.decryptStringAsync(bytes.subarray(SYSTEM_MARK.length))).result
    },
  }
}
