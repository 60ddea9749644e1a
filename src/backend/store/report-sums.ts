/** Adds up takings over days, by one dimension or of one thing. Only this table is read, however long the period is. */
import { SUMMED, type Sums } from '../../core/report.ts'
import type { Period } from '../../core/report-period.ts'
import type { Db } from './open.ts'
import type { TAKINGS_DIMENSIONS } from './schema.ts'

export type Dimension = (typeof TAKINGS_DIMENSIONS)[number]

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const ADDED = SUMMED.map((name) => `sum(${snake(name)}) as ${name}`).join(', ')
const AS_IT_IS = SUMMED.map((name) => `${snake(name)} as ${name}`).join(', ')

type Keyed = Sums & { readonly key: string }

/** The keys of a dimension, each found by one look into the index. */
const KEYS = `with recursive known(key) as (
    select min(key) from takings where dimension = @dimension
    union all select (select min(key) from takings where dimension = @dimension and key > known.key) from known
    where known.key is not null)
  select key from known where key is not null`

/** By key, of those of which there is anything. Each is read by itself, in the order in which it lies: nothing is sorted. */
export function sumsBy({ $client }: Db, dimension: Dimension, { from, until }: Period): Map<string, Sums> {
  const ofKey = $client.prepare(
    `select count(*) as days, ${ADDED} from takings where dimension = ? and key = ? and day between ? and ?`,
  )
  const found = new Map<string, Sums>()
  for (const key of $client.prepare(KEYS).pluck().all({ dimension }) as string[]) {
    const { days, ...sums } = ofKey.get(dimension, key, from, until) as Sums & { readonly days: number }
    if (days > 0) found.set(key, sums)
  }
  return found
}

/** By day, of one key; days without anything are left out. */
export function sumsByDay(
  { $client }: Db,
  of: { readonly dimension: Dimension; readonly key: string },
  { from, until }: Period,
): Map<string, Sums> {
  const rows = $client
    .prepare(`select day as key, ${AS_IT_IS} from takings where dimension = ? and day between ? and ? and key = ?
      order by day`)
    .all(of.dimension, from, until, of.key) as Keyed[]
  return new Map(rows.map(({ key, ...sums }) => [key, sums]))
}

/** The days on which something of this key was booked, newest first. */
export function* daysWith(
  { $client }: Db,
  of: { readonly dimension: Dimension; readonly key: string },
  { from, until }: Period,
): Generator<string> {
  const newest = $client
    .prepare(
      `select day from takings where dimension = ? and key = ? and day >= ? and day < ? order by day desc limit 1`,
    )
    .pluck()
  let day = newest.get(of.dimension, of.key, from, `${until}~`) as string | undefined
  while (day !== undefined) {
    yield day
    day = newest.get(of.dimension, of.key, from, day) as string | undefined
  }
}
