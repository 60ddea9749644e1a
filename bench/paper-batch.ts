/** Ten thousand codes made durable, and how long another call had to wait for its answer meanwhile. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { createBackend } from '../src/backend/create-backend.ts'
import { inProcessTransport } from '../src/backend/in-process-transport.ts'
import { keyFileBox } from '../src/backend/key-file-box.ts'
import { silentLog } from '../src/backend/log.ts'
import { createClient } from '../src/contract/client.ts'
import { contract } from '../src/contract/index.ts'
import { type Figure, figure } from './figures.ts'

const CODES = 10_000
const ROUNDS = 3
const MADE_MS = 3_000
const ANSWER_MS = 50

/** Nobody is at its router and its printer: only the making is measured. */
const NOBODY = {
  router: { host: '127.0.0.1', port: 9, username: 'teller', password: 'bench', loginHost: 'wifi.example' },
  printer: { host: '127.0.0.1', port: 9, paperMm: 80 },
} as const

export async function benchPaperBatch(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'teller-bench-'))
  const backend = await createBackend({
    folder,
    secretBox: keyFileBox(folder),
    version: 'bench',
    log: silentLog,
    withoutRates: true,
    practiceEquipment: NOBODY,
  })
  try {
    const client = createClient(contract, inProcessTransport(backend, 'bench'))
    const [leader] = (await client.session.people(undefined)).filter(({ role }) => role === 'manager')
    await client.session.signIn({ personId: leader?.id ?? '', proof: { kind: 'pin', pin: leader?.practicePin ?? '' } })
    const made: number[] = []
    const answers: number[] = []
    for (let round = 0; round < ROUNDS; round++) made.push(await makeOne(client, answers))
    const longest = Math.max(...answers)
    return [
      figure(`${CODES.toLocaleString('en')} codes made durable`, made, {
        goal: { text: `under ${MADE_MS}`, met: Math.max(...made) < MADE_MS },
      }),
      figure(`another call's answer meanwhile, longest ${longest.toFixed(1)}`, answers, {
        goal: { text: `none over ${ANSWER_MS}`, met: longest <= ANSWER_MS },
      }),
    ]
  } finally {
    await backend.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Client = ReturnType<typeof createClient<typeof contract>>

/** One batch, and beside it somebody who asks for the day's sales again and again; returns how long it took. */
async function makeOne(client: Client, answers: number[]): Promise<number> {
  const [plan] = await client.plan.list(undefined)
  const codes = { prefix: '', alphabet: 'mixed', codeLength: 6, deploy: 'disabled', note: '' } as const
  const startedAt = performance.now()
  const { id: batchId } = await client.batch.make({
    requestId: randomUUID(),
    planId: plan?.id ?? '',
    quantity: CODES,
    ...codes,
  })
  for (;;) {
    const asked = performance.now()
    // A screen's call arrives from outside, in a turn of its own.
    await nextTurn()
    await client.sale.today({ text: '', limit: 20 })
    answers.push(performance.now() - asked)
    const { state } = await client.batch.get({ batchId })
    if (state === 'made') return performance.now() - startedAt
  }
}
