/** A counter with one sound practice router, its owner signed in, and the doctor at hand. */
import { vi } from 'vitest'
import type { Finding } from '../../src/contract/doctor.ts'
import type { RouterForm } from '../../src/contract/equipment.ts'
import type { JournalKind } from '../../src/core/journal.ts'
import type { CheckId } from '../../src/core/router-checks.ts'
import type { PracticeRouterOptions } from '../../src/practice/router/practice-router.ts'
import { type Caller, setupForm, startBackend } from './backend.ts'
import { temporaryFolder } from './folder.ts'
import { LOGIN_HOST, startSoundRouter, TELLER, TIME_ZONE } from './sound-router.ts'

async function isOnline({ client }: Caller): Promise<void> {
  const [router] = await client.router.list(undefined)
  if (router?.state !== 'online') throw new Error(`the router is ${router?.state}`)
}

export async function openClinic(
  options: Partial<PracticeRouterOptions> = {},
  form: Partial<Omit<RouterForm, 'password'>> = {},
) {
  const folder = temporaryFolder()
  const sound = await startSoundRouter(options)
  const counter = await startBackend({ folder: folder.path })
  const owner = counter.caller()
  const router = {
    name: 'Main router',
    host: '127.0.0.1',
    port: sound.router.port,
    tls: false,
    fingerprint: '',
    ...TELLER,
    loginHost: LOGIN_HOST,
    ...form,
  }
  await owner.client.setup.complete(setupForm({ timeZone: TIME_ZONE, router, printer: null }))
  // The counter puts the router right when it first connects: what is made sick afterwards stays sick.
  if (form.port === undefined) await vi.waitFor(() => isOnline(owner), { timeout: 10_000 })
  const routerId = (await owner.client.router.list(undefined))[0]?.id ?? ''
  const { doctor, audit } = owner.client
  const findings = async () => (await doctor.examine({ routerId })).findings
  return {
    ...sound,
    ...counter,
    owner,
    routerId,
    findings,
    finding: async (check: CheckId): Promise<Finding> => {
      const found = (await findings()).find((finding) => finding.check === check)
      if (!found) throw new Error(`${check} is missing`)
      return found
    },
    fix: (check: CheckId, planHash: string) => doctor.fix({ routerId, check, planHash }),
    journal: async (kind: JournalKind) => {
      const filter = { personId: null, kind, subject: '', from: null, until: null }
      return (await audit.list({ filter, before: null, limit: 50 })).entries
    },
    close: async () => {
      await counter.close()
      await sound.close()
      folder.remove()
    },
  }
}
