/** The conformance suite: every case through our client and node-routeros, as a table in Markdown. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { type ConformanceCase, cases } from './routeros-conformance-cases.ts'
import type { ClientName } from './routeros-conformance-clients.ts'
import type { Outcome } from './routeros-conformance-run.ts'

/** One case and what each client made of it, in words. */
export type Conformance = { readonly name: string } & Readonly<Record<ClientName, string>>

/** What a cell says of a client that did as it should. */
export const RIGHT = 'right'

/** Runs everything, a case at a time. */
export async function conformance(): Promise<Conformance[]> {
  const found: Conformance[] = []
  for (const [index, { name }] of cases.entries()) {
    const [teller, peer] = await Promise.all([verdict('teller', index), verdict('node-routeros', index)])
    found.push({ name, teller, 'node-routeros': peer })
  }
  return found
}

/** The table for people. */
export async function conformanceTable(): Promise<string> {
  const rows = (await conformance()).map((row) => `| ${row.name} | ${row.teller} | ${row['node-routeros']} |`)
  return ['| what the router does | Teller | node-routeros 1.6.9 |', '|---|---|---|', ...rows, ''].join('\n')
}

const script = fileURLToPath(new URL('./routeros-conformance-run.ts', import.meta.url))

function verdict(client: ClientName, index: number): Promise<string> {
  const chosen = cases[index] as ConformanceCase
  return new Promise((resolve) => {
    const inTime = { timeout: 20_000 }
    execFile(process.execPath, [script, client, String(index)], inTime, (error, stdout) => {
      resolve(error ? 'ends the whole process' : inWords(chosen, JSON.parse(stdout) as Outcome))
    })
  })
}

function inWords({ right }: ConformanceCase, outcome: Outcome): string {
  if ('hangs' in outcome) return 'never settles'
  if ('error' in outcome) {
    if ('error' in right && outcome.error.includes(right.error)) return RIGHT
    return 'error' in right ? `tells only "${outcome.error}"` : `fails: ${outcome.error}`
  }
  if ('value' in right && isDeepStrictEqual(outcome.value, right.value)) return RIGHT
  return `wrong: \`${JSON.stringify(outcome.value)}\``
}
