/** A real backend in a folder of its own, with a caller at its in-process transport. */
import { randomUUID } from 'node:crypto'
import { type Backend, type BackendOptions, createBackend } from '../../src/backend/create-backend.ts'
import { inProcessTransport } from '../../src/backend/in-process-transport.ts'
import { keyFileBox } from '../../src/backend/key-file-box.ts'
import { silentLog } from '../../src/backend/log.ts'
import type { PracticeEquipment } from '../../src/backend/practice.ts'
import { forkPrinterProcess } from '../../src/backend/printing/ports/fork-printer-process.ts'
import { createClient } from '../../src/contract/client.ts'
import { contract } from '../../src/contract/index.ts'
import type { SetupForm } from '../../src/contract/setup.ts'
import type { Transport } from '../../src/contract/wire.ts'
import type { Role } from '../../src/core/permissions.ts'
import { usualPrinter } from '../../src/core/printers.ts'
import { openingShifts } from './open-shift.ts'

export async function startBackend(options: Partial<BackendOptions> & { folder: string }) {
  const backend = await createBackend({
    secretBox: keyFileBox(options.folder),
    version: '0.0.0',
    log: silentLog,
    // Tests are faster than hands; those about rates ask for them.
    withoutRates: true,
    // Nobody on the network is asked whether they are a printer.
    printing: { startProcess: forkPrinterProcess, scanTargets: [] },
    ...options,
  })
  return { backend, caller: () => callerOf(backend), close: () => backend.close() }
}

/** A router and a printer that are not there: connecting to the discard port is refused at once. */
export const NOBODY_LISTENS: PracticeEquipment = {
  router: { host: '127.0.0.1', port: 9, username: 'teller', password: 'secret', loginHost: 'wifi.example' },
  printer: { host: '127.0.0.1', port: 9, paperMm: 80 },
}

export type Caller = ReturnType<typeof callerOf>

/** Somebody of this role, signed in with their practice PIN. */
export async function signedInAs(backend: Backend, role: Role): Promise<Caller> {
  const caller = callerOf(backend)
  const tile = (await caller.client.session.people(undefined)).find((person) => person.role === role)
  if (!tile?.practicePin) throw new Error(`nobody is ${role} here`)
  await caller.client.session.signIn({ personId: tile.id, proof: { kind: 'pin', pin: tile.practicePin } })
  return caller
}

/** Somebody at a window of their own, who opens a shift where a sale needs one. */
export function callerOf(backend: Parameters<typeof inProcessTransport>[0], callerId = randomUUID()) {
  const bare = inProcessTransport(backend, callerId)
  const transport: Transport = { ...bare, call: openingShifts(bare.call) }
  return { callerId, transport, client: createClient(contract, transport) }
}

/** The same, who opens none by the way. */
export function bareCallerOf(backend: Parameters<typeof inProcessTransport>[0], callerId = randomUUID()) {
  const transport = inProcessTransport(backend, callerId)
  return { callerId, transport, client: createClient(contract, transport) }
}

export const OWNER_PIN = '4711'
export const OWNER_PASSWORD = 'korogocho-7'

/** A café as an owner would type it in; nothing listens at its router's and printer's addresses unless told. */
export function setupForm(change: Partial<SetupForm> = {}): SetupForm {
  return {
    cafeName: 'Café Central',
    currency: 'EUR',
    timeZone: 'Europe/Lisbon',
    owner: { name: 'Maria', password: OWNER_PASSWORD, pin: OWNER_PIN },
    router: {
      name: 'Main router',
      host: '127.0.0.1',
      port: 9,
      tls: false,
      fingerprint: '',
      username: 'teller',
      password: 'secret',
      loginHost: 'wifi.example',
    },
    printer: { ...usualPrinter(80), name: 'Counter printer', link: { kind: 'tcp', host: '127.0.0.1', port: 9 } },
    plans: [
      { name: '1 hour', priceMinor: 100, timeLimitSeconds: 3600, validitySeconds: null },
      { name: 'Day', priceMinor: 500, timeLimitSeconds: null, validitySeconds: 86_400 },
    ],
    ...change,
  }
}
