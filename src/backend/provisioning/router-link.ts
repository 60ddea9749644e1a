/** One session with one router as provisioning uses it: grants applied and checked, profiles ensured once. */
import type { RouterConnection } from '../routeros/connection.ts'
import { AgreedTime } from './agreed-time.ts'
import { isTrap, NotKept } from './failures.ts'
import type { HotspotGrant, HotspotProfile } from './grant.ts'
import { correctHotspotUser, putHotspotUser, readBackHotspotUser, removeHotspotUser } from './hotspot.ts'
import { ensureHotspotProfile } from './hotspot-profile.ts'

/** A session and what it is known to have on the router. */
export class RouterLink {
  readonly connection: RouterConnection
  /** The time as grants and their marks have it. */
  readonly time: AgreedTime
  readonly #ensured = new Map<string, Promise<void>>()

  /** `now` is UTC epoch milliseconds. */
  constructor(connection: RouterConnection, now: () => number) {
    this.connection = connection
    this.time = new AgreedTime(connection, now)
  }

  /** Makes the router have the profile; asked once a session, however many want it at the same time. */
  ensureProfile(profile: HotspotProfile): Promise<void> {
    const key = JSON.stringify([profile.name, profile.sharedUsers, profile.rateLimit])
    const known = this.#ensured.get(key)
    if (known) return known
    const ensuring = ensureHotspotProfile(this.connection, profile)
    this.#ensured.set(key, ensuring)
    ensuring.catch(() => this.#ensured.delete(key))
    return ensuring
  }

  /** Somebody removed a profile while we were connected: all of them are looked at again. */
  forgetProfiles(): void {
    this.#ensured.clear()
  }

  /** Puts the user there and returns its `.id`: one round trip when the profile is known and the user new. */
  async put(grant: HotspotGrant): Promise<string> {
    const { seconds } = await this.time.read()
    await this.ensureProfile(grant.profile)
    try {
      return await putHotspotUser(this.connection, grant, seconds)
    } catch (error) {
      if (!isTrap(error, 'bad-reference')) throw error
      this.forgetProfiles()
      await this.ensureProfile(grant.profile)
      return await putHotspotUser(this.connection, grant, seconds)
    }
  }

  async remove(grant: HotspotGrant): Promise<void> {
    await removeHotspotUser(this.connection, grant)
  }

  /** Reads the user back, corrects it once, and throws `NotKept` when the router will not have it so. */
  async verify(grant: HotspotGrant): Promise<void> {
    const { seconds } = await this.time.read()
    const found = await readBackHotspotUser(this.connection, grant, seconds)
    if (found.state === 'same') return
    if (found.state === 'missing') throw new NotKept('the user was gone when it was read back')
    await ensureHotspotProfile(this.connection, grant.profile)
    await correctHotspotUser(this.connection, grant, found.row, seconds)
    const again = await readBackHotspotUser(this.connection, grant, seconds)
    if (again.state !== 'same') throw new NotKept('the user was different when it was read back')
  }
}
