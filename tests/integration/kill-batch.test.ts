/** `kill -9` while a batch is made: it goes on by itself, and no code is doubled or lost. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { count } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { DATABASE_FILE, openDatabase } from '../../src/backend/store/open.ts'
import { batch, grant, token } from '../../src/backend/store/schema.ts'
import { NOBODY_LISTENS, startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'

const folder = temporaryFolder()
afterEach(() => folder.remove())

/** A counter at whose router and printer nobody is; resolves once it is where it says. */
async function till(mode: string, until: string) {
  const args = [join(import.meta.dirname, '../support/seller.ts'), folder.path, '9', '9', 'secret', mode]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface(child.stdout)) if (line.includes(until)) break
  return child
}
const books = <T>(work: (db: ReturnType<typeof openDatabase>) => T): T => {
  const db = openDatabase(join(folder.path, DATABASE_FILE))
  try {
    return work(db)
  } finally {
    db.$client.close()
  }
}
const tokens = () => books((db) => db.select({ n: count() }).from(token).get()?.n)
const grants = () => books((db) => db.select({ n: count() }).from(grant).get()?.n)
const made = () => books((db) => db.select().from(batch).get()?.made ?? 0)

test('five thousand codes are made once each, however often the program is killed', { timeout: 120_000 }, async () => {
  const seen: (number | undefined)[] = []
  for (const mode of ['batch', 'serve']) {
    const child = await till(mode, mode === 'batch' ? 'making' : 'ready')
    await delay(15)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const many = tokens()
    // What is counted is there: both were written together.
    expect(made()).toBe(many)
    seen.push(many)
  }
  expect(seen[0]).toBeLessThan(5_000)
  const { close } = await startBackend({ folder: folder.path, practiceEquipment: NOBODY_LISTENS })
  await expect.poll(made, { timeout: 30_000 }).toBe(5_000)
  await close()
  const places = books((db) => db.select({ place: token.batchPosition, code: token.code }).from(token).all())
  expect(new Set(places.map(({ place }) => place)).size).toBe(5_000)
  expect(new Set(places.map(({ code }) => code)).size).toBe(5_000)
  expect(grants()).toBe(5_000)
})
