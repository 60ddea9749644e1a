/** Whoever sells first opens a shift: for tests that are not about shifts. */
import { randomUUID } from 'node:crypto'
import type { Reply } from '../../src/contract/wire.ts'

type Call = (path: string, input: unknown) => Promise<Reply>

/** The same call; where it is refused because no shift is open, one with an empty drawer is opened, and it is made again. */
export function openingShifts(call: Call): Call {
  return async (path, input) => {
    const reply = await call(path, input)
    if (reply.ok || reply.error.reason !== 'no_open_shift') return reply
    // Somebody at another window may have been quicker.
    await call('till.open', { requestId: randomUUID(), floatMinor: 0 })
    return call(path, input)
  }
}
