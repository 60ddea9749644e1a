/** Waiting with an end: for what sabotage may keep from ever happening. */

/** Whether it was over in time; what it fails with is passed on. */
export async function withinMs(ms: number, work: Promise<unknown>): Promise<boolean> {
  const { promise: tooLate, resolve } = Promise.withResolvers<false>()
  const timer = setTimeout(() => resolve(false), ms)
  const result = await Promise.race([work.then(() => true), tooLate])
  clearTimeout(timer)
  return result
}
