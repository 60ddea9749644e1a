/** The routers in the store as the doctor sees them: how each should be, and the way to open a session with it. */
import { eq } from 'drizzle-orm'
import { AppError } from '../../../core/errors.ts'
import type { Log } from '../../log.ts'
import { connectRouter } from '../../routeros/connect.ts'
import type { RouterConnection } from '../../routeros/connection.ts'
import { location, router } from '../../store/schema.ts'
import { routerSecret, type Secrets } from '../../store/secrets.ts'
import type { Store } from '../../store/store.ts'
import type { HotspotProfile } from '../grant.ts'
import { addressOf } from '../router-fleet.ts'
import type { Patient } from './facts.ts'

export interface PatientsOptions {
  readonly store: Store
  readonly secrets: Secrets
  readonly log: Log
  /** The user profiles that the packages on sale want. */
  readonly profiles: () => readonly HotspotProfile[]
}

/** A router at the doctor's. */
export type Visit = {
  readonly patient: Patient
  /** A session of its own, so that selling is not in its way; rejects as `connectRouter` does. */
  readonly open: (signal: AbortSignal) => Promise<RouterConnection>
}

const CONNECT_MS = 6_000

export class Patients {
  readonly #options: PatientsOptions

  constructor(options: PatientsOptions) {
    this.#options = options
  }

  /** @throws AppError `no_such_equipment` */
  async visit(routerId: string): Promise<Visit> {
    const { store, profiles } = this.#options
    const known = store.db
      .select({ router, timeZone: location.timeZone })
      .from(router)
      .innerJoin(location, eq(location.id, router.locationId))
      .where(eq(router.id, routerId))
      .get()
    if (!known) throw new AppError('not_found', 'no_such_equipment')
    const { router: row, timeZone } = known
    const { host, port, tls, username, loginHost, serial } = row
    const password = await this.#password(routerId)
    return {
      patient: { routerId, host, port, tls, username, serial, loginHost, timeZone, profiles: profiles() },
      open: (signal) => connectRouter({ ...addressOf(row), password, signal, connectTimeoutMs: CONNECT_MS }),
    }
  }

  /** One that cannot be opened any more is found as a refused login. */
  async #password(routerId: string): Promise<string> {
    try {
      return (await this.#options.secrets.open(routerSecret(routerId))) ?? ''
    } catch (error) {
      this.#options.log.error('a router’s password cannot be opened', error)
      return ''
    }
  }
}
