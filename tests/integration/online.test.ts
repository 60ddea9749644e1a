/** Who is online, through the contract: what each person may see of it and do about it, and what is written down. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import type { TellerClient } from '../../src/contract/index.ts'
import type { OnlineRow } from '../../src/contract/online.ts'
import type { WireEvent } from '../../src/contract/wire.ts'
import { drawCode } from '../../src/core/codes.ts'
import { type PracticeRouter, startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { type Caller, NOBODY_LISTENS, signedInAs, startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'

const folder = temporaryFolder()
const NEWEST = { by: 'since', descending: true } as const
const MAC = '02:00:00:00:00:01'
let router: PracticeRouter
let running: Awaited<ReturnType<typeof startBackend>>
let ana: Caller
let musa: Caller
/** Codes by who sold them. */
let anas: string
let musas: string
const heard: WireEvent[] = []

beforeAll(async () => {
  router = await startPracticeRouter({ username: 'teller', password: 'secret' })
  const address = { ...NOBODY_LISTENS.router, port: router.port }
  running = await startBackend({ folder: folder.path, practiceEquipment: { ...NOBODY_LISTENS, router: address } })
  ana = await signedInAs(running.backend, 'staff')
  musa = await signedInAs(running.backend, 'manager')
  running.backend.subscribe(ana.callerId, (event) => heard.push(event))
  anas = await sell(ana.client)
  musas = await sell(musa.client)
  await vi.waitUntil(() => router.users().length === 2, { timeout: 10_000 })
  logIn(anas, MAC)
  logIn(musas, '02:00:00:00:00:02')
  await seen(2)
})
afterAll(async () => {
  await running.close()
  await router.close()
  folder.remove()
})

async function sell(client: TellerClient): Promise<string> {
  const [plan] = await client.plan.list(undefined)
  const order = { requestId: randomUUID(), planId: plan?.id ?? '', quantity: 1, totalMinor: plan?.priceMinor ?? 0 }
  const sale = await client.sale.sell({ ...order, tenderedMinor: null })
  return sale.tokens[0]?.code ?? ''
}

function logIn(name: string, mac: string): void {
  const result = router.login(name, name, mac)
  if (!result.ok) throw new Error(result.reason)
}

const list = ({ client }: Caller, text = '') =>
  client.online.list({ routerId: null, text, order: NEWEST, from: 0, many: 200, find: null })
const seen = (many: number) => vi.waitUntil(async () => (await list(musa)).rows.length === many, { timeout: 10_000 })
const rowOf = async (caller: Caller, mac: string): Promise<OnlineRow> => {
  const row = (await list(caller)).rows.find((each) => each.mac === mac)
  if (!row) throw new Error(`${mac} is not online`)
  return row
}
const lastEntry = async () => {
  const filter = { personId: null, kind: null, subject: '', from: null, until: null }
  return (await musa.client.audit.list({ filter, before: null, limit: 1 })).entries[0]
}

describe('a code that opens the network', () => {
  test('is shown whole to who sold it and to leaders, and to other cashiers by its ends only', async () => {
    expect((await rowOf(ana, MAC)).user.join('')).toBe(anas)
    expect((await rowOf(musa, MAC)).user.join('')).toBe(anas)
    const hidden = (await rowOf(ana, '02:00:00:00:00:02')).user.join('')
    expect(hidden).toMatch(/^..•+..$/)
    expect(JSON.stringify(await list(ana))).not.toContain(musas)
  })

  test('is found by the whole of it, and cannot be guessed part by part', async () => {
    expect((await list(ana, musas.toUpperCase())).rows).toHaveLength(1)
    expect((await list(ana, musas.slice(0, -1))).rows).toHaveLength(0)
    expect((await list(ana, musas.slice(2, 6))).rows).toHaveLength(0)
    expect((await list(ana, anas.slice(2, 6))).rows).toHaveLength(1)
  })
})

test('a device is found by address, by part of its MAC however written, by package and by sale', async () => {
  expect((await list(musa, '0000-0001')).rows.map(({ mac }) => mac)).toEqual([MAC])
  expect((await list(musa, '10.5.50.3')).rows).toHaveLength(1)
  expect((await list(musa, '1 hour')).rows).toHaveLength(2)
  expect((await list(musa, '#2')).rows.map(({ soldAs }) => soldAs?.saleNumber)).toEqual([2])
  expect((await list(musa, 'nobody at all')).rows).toEqual([])
})

test('a part of the list comes with the place of the device that was asked for, wherever that is', async () => {
  const { routerId, sessionId, mac } = await rowOf(musa, MAC)
  const ask = (find: { routerId: string; sessionId: string; mac: string }) =>
    musa.client.online.list({ routerId, text: '', order: { by: 'device', descending: true }, from: 0, many: 1, find })
  const part = await ask({ routerId, sessionId, mac })
  expect(part.rows.map((row) => row.mac)).toEqual(['02:00:00:00:00:02'])
  expect(part.totals.found).toBe(2)
  expect(part.wanted).toMatchObject({ place: 1, row: { mac: MAC } })
  expect((await ask({ routerId, sessionId, mac: '02:00:00:00:00:09' })).wanted).toBeNull()
})

test('who runs out first is found by sorting, by time online or by the clock', async () => {
  const order = { by: 'left', descending: false } as const
  const { rows } = await musa.client.online.list({ routerId: null, text: '', order, from: 0, many: 9, find: null })
  const left = rows.map((row) => row.left.seconds ?? Number.POSITIVE_INFINITY)
  expect(left).toEqual(left.toSorted((a, b) => a - b))
})

