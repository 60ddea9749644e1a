/** The books of a café that sold a million times in five years: several packages, people, methods, refunds and shifts. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { DATABASE_FILE } from '../src/backend/store/open.ts'
import { rebuildTakings } from '../src/backend/store/rebuild-takings.ts'

const YEARS = 5
const DAYS = YEARS * 365
/** Nairobi's, where practice is. */
const ZONE_MS = 3 * 3_600_000

/** Drawn by lot: 0 up to, but without, `below`. */
const lot = (below: number) => `abs(random() % ${below})`

/**
 * Adds `count` sales up to today to books in which a practice café made one; busier in the afternoon, and from year
 * to year. One in fifty is given back.
 */
export function fillBooks(folder: string, count: number, today: string): void {
  const database = new Database(join(folder, DATABASE_FILE))
  database.pragma('synchronous = OFF')
  database.pragma('foreign_keys = OFF')
  database.pragma('cache_size = -200000')
  database.exec(`
    begin;
    create temp table seed as select * from sale order by number desc limit 1;
    create temp table last as select max(number) as number from sale;
    create temp table plans as select row_number() over (order by position, id) - 1 as n, count(*) over () as many, p.id, p.name,
      p.kind, (select price_minor from plan_price where plan_id = p.id order by valid_from desc limit 1) as price
      from plan p where location_id = (select location_id from seed);
    create temp table people as select row_number() over (order by name) - 1 as n, count(*) over () as many, id, name
      from person;
    create temp table numbers as with recursive c(n) as (select 1 union all select n + 1 from c where n < ${count})
      select n, ${saleDay(count)} as ago from c;
    create temp table made as select n, date('${today}', '-' || ago || ' days') as day,
      min(23, 7 + ${lot(9)} + ${lot(9)}) as hour, ${lot(60)} as minute,
      ${lot(1000)} * ${lot(1000)} / 1000 as which, ${lot(1000)} as who, ${lot(100)} as how,
      1 + (${lot(20)} = 0) as quantity from numbers;
    insert into shift (id, number, location_id, person_id, person_name, state, opened_at, day, counts, closed_at)
      select printf('0000aaaa-0000-7000-8000-%012x', d), d + 100000, (select location_id from seed), p.id, p.name, 'closed',
      unixepoch(day) * 1000, day, 1, unixepoch(day) * 1000 + 80000000
      from (select day, row_number() over (order by day) as d from (select distinct day from made)) join people p on p.n = d % p.many;
    create temp table shifts as select day, id from shift where number > 100000;
    create index temp.shifts_day on shifts (day);
    insert into sale (id, request_id, number, location_id, person_id, person_name, plan_id, plan_name, plan_kind, router_id,
      shift_id, day, hour, currency, price_minor, quantity, tax_included, total_minor, at)
      select ${idOf('5a1e')}, ${idOf('4e9e')}, m.n + (select number from last), s.location_id, w.id, w.name, p.id, p.name,
      p.kind, s.router_id, h.id, m.day, m.hour, s.currency, p.price, m.quantity, 1, p.price * m.quantity,
      unixepoch(m.day) * 1000 + (m.hour * 60 + m.minute) * 60000 - ${ZONE_MS}
      from made m, seed s join plans p on p.n = m.which * p.many / 1000 join people w on w.n = m.who * w.many / 1000
      join shifts h on h.day = m.day order by m.n;
    insert into payment (id, sale_id, shift_id, method, currency, amount_minor, tendered_minor, change_minor, at)
      select ${idOf('9a1d')}, ${idOf('5a1e')}, s.shift_id,
      case when m.how < 62 then 'cash' when m.how < 88 then 'mobile' when m.how < 96 then 'card' else 'bank' end,
      s.currency, s.total_minor, s.total_minor, 0, s.at from made m join sale s on s.id = ${idOf('5a1e')} order by m.n;
    insert into token (id, sale_id, plan_id, position, code, password, time_limit_seconds, devices, created_at, sold_day,
      first_used_at)
      select ${idOf('70ce')}, ${idOf('5a1e')}, s.plan_id, 1, 'bench' || m.n, 'bench' || m.n, 3600, 1, s.at, s.day, s.at
      from made m join sale s on s.id = ${idOf('5a1e')} order by m.n;
    insert into refund (id, request_id, sale_id, kind, basis, amount_minor, tax_minor, reason, person_id, person_name,
      shift_id, at, day, hour)
      select ${idOf('4ef0')}, ${idOf('4ef1')}, s.id, iif(m.n % 100 = 0, 'void', 'refund'), 'full', s.total_minor, 0,
      'wrong package', s.person_id, s.person_name, s.shift_id, s.at + 60000, s.day, s.hour
      from made m join sale s on s.id = ${idOf('5a1e')} where m.n % 50 = 0;
    insert into payment (id, refund_id, shift_id, method, currency, amount_minor, tendered_minor, change_minor, at)
      select '0000bacc' || substr(r.id, 9), r.id, r.shift_id, 'cash', s.currency, -r.amount_minor, -r.amount_minor, 0, r.at
      from refund r join sale s on s.id = r.sale_id where r.reason = 'wrong package';
  `)
  rebuildTakings(database)
  database.exec('commit; analyze;')
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}

/** How many days ago a sale was made: more of them lately. Sales are numbered from the oldest on. */
function saleDay(count: number): string {
  return `cast(${DAYS} * (1 - sqrt((n - 1.0) / ${count})) as integer)`
}

const idOf = (kind: string) => `printf('0000${kind}-0000-7000-8000-%012x', m.n)`
