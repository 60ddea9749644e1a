/** `npm run bench [-- NAME] [-- --json]`: every figure beside the floor or the peer that was measured in the same run. */

import '../src/backend/short-pauses.ts'
import type { Figure } from './figures.ts'
import { tableOf } from './figures.ts'

/**
 * Loaded when it is their turn, and after `short-pauses.ts` has done its work: to read all these modules makes more
 * garbage than the built application does in its whole start, and would leave a heap that no counter has.
 */
const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  contract: async () => (await import('./contract.ts')).benchContract(),
  routeros: async () => [
    ...(await (await import('./routeros.ts')).benchRouterOS()),
    ...(await (await import('./backlog.ts')).benchBacklog()),
    ...(await (await import('./pass.ts')).benchPass()),
  ],
  verify: async () => (await import('./verify.ts')).benchVerify(),
  paper: async () => [
    ...(await (await import('./paper.ts')).benchPaper()),
    ...(await (await import('./paper-batch.ts')).benchPaperBatch()),
    ...(await (await import('./paper-scroll.ts')).benchPaperScroll()),
  ],
  reports: async () => (await import('./reports.ts')).benchReports(),
  sell: async () => [
    ...(await (await import('./sell.ts')).benchSell()),
    ...(await (await import('./start.ts')).benchStart()),
  ],
}

const words = process.argv.slice(2)
const asJson = words.includes('--json')
const names = words.filter((word) => !word.startsWith('-'))
const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name))
if (unknown.length > 0) {
  console.error(`no benchmark named ${unknown.join(', ')}; there are: ${Object.keys(BENCHES).join(', ')}`)
  process.exit(2)
}

const figures: Figure[] = []
for (const [name, run] of Object.entries(BENCHES)) {
  if (names.length > 0 && !names.includes(name)) continue
  figures.push(...(await run()))
}
console.log(asJson ? JSON.stringify(figures, null, 2) : tableOf(figures))
