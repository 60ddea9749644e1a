/** The print jobs of a roll that are not done with. */
import { and, asc, eq } from 'drizzle-orm'
import { jobIsOpen, printJob, type roll, token } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'

/** In the order of the batch; one for each slip that is under way or waits for an answer. */
export function openJobsOf(db: Pick<Tx, 'select'>, of: Pick<typeof roll.$inferSelect, 'id' | 'printerId'>) {
  const { id, state, problem } = printJob
  const rows = db
    .select({ id, tokenId: token.id, state, problem, place: token.batchPosition })
    .from(printJob)
    .innerJoin(token, eq(token.id, printJob.tokenId))
    .where(and(eq(printJob.printerId, of.printerId), eq(printJob.rollId, of.id), jobIsOpen))
    .orderBy(asc(token.batchPosition))
    .all()
  return rows.map((row) => ({ ...row, place: row.place ?? 0 }))
}
