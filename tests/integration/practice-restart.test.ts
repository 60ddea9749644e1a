/** Practice begins with a new simulated router each time: what was sold yesterday works on today's. */
import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { NOBODY_LISTENS, signedInAs, startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'

const folder = temporaryFolder()
afterEach(() => folder.remove())

/** A day of practice, on a router of its own. */
async function practise<T>(
  serial: string,
  day: (router: Day['router'], client: Day['client']) => Promise<T>,
): Promise<T> {
  const login = { username: 'teller', password: 'secret' }
  const router = await startPracticeRouter({ ...login, serial })
  const at = { host: '127.0.0.1', port: router.port, ...login, loginHost: 'wifi.example', serial }
  const running = await startBackend({ folder: folder.path, practiceEquipment: { ...NOBODY_LISTENS, router: at } })
  try {
    return await day(router, (await signedInAs(running.backend, 'staff')).client)
  } finally {
    await running.close()
    await router.close()
  }
}
type Day = {
  readonly router: Awaited<ReturnType<typeof startPracticeRouter>>
  readonly client: Awaited<ReturnType<typeof signedInAs>>['client']
}

test('codes of an earlier practice are put on the new router by themselves', async () => {
  const code = await practise('MONDAY', async (router, client) => {
    const [plan] = await client.plan.list(undefined)
    const order = { planId: plan?.id ?? '', quantity: 1, totalMinor: plan?.priceMinor ?? 0, tenderedMinor: null }
    const sale = await client.sale.sell({ ...order, requestId: randomUUID() })
    await expect.poll(() => router.users()).toHaveLength(1)
    return sale.tokens[0]?.code
  })
  await practise('TUESDAY', async (router) => {
    await expect.poll(() => router.users().map(({ name }) => name)).toEqual([code])
  })
})
