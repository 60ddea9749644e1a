/** A store with the books of years: made by SQL from one real sale, so that every row is of the true shape. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { DATABASE_FILE } from '../src/backend/store/open.ts'
import { rebuildTakings } from '../src/backend/store/rebuild-takings.ts'

/**
 * Copies the newest sale and all that belongs to it until there are `count` sales, spread over the past five years. Their
 * codes are used up and off the router, as after years. The practice router is another device at each start, which no
 * counter's router is: without a serial number nothing is moved to it.
 */
export function fillStore(folder: string, count: number): void {
  const database = new Database(join(folder, DATABASE_FILE))
  database.pragma('synchronous = OFF')
  database.pragma('foreign_keys = OFF')
  database.exec(`
    begin;
    update "grant" set wanted = 'absent', state = 'off_router', used_seconds = 3600;
    update print_job set state = 'confirmed';
    update router set serial = null;
    create temp table n as with recursive c(n) as (select 1 union all select n + 1 from c where n < ${count}) select n from c;
    create temp table seed as select * from sale order by number desc limit 1;
    ${['sale', 'payment', 'token', 'grant', 'print_job'].map((table) => copies(database, table, count)).join('\n')}
    insert into journal select (select max(seq) from journal) + n.n, j.body, j.hash
      from n, (select body, hash from journal order by seq desc limit 1) j;
  `)
  rebuildTakings(database)
  database.exec('commit')
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}

/** Ids end in the row's number, codes get it appended; times go back over five years. */
function copies(database: Database.Database, table: string, count: number): string {
  const stepMs = Math.floor((5 * 365 * 86_400_000) / count)
  const ids = new Set(['id', 'request_id', 'sale_id', 'token_id'])
  const columns = (database.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name)
  const values = columns.map((name) => {
    if (name === 'number') return `x.number + ${count + 1} - n.n`
    if (name === 'at' || name === 'created_at' || name === 'updated_at') return `x."${name}" - n.n * ${stepMs}`
    // Nobody remembers their shifts: the open one has what it took itself.
    if (name === 'shift_id') return 'null'
    if (name === 'day' || name === 'sold_day')
      return `date(x."${name}", '-' || (n.n * ${stepMs} / 86400000) || ' days')`
    if (name === 'first_used_at') return `x.created_at - n.n * ${stepMs}`
    if (ids.has(name)) return `substr(x."${name}", 1, 24) || printf('%012x', n.n)`
    return name === 'code' ? `x.code || '-' || n.n` : `x."${name}"`
  })
  const ofSeed =
    table === 'sale' ? 'x.id' : table === 'grant' ? '(select sale_id from token where id = x.token_id)' : 'x.sale_id'
  const names = columns.map((name) => `"${name}"`).join(', ')
  return `insert into "${table}" (${names}) select ${values.join(', ')}
    from n, (select * from "${table}") x where ${ofSeed} = (select id from seed);`
}
