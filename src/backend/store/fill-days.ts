/** Books from before there were business days: each sale and refund learns its day and hour, and the sums are made. */
import type { Database } from 'better-sqlite3'
import { dayOf, hourOf } from '../../core/time.ts'
import { rebuildTakings } from './rebuild-takings.ts'

/** Days are those of the location's calendar, which SQLite does not know. */
export function fillDays(client: Database): void {
  if (!hasOldRows(client)) return
  client.function('local_day', { deterministic: true }, (at, zone) => dayOf(Number(at), String(zone)))
  client.function('local_hour', { deterministic: true }, (at, zone) => hourOf(Number(at), String(zone)))
  client.transaction(() => {
    const zoneOf = (sale: string) => `(select time_zone from location where id = ${sale}.location_id)`
    client.exec(`
      update sale set day = local_day(at, ${zoneOf('sale')}), hour = local_hour(at, ${zoneOf('sale')}) where day = '';
      update refund set day = local_day(refund.at, l.time_zone), hour = local_hour(refund.at, l.time_zone)
        from sale s join location l on l.id = s.location_id where s.id = refund.sale_id and refund.day = '';
      update token set sold_day = (select day from sale where id = token.sale_id)
        where sale_id is not null and sold_day is null;`)
    rebuildTakings(client)
  })()
}

/** A file that was opened with the migrations of an earlier version has no days at all. */
function hasOldRows(client: Database): boolean {
  const isThere = client.prepare("select 1 from pragma_table_info('sale') where name = 'day'").get()
  return isThere !== undefined && client.prepare("select 1 from sale where day = '' limit 1").get() !== undefined
}
