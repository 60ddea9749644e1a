/** Routers on the network are found when somebody looks for them, and nothing that answers can do harm. */
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { afterEach, describe, expect, test } from 'vitest'
import { findNeighbours } from '../../src/backend/provisioning/discovery/find-neighbours.ts'
import { type PracticeRouterOptions, startPracticeRouter } from '../../src/practice/router/practice-router.ts'

const host = '127.0.0.1'
const listenAt = { host, port: 0 }
const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function start(options: Partial<PracticeRouterOptions> = {}) {
  const router = await startPracticeRouter({ username: 'admin', password: '', ...options })
  cleanups.push(() => router.close())
  return router
}

/** Somebody at a port who answers each question with these datagrams. */
async function answering(datagrams: readonly Uint8Array[]) {
  const socket = createSocket('udp4')
  let questions = 0
  socket.on('message', (_question, { port, address }) => {
    questions += 1
    for (const datagram of datagrams) socket.send(datagram, port, address)
  })
  socket.bind(0, host)
  await once(socket, 'listening')
  cleanups.push(() => socket.close())
  return { target: { host, port: socket.address().port }, questions: () => questions }
}

describe('looking for routers', () => {
  test('finds each one by name, address, version and board', async () => {
    const [one, two] = [await start({ identity: 'Counter' }), await start({ identity: 'Attic', version: '6.49.10' })]
    const targets = [one, two].map((router) => ({ host, port: router.discoveryPort }))
    const { neighbours, isDeaf } = await findNeighbours({ targets, listenAt, listenMs: 300 })
    expect(isDeaf).toBe(false)
    expect(neighbours).toMatchObject([
      { identity: 'Attic', address: host, version: '6.49.10 (stable)', board: 'hAP ac^2' },
      { identity: 'Counter', address: host, version: '7.22 (stable)' },
    ])
  })

  test('a router that is off is not there, and nobody waits longer for it', async () => {
    const router = await start()
    await router.faults.goOffline()
    const target = { host, port: router.discoveryPort }
    const { neighbours } = await findNeighbours({ targets: [target], listenAt, listenMs: 100 })
    expect(neighbours).toEqual([])
  })

  test('what is no announcement is passed over', async () => {
    const { target } = await answering([
      Buffer.alloc(0),
      Buffer.alloc(4),
      Buffer.from('not at all'),
      Buffer.alloc(1400),
    ])
    expect((await findNeighbours({ targets: [target], listenAt, listenMs: 100 })).neighbours).toEqual([])
  })

  test('somebody who floods the network fills neither the list nor the memory', async () => {
    const flood = Array.from({ length: 600 }, (_, index) => {
      const datagram = Buffer.from('0000000000010006020000000000', 'hex')
      datagram.writeUInt16BE(index, 12)
      return datagram
    })
    const { target } = await answering(flood)
    const { neighbours } = await findNeighbours({ targets: [target], listenAt, listenMs: 400 })
    expect(neighbours.length).toBeGreaterThan(20)
    expect(neighbours.length).toBeLessThanOrEqual(200)
  })

  test('is repeated while it lasts, because Wi-Fi loses datagrams', async () => {
    const { target, questions } = await answering([])
    await findNeighbours({ targets: [target], listenAt, listenMs: 260, askEveryMs: 50 })
    expect(questions()).toBeGreaterThanOrEqual(3)
  })

  test('ends at once when it is stopped, with what was heard', async () => {
    const router = await start()
    const stop = new AbortController()
    const targets = [{ host, port: router.discoveryPort }]
    const began = performance.now()
    setTimeout(() => stop.abort(), 150)
    const found = await findNeighbours({ targets, listenAt, listenMs: 60_000, signal: stop.signal })
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(found.neighbours).toHaveLength(1)
  })

  test.each([
    // The kernel lets nothing from loopback leave this computer.
    ['no network takes the question', [{ host: '203.0.113.1', port: 5678 }], listenAt],
    ['there is nobody to ask', [], listenAt],
    ['this computer has no such address', [{ host, port: 9 }], { host: '203.0.113.7', port: 0 }],
  ])('tells when %s', async (_name, targets, at) => {
    expect(await findNeighbours({ targets, listenAt: at, listenMs: 50 })).toEqual({ neighbours: [], isDeaf: true })
  })

  test('a taken port is no reason to give up', async () => {
    const taken = createSocket({ type: 'udp4', reuseAddr: false })
    taken.bind(0, host)
    await once(taken, 'listening')
    cleanups.push(() => taken.close())
    const router = await start()
    const targets = [{ host, port: router.discoveryPort }]
    const at = { host, port: taken.address().port }
    expect((await findNeighbours({ targets, listenAt: at, listenMs: 200 })).neighbours).toHaveLength(1)
  })
})
