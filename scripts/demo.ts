/**
 * `npm run demo`: a day at the counter in half a minute, with no screen. Two simulated routers and a printer on real sockets,
 * the real backend between them; exits 0 only if every count agrees.
 */
import '../src/backend/short-pauses.ts'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBackend } from '../src/backend/create-backend.ts'
import { inProcessTransport } from '../src/backend/in-process-transport.ts'
import { keyFileBox } from '../src/backend/key-file-box.ts'
import { silentLog } from '../src/backend/log.ts'
import { createClient } from '../src/contract/client.ts'
import { contract, type TellerClient } from '../src/contract/index.ts'
import type { PlanTile, SaleView, SoldToken } from '../src/contract/sales.ts'
import { formatMoney } from '../src/core/money.ts'
import { startPracticePrinter } from '../src/practice/printer/practice-printer.ts'
import { startPracticeRouter } from '../src/practice/router/practice-router.ts'

const SALES_A_PLAN = 10
const CURRENCY = 'EUR'
const say = (text: string) => console.log(text)
const money = (minor: number) => formatMoney(minor, CURRENCY)

/** Asks again and again until the answer is yes; the demo fails, and says where, when it never is. */
async function until(what: string, check: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`still waiting after 20 s: ${what}`)
    await new Promise((done) => setTimeout(done, 25))
  }
}

async function sell(client: TellerClient, plan: PlanTile): Promise<SaleView> {
  const order = { requestId: randomUUID(), planId: plan.id, quantity: 1, totalMinor: plan.priceMinor }
  return client.sale.sell({ ...order, tenderedMinor: Math.ceil(plan.priceMinor / 500) * 500 })
}

const isEverywhere = ({ grant }: SoldToken) => grant.routers.every(({ state }) => state === 'on_router')
const isServed = ({ tokens }: SaleView) => tokens.every((token) => token.ticket.state === 'confirmed')

async function allTokens(client: TellerClient): Promise<SoldToken[]> {
  const { sales } = await client.sale.today({ text: '', limit: 200 })
  return sales.flatMap((sale) => sale.tokens)
}

const countOf = (tokens: readonly SoldToken[], pick: (token: SoldToken) => string) =>
  Object.entries(Object.groupBy(tokens, pick))
    .map(([name, found]) => `${found?.length} ${name.replaceAll('_', ' ')}`)
    .join(', ')

/** How far the counter's clock has been moved on. */
let aheadMs = 0
const folder = mkdtempSync(join(tmpdir(), 'teller-demo-'))
const login = { username: 'teller', password: 'demo' }
const router = await startPracticeRouter({ ...login, latencyMs: 5, serial: 'MAIN' })
const roof = await startPracticeRouter({ ...login, latencyMs: 20, serial: 'ROOF', version: '7.16' })
const printer = await startPracticePrinter({ paperMm: 80 })
const backend = await createBackend({
  folder,
  secretBox: keyFileBox(folder),
  version: 'demo',
  log: silentLog,
  clock: () => Date.now() + aheadMs,
  practiceEquipment: {
    router: {
      host: '127.0.0.1',
      port: router.port,
      ...login,
      loginHost: 'wifi.cafe',
    },
    printer: {
      host: '127.0.0.1',
      port: printer.port,
      paperMm: 80,
    },
  },
})

/** Somebody of this role, at a window of their own. */
async function signedIn(role: 'super_admin' | 'staff'): Promise<TellerClient> {
  const client = createClient(contract, inProcessTransport(backend, role))
  const person = (await client.session.people(undefined)).find((each) => each.role === role)
  await client.session.signIn({ personId: person?.id ?? '', proof: { kind: 'pin', pin: person?.practicePin ?? '' } })
  return client
}

const disagreements: string[] = []
const agree = (what: string, found: number, expected: number) => {
  say(`  ${found === expected ? 'yes' : 'NO '}  ${what}: ${found}${found === expected ? '' : `, expected ${expected}`}`)
  if (found !== expected) disagreements.push(what)
}

