/** `npm run bench [-- NAME] [-- --json]`: every figure beside the floor or the peer that was measured in the same run. */

// As every start of a counter does, so that what is measured is what runs.
import '../src/backend/short-pauses.ts'
import { benchBacklog } from './backlog.ts'
import { benchContract } from './contract.ts'
import type { Figure } from './figures.ts'
import { tableOf } from './figures.ts'
import { benchPass } from './pass.ts'
import { benchRouterOS } from './routeros.ts'
import { benchSell } from './sell.ts'
import { benchStart } from './start.ts'
import { benchVerify } from './verify.ts'

const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  contract: benchContract,
  routeros: async () => [...(await benchRouterOS()), ...(await benchBacklog()), ...(await benchPass())],
  verify: benchVerify,
  sell: async () => [...(await benchSell()), ...(await benchStart())],
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
