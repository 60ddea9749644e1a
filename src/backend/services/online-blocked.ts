/** The devices that routers keep out, with who did it and why as far as this counter's journal knows. */
import { and, desc, eq, sql } from 'drizzle-orm'
import type { BlockedDevice } from '../../contract/online.ts'
import type { BlockedOnRouter, OnlineDesk } from '../ports.ts'
import { journal } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { RouterName } from './online-routers.ts'

interface BlockedOptions {
  readonly store: Store
  readonly desk: OnlineDesk
}

/** Asks all routers at once; those that do not answer are named. */
export async function listBlocked({ store, desk }: BlockedOptions, routers: readonly RouterName[]) {
  const answers = await Promise.all(
    routers.map(async ({ id }) => ({ id, found: await desk.blocked(id).catch(() => undefined) })),
  )
  return {
    devices: answers.flatMap(({ id, found = [] }) => found.map((device) => viewOf(store, id, device))),
    unanswered: answers.filter(({ found }) => found === undefined).map(({ id }) => id),
  }
}

function viewOf(store: Store, routerId: string, device: BlockedOnRouter): BlockedDevice {
  const { id: bindingId, mac, address, isOurs, comment, isDisabled, at } = device
  const shown = { routerId, bindingId, mac, address, isOurs, comment: isOurs ? '' : comment, isDisabled, at }
  const { byName = null, reason = null } = (isOurs && lastBlock(store, routerId, mac)) || {}
  return { ...shown, byName, reason: reason ?? '' }
}

/** A value out of an entry's text; null where the text is no JSON, which only tampering can bring about. */
const ofBody = (path: string) => sql<string | null>`iif(json_valid(${journal.body}), ${journal.body} ->> ${path}, null)`

function lastBlock({ db }: Store, routerId: string, mac: string) {
  const isBlock = and(eq(journal.kind, 'device.blocked'), eq(journal.subjectId, mac))
  return db
    .select({ byName: ofBody('$.by.name'), reason: ofBody('$.data.reason') })
    .from(journal)
    .where(and(isBlock, eq(ofBody('$.data.routerId'), routerId)))
    .orderBy(desc(journal.seq))
    .limit(1)
    .get()
}