try {
  const owner = await signedIn('super_admin')
  const roofForm = { host: '127.0.0.1', port: roof.port, ...login, name: 'Roof', tls: false, loginHost: 'wifi.cafe' }
  await owner.router.save({ id: null, router: roofForm })
  const client = await signedIn('staff')
  await client.till.open({ requestId: randomUUID(), floatMinor: 5_000 })
  const online = async () =>
    (await client.app.status(undefined)).routers.filter(({ state }) => state === 'online').length
  await until('the routers answer', async () => (await online()) === 2)
  const plans = await client.plan.list(undefined)
  say(`Ana is at the counter. Two routers (RouterOS ${router.version} and ${roof.version}) and the printer are there.`)

  const takings = { count: 0, minor: 0 }
  for (const [index, plan] of plans.entries()) {
    const lost = index === 1 ? [router, roof] : index === 2 ? [router] : []
    for (let n = 0; n < SALES_A_PLAN; n++) {
      if (n === 3 && lost.length > 0) {
        for (const each of lost) await each.faults.goOffline()
        await until('the loss is noticed', async () => (await online()) === 2 - lost.length)
        say(
          lost.length === 2 ? 'Both routers are cut off. Selling goes on.' : 'The main router is cut off; Roof is not.',
        )
      }
      const sale = await sell(client, plan)
      if ((await online()) > 0)
        await until('the customer has the ticket', async () => isServed(await client.sale.get({ id: sale.id })))
      takings.count += 1
      takings.minor += sale.totalMinor
    }
    say(`Sold ${SALES_A_PLAN} × ${plan.name} at ${money(plan.priceMinor)}.`)
    if (lost.length === 2) await catchUp(client)
    if (lost.length === 1) await catchUpOne(client)
  }

  await until('everything arrived', async () =>
    (await allTokens(client)).every((token) => isEverywhere(token) && token.ticket.state === 'confirmed'),
  )
  const tokens = await allTokens(client)
  const { count, totalMinor } = await client.sale.today({ text: '', limit: 1 })
  say(
    `Day's end: ${takings.count} sales, ${money(takings.minor)} taken. Do the books, the routers and the paper agree?`,
  )
  agree('sales in the books', count, takings.count)
  agree('cents in the books', totalMinor, takings.minor)
  agree('different codes', new Set(tokens.map((token) => token.code)).size, takings.count)
  for (const [name, each] of [['the main router', router] as const, ['Roof', roof] as const]) {
    const users = new Set(each.users().map((user) => user.name))
    const there = tokens.filter((token) => users.has(token.code)).length
    agree(`sold codes that are users on ${name}`, there, takings.count)
    agree(`users on ${name} in all`, each.users().length, takings.count)
  }
  agree('tickets on paper', printer.jobs().length, takings.count)
  const paper = printer.jobs().map((job) => job.lines.join('\n').replaceAll(/\s/g, ''))
  agree(
    'codes on paper',
    tokens.filter((token) => paper.some((text) => text.includes(token.code))).length,
    takings.count,
  )
  await mendByHand(owner, tokens[0]?.code ?? '')
  await giveOneBack(client)
} finally {
  await backend.close()
  await Promise.all([router.close(), roof.close(), printer.close()])
}

rmSync(folder, { recursive: true, force: true })
say(disagreements.length === 0 ? 'Every count agrees.' : `These do not agree: ${disagreements.join('; ')}`)
process.exitCode = disagreements.length === 0 ? 0 : 1

/** What the cashier sees while the router is away, what she does, and how it ends. */
async function catchUp(client: TellerClient): Promise<void> {
  const tokens = await allTokens(client)
  say(`  Tokens: ${countOf(tokens, (token) => token.grant.state)}. Tickets: ${countOf(tokens, (t) => t.ticket.state)}.`)
  const held = tokens.filter((token) => token.ticket.state === 'held')
  for (const { ticket } of held.slice(0, 3)) {
    if (ticket.jobId) await client.ticket.release({ jobId: ticket.jobId })
  }
  await until(
    'three tickets came out',
    async () =>
      (await allTokens(client)).filter((token) => token.ticket.state === 'held').length === held.length - 3 &&
      printer.jobs().length === tokens.length - held.length + 3,
  )
  say('  Three customers would not wait: their tickets were printed anyway.')
  for (const each of [router, roof]) await each.faults.goOnline()
  await client.equipment.tryNow(undefined)
  await until('the routers caught up', async () => (await allTokens(client)).every(isEverywhere))
  say(
    `  The routers are back and caught up: ${held.length} tokens went out by themselves, and the held tickets printed.`,
  )
}

