/** Opens the counter's database: durable by explicit choice, migrated, with the one way to write. */
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { fillDays } from './fill-days.ts'
import * as schema from './schema.ts'
import { withStatementCache } from './statement-cache.ts'

export type Db = BetterSQLite3Database<typeof schema> & { readonly $client: Database.Database }

/** The database file within a data folder. */
export const DATABASE_FILE = 'teller.sqlite'

/**
 * Opens (or makes) the database and brings it to the present schema, after a copy of the file as it was.
 *
 * `synchronous=FULL` is set explicitly: better-sqlite3's build opens WAL files with NORMAL, which loses acknowledged
 * sales when the power goes.
 */
export function openDatabase(file: string, migrationsFolder = findMigrations()): Db {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const client = new Database(file)
  client.pragma('journal_mode = WAL')
  client.pragma('synchronous = FULL')
  // Rebuilding a table would otherwise break the references to it; what a migration leaves is checked afterwards.
  client.pragma('foreign_keys = OFF')
  client.pragma('busy_timeout = 5000')
  const db = Object.assign(drizzle({ client: withStatementCache(client), schema, casing: 'snake_case' }), {
    $client: client,
  })
  const pending = pendingMigrations(client, readMigrationFiles({ migrationsFolder }))
  if (pending.length > 0) {
    copyBeforeMigration(client, file)
    client.pragma(`user_version = ${UPGRADING}`)
    migrate(db, { migrationsFolder })
  }
  if (client.pragma('user_version', { simple: true }) === UPGRADING) checkUpgrade(client)
  client.pragma('foreign_keys = ON')
  fillDays(client)
  return db
}

/** Stands in the file while an upgrade is under way or was not found whole, also over a restart. */
const UPGRADING = 1

function checkUpgrade(client: Database.Database): void {
  const strays = client.pragma('foreign_key_check') as unknown[]
  if (strays.length > 0) throw new Error(`the upgrade left ${strays.length} rows without what they refer to`)
  client.pragma('user_version = 0')
}

function pendingMigrations(client: Database.Database, all: MigrationMeta[]): MigrationMeta[] {
  const known = client.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get()
  const done = known ? client.prepare('select max(created_at) as at from __drizzle_migrations').get() : undefined
  const lastAt = (done as { at: number | null } | undefined)?.at ?? -1
  return all.filter((migration) => migration.folderMillis > lastAt)
}

/** An upgrade that goes wrong must not cost the books. A file without tables has nothing to keep. */
function copyBeforeMigration(client: Database.Database, file: string): void {
  const tables = client.prepare("select count(*) as n from sqlite_master where type = 'table'").get() as { n: number }
  if (tables.n === 0) return
  const folder = join(dirname(file), 'backups')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  client.prepare('vacuum into ?').run(join(folder, `before-upgrade-${Date.now()}.sqlite`))
}

/** `drizzle/counter`, seen from the sources, from the build and from the packed application alike. */
function findMigrations(): string {
  for (let folder = import.meta.dirname; dirname(folder) !== folder; folder = dirname(folder)) {
    const candidate = join(folder, 'drizzle', 'counter')
    if (existsSync(join(candidate, 'meta', '_journal.json'))) return candidate
  }
  throw new Error('drizzle/counter is missing from this installation')
}
