/** One case through one client, in a process of its own because a client may end it: prints the outcome as JSON. */
import { setTimeout as sleep } from 'node:timers/promises'
import { startScriptedRouter } from '../../src/backend/routeros/scripted-router.ts'
import { cases } from './routeros-conformance-cases.ts'
import { type ClientName, connectClient } from './routeros-conformance-clients.ts'

/** What came of a case. */
export type Outcome = { readonly value: unknown } | { readonly error: string } | { readonly hangs: true }

const patienceMs = 2_500
const [, , client, index] = process.argv
const chosen = cases[Number(index)]
if (!chosen) throw new RangeError(`there is no case ${index}`)

const router = await startScriptedRouter((asked) => {
  if (asked.words[0] === '/login') asked.reply('!done', ...asked.tag)
  else void chosen.script(asked)
})
const session = await connectClient[client as ClientName](router.port)
const asking = chosen.ask(session).then(
  (value): Outcome => ({ value }),
  (error: unknown): Outcome => ({ error: error instanceof Error ? error.message : String(error) }),
)
const outcome = await Promise.race([asking, sleep(patienceMs).then((): Outcome => ({ hangs: true }))])
process.stdout.write(JSON.stringify(outcome), () => process.exit(0))