/** One router is enough for a customer; the other one gets what it missed. */
async function catchUpOne(client: TellerClient): Promise<void> {
  const missed = (await allTokens(client)).filter((token) => !isEverywhere(token))
  say(`  Every ticket came out, for each code is on Roof; ${missed.length} of them wait for the main router.`)
  await router.faults.goOnline()
  await client.equipment.tryNow(undefined)
  await until('the main router caught up', async () => (await allTokens(client)).every(isEverywhere))
  say('  The main router is back and has them too.')
}

/** Somebody deletes a sold code on a router by hand; the owner sees it, and has it put back. */
async function mendByHand(owner: TellerClient, code: string): Promise<void> {
  const roofId = (await owner.router.list(undefined)).find(({ name }) => name === 'Roof')?.id ?? ''
  const missing = async () =>
    (await owner.router.drift({ routerId: roofId, kind: 'missing', offset: 0, limit: 10 })).rows
  roof.console(`/ip hotspot user remove [find where name="${code}"]`)
  // What was put there only just now could be the router's own loss, and is mended without asking.
  aheadMs = 3_600_000
  await owner.router.checkNow({ routerId: roofId })
  agree('codes found deleted on Roof by hand', (await missing()).length, 1)
  await owner.router.settle({ routerId: roofId, kind: 'missing', ids: null, how: 'put_back' })
  await until('the code is back', () => roof.users().some(({ name }) => name === code))
  say('Somebody deleted a sold code on Roof by hand: the owner is told, and one key puts it back.')
}

/** A customer wants the money back: Ana may not give it alone, Musa approves, and the owner reads of both. */
async function giveOneBack(client: TellerClient): Promise<void> {
  const [sale] = (await client.sale.today({ text: '', limit: 1 })).sales
  if (!sale) throw new Error('nothing was sold')
  const { id: saleId, totalMinor: amountMinor } = sale
  const refund = { requestId: randomUUID(), saleId, amountMinor, reason: 'Did not work' }
  const alone = client.sale.refund({ ...refund, approvalId: null })
  const refusal = await alone.then(
    () => 'yes',
    (error: Error) => error.message,
  )
  const action = { kind: 'sale.refund', saleId, amountMinor } as const
  const musa = (await client.approval.approvers({ action })).find((person) => person.role === 'manager')
  const proof = { kind: 'pin', pin: musa?.practicePin ?? '' } as const
  const { approvalId } = await client.approval.give({ action, approverId: musa?.id ?? '', proof })
  const given = await client.sale.refund({ ...refund, approvalId })
  say(`Sale ${sale.number} goes back: alone Ana hears "${refusal}"; ${given.refunds[0]?.approvedByName} approves.`)
  const isGone = (from: typeof router) => !from.users().some(({ name }) => name === sale.tokens[0]?.code)
  await until('the code is off both routers', () => isGone(router) && isGone(roof))
  const olu = (await client.session.people(undefined)).find((person) => person.role === 'super_admin')
  await client.session.signIn({ personId: olu?.id ?? '', proof: { kind: 'pin', pin: olu?.practicePin ?? '' } })
  const everything = { personId: null, kind: 'sale.refunded', subject: '', from: null, until: null } as const
  const { entries } = await client.audit.list({ filter: everything, before: null, limit: 10 })
  agree('refunds in the journal, with both names', entries.filter(({ by, approvedBy }) => by && approvedBy).length, 1)
  const verified = await client.audit.verify(undefined)
  say(`The journal is verified: ${verified.entries} entries in ${verified.durationMs} ms.`)
  agree('breaks in the journal', verified.brokenSeq ?? 0, 0)
}
