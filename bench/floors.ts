/** What no program can beat on this machine, measured in the same run: a commit, a round trip, bytes to a socket. */
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { connectRouter } from '../src/backend/routeros/connect.ts'

/** One row, one fsync: the time of the smallest durable commit. */
export function measureCommits(folder: string, count: number): number[] {
  const database = new Database(join(folder, 'floor.sqlite'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('create table row (id integer primary key, text text)')
  const insert = database.prepare('insert into row (text) values (?)')
  const text = 'x'.repeat(1_000)
  const times = Array.from({ length: count }, () => {
    const start = performance.now()
    insert.run(text)
    return performance.now() - start
  })
  database.close()
  return times
}

/** The smallest command and its reply, one after the other. */
export async function measureRoundTrips(
  address: { host: string; port: number; username: string; password: string },
  count: number,
): Promise<number[]> {
  const connection = await connectRouter(address)
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    const start = performance.now()
    await connection.run('/system/identity/print')
    times.push(performance.now() - start)
  }
  connection.close()
  return times
}

/** Connects, sends as many bytes as a ticket has, and is told when the last one came. */
export async function measureBareSocket(
  port: number,
  bytes: number,
  count: number,
  arrived: () => Promise<{ readonly at: number }>,
): Promise<number[]> {
  const payload = randomBytes(bytes)
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    const start = performance.timeOrigin + performance.now()
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.end(payload)
    times.push((await arrived()).at - start)
    await new Promise((done) => socket.once('close', done).resume())
  }
  return times
}
