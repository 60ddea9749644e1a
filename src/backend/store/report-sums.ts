/** Adds up takings over days, by one dimension or of one thing. Only this table is read, however long the period is. */
import { type Compared, NO_SUMS, SUMMED, type Sums } from '../../core/report.ts'
import type { Period } from '../../core/report-period.ts'
import type { Db } from './open.ts'
import type { TAKINGS_DIMENSIONS } from './schema.ts'

export type Dimension = (typeof TAKINGS_DIMENSIONS)[number]

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const ADDED = SUMMED.map((name) => `sum(${snake(name)}) as ${name}`).join(', ')
const AS_IT_IS = SUMMED.map((name) => `${snake(name)} as ${name}`).join(', ')

/** What is compared of a period before: few of the sums, so that few are read. */
const NET = 'total_minor - refund_minor - void_minor'
const COMPARED = `sum(sales) as sales, sum(tokens) as tokens, sum(${NET}) as netMinor`
const COMPARED_AS_IT_IS = `sales, tokens, ${NET} as netMinor`

/** The keys of a dimension, each found by one look into the index. */
const KEYS = `with recursive known(key) as (
    select min(key) from takings where dimension = @dimension
    union all select (select min(key) from takings where dimension = @dimension and key > known.key) from known
    where known.key is not null)
  select key from known where key is not null`

export interface OfDimension {
  readonly dimension: Dimension
  readonly key: string
}

/** By key, of those of which there is anything. Each is read by itself, in the order in which it lies: nothing is sorted. */
export function sumsBy(db: Db, dimension: Dimension, period: Period): Map<string, Sums> {
  return addedBy<Sums>(db, ADDED, dimension, period)
}

/** The same, of a period before. */
export function comparedBy(db: Db, dimension: Dimension, period: Period): Map<string, Compared> {
  return addedBy<Compared>(db, COMPARED, dimension, period)
}

function addedBy<T>({ $client }: Db, added: string, dimension: Dimension, { from, until }: Period): Map<string, T> {
  const ofKey = $client.prepare(`select count(*) as days, ${added} ${OF_KEY}`)
  const found = new Map<string, T>()
  for (const key of $client.prepare(KEYS).pluck().all({ dimension }) as string[]) {
    const { days, ...sums } = ofKey.get(dimension, key, from, until) as T & { readonly days: number }
    if (days > 0) found.set(key, sums as T)
  }
  return found
}

const OF_KEY = 'from takings where dimension = ? and key = ? and day between ? and ?'

/** All that one key has, added up where it lies. */
export function sumsOf({ $client }: Db, { dimension, key }: OfDimension, { from, until }: Period): Sums {
  const read = $client.prepare(`select count(*) as days, ${ADDED} ${OF_KEY}`)
  const { days, ...sums } = read.get(dimension, key, from, until) as Sums & { readonly days: number }
  return days > 0 ? sums : NO_SUMS
}

/** By day, of one key; days without anything are left out. */
export function sumsByDay(db: Db, of: OfDimension, period: Period): Map<string, Sums> {
  return byDay<Sums>(db, AS_IT_IS, of, period)
}

/** The same, of a period before. */
export function comparedByDay(db: Db, of: OfDimension, period: Period): Map<string, Compared> {
  return byDay<Compared>(db, COMPARED_AS_IT_IS, of, period)
}

function byDay<T>({ $client }: Db, columns: string, of: OfDimension, { from, until }: Period): Map<string, T> {
  const read = $client.prepare(`select day, ${columns} ${OF_KEY} order by day`)
  const rows = read.all(of.dimension, of.key, from, until) as (T & { readonly day: string })[]
  // Taken as they were read: years are thousands of days.
  return new Map(rows.map((row) => [row.day, row]))
}

/** The days on which something of this key was booked, newest first. */
export function* daysWith({ $client }: Db, of: OfDimension, { from, until }: Period): Generator<string> {
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