test('whose a session is: sold here, at another counter of this café, or neither', async () => {
  const connection = await connectRouter({
    host: '127.0.0.1',
    port: router.port,
    username: 'teller',
    password: 'secret',
  })
  const add = (name: string) =>
    connection.run('/ip/hotspot/user/add', { attributes: { name, password: name, comment: 'by hand' } })
  const elsewhere = drawCode(anas.slice(0, 2), 6, () => 5)
  for (const [name, mac] of [
    [elsewhere, '02:00:00:00:00:03'],
    ['tourist', '02:00:00:00:00:04'],
  ] as const) {
    await add(name)
    logIn(name, mac)
  }
  await seen(4)
  const { rows, totals } = await list(musa)
  const origins = Object.fromEntries(rows.map(({ mac, origin }) => [mac.slice(-1), origin]))
  expect(origins).toEqual({ 1: 'sold_here', 2: 'sold_here', 3: 'other_counter', 4: 'not_ours' })
  expect(totals).toMatchObject({ found: 4, notOurs: 1 })
  for (const { '.id': id = '', user = '' } of router.active()) {
    if (user === elsewhere || user === 'tourist') {
      await connection.run('/ip/hotspot/active/remove', { attributes: { '.id': id } })
    }
  }
  connection.close()
  await seen(2)
})

test('time left is what the router says, and what is used is shown by the day', async () => {
  const row = await rowOf(ana, MAC)
  expect(row.left.seconds).toBeGreaterThan(3_500)
  expect(row.left.until).toBeNull()
  const { days } = await ana.client.online.usage({
    of: { kind: 'token', tokenId: row.soldAs?.tokenId ?? '' },
    days: 14,
  })
  expect(days).toEqual([])
})

test('the screens hear that something changed, at most every two seconds', async () => {
  await expect
    .poll(() => heard.filter(({ name }) => name === 'online.changed').length, { timeout: 8_000 })
    .toBeGreaterThan(0)
  const first = heard.find(({ name }) => name === 'online.changed')
  expect(first?.payload).toMatchObject({ routers: [{ online: expect.any(Number) }] })
})

test('a session that is not the one on the screen is not ended', async () => {
  const { routerId, sessionId } = await rowOf(musa, MAC)
  const other = { routerId, sessionId, mac: '02:00:00:00:00:09' }
  await expect(musa.client.online.disconnect(other)).rejects.toMatchObject({ detail: { reason: 'session_gone' } })
  expect(router.active()).toHaveLength(2)
})

test('a cashier ends no session, and the attempt is written down', async () => {
  const { routerId, sessionId, mac } = await rowOf(ana, MAC)
  const attempt = ana.client.online.disconnect({ routerId, sessionId, mac })
  await expect(attempt).rejects.toMatchObject({ detail: { reason: 'not_allowed' } })
  expect(await lastEntry()).toMatchObject({ kind: 'call.refused', by: { name: 'Ana' } })
  expect(router.active()).toHaveLength(2)
})

test('who is disconnected is off, and the journal says by whom, with the code’s ending only', async () => {
  const { routerId, sessionId, mac } = await rowOf(musa, MAC)
  expect(await musa.client.online.disconnect({ routerId, sessionId, mac })).toEqual({ sessions: 1, cookies: 1 })
  expect(router.active().map((active) => active['mac-address'])).not.toContain(MAC)
  await seen(1)
  const entry = await lastEntry()
  expect(entry).toMatchObject({
    kind: 'session.disconnected',
    by: { name: 'Musa' },
    subject: { type: 'device', id: MAC },
    data: { router: 'Practice router', codeEnding: anas.slice(-2), sessions: 1, cookies: 1 },
  })
  expect(JSON.stringify(entry)).not.toContain(anas)
})

test('a blocked device is listed with who did it and why, until it is let on again', async () => {
  const { routerId } = await rowOf(musa, '02:00:00:00:00:02')
  await musa.client.online.block({ routerId, mac: MAC, reason: 'Shares the code' })
  const { devices, unanswered } = await ana.client.online.blocked({ routerId: null })
  expect(devices).toMatchObject([{ mac: MAC, isOurs: true, byName: 'Musa', reason: 'Shares the code', routerId }])
  expect(unanswered).toEqual([])
  const bindingId = devices[0]?.bindingId ?? ''
  await musa.client.online.unblock({ routerId, bindingId, mac: MAC })
  expect(await lastEntry()).toMatchObject({ kind: 'device.unblocked', subject: { id: MAC } })
  const again = musa.client.online.unblock({ routerId, bindingId, mac: MAC })
  await expect(again).rejects.toMatchObject({ detail: { reason: 'no_such_block' } })
  expect((await musa.client.online.blocked({ routerId })).devices).toEqual([])
})

test('a router that is away answers nothing, keeps what was seen, and is named', async () => {
  await router.faults.goOffline()
  await expect.poll(async () => (await list(musa)).routers[0]?.isLive).toBe(false)
  const { rows, routers } = await list(musa)
  expect(rows).toMatchObject([{ upBitsPerSecond: null, downBitsPerSecond: null }])
  expect(routers[0]?.asOf).toBeGreaterThan(0)
  expect((await musa.client.online.blocked({ routerId: null })).unanswered).toEqual([routers[0]?.id])
  const { routerId, sessionId, mac } = rows[0] as OnlineRow
  const attempt = musa.client.online.disconnect({ routerId, sessionId, mac })
  await expect(attempt).rejects.toMatchObject({ detail: { reason: 'router_unreached' } })
})
