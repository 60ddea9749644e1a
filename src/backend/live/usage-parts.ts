/** Cuts what the users of a router used into parts that are written one by one, each with how far that counts their sessions. */
import type { RouterNews } from './history.ts'
import { type CountedSession, usernameOf } from './usage-meter.ts'

type UsageNews = Omit<RouterNews, 'spans'>

/** In one go: a few milliseconds. */
const PART_USERS = 500

/**
 * After any of the parts, days and counters agree: users whose days are not written yet are still counted as in `before`,
 * which is what was written last. A user is never cut in two.
 */
export function* usageParts(news: UsageNews, before: () => readonly CountedSession[]): Generator<UsageNews, void> {
  const byUser = [...Map.groupBy(news.days, ({ username }) => username)]
  if (byUser.length <= PART_USERS) {
    yield news
    return
  }
  const waiting = new Set(byUser.map(([username]) => username))
  const known = before()
  for (let at = 0; at < byUser.length; at += PART_USERS) {
    const part = byUser.slice(at, at + PART_USERS)
    for (const [username] of part) waiting.delete(username)
    const days = part.flatMap(([, its]) => its)
    yield { ...news, samples: at === 0 ? news.samples : [], days, counted: countedBut(waiting, news.counted, known) }
  }
}

/** As counted now, but for those who wait. */
function countedBut(
  waiting: ReadonlySet<string>,
  now: readonly CountedSession[],
  before: readonly CountedSession[],
): readonly CountedSession[] {
  if (waiting.size === 0) return now
  const isWaiting = (session: CountedSession) => waiting.has(usernameOf(session))
  return [...now.filter((session) => !isWaiting(session)), ...before.filter(isWaiting)]
}
