/**
 * `npm run demo`: a day at the counter in half a minute, with no screen. A simulated router and printer on real sockets,
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

const isServed = ({ tokens }: SaleView) => tokens.every((token) => token.ticket.state === 'confirmed')

async function allTokens(client: TellerClient): Promise<SoldToken[]> {
  const { sales } = await client.sale.today({ text: '', limit: 200 })
  return sales.flatMap((sale) => sale.tokens)
}

const countOf = (tokens: readonly SoldToken[], pick: (token: SoldToken) => string) =>
  Object.entries(Object.groupBy(tokens, pick))
    .map(([name, found]) => `${found?.length} ${name.replaceAll('_', ' ')}`)
    .join(', ')

const folder = mkdtempSync(join(tmpdir(), 'teller-demo-'))
const router = await startPracticeRouter({ username: 'teller', password: 'demo', latencyMs: 5 })
const printer = await startPracticePrinter({ paperMm: 80 })
const backend = await createBackend({
  folder,
  secretBox: keyFileBox(folder),
  version: 'demo',
  log: silentLog,
  practiceEquipment: {
    router: {
      host: '127.0.0.1',
      port: router.port,
      username: 'teller',
      password: 'demo',
      loginHost: 'wifi.cafe',
    },
    printer: {
      host: '127.0.0.1',
      port: printer.port,
      paperMm: 80,
    },
  },
})
const disagreements: string[] = []
const agree = (what: string, found: number, expected: number) => {
  say(`  ${found === expected ? 'yes' : 'NO '}  ${what}: ${found}${found === expected ? '' : `, expected ${expected}`}`)
  if (found !== expected) disagreements.push(what)
}

try {
  const client = createClient(contract, inProcessTransport(backend, 'demo'))
  const ana = (await client.session.people(undefined)).find((person) => person.role === 'staff')
  await client.session.signIn({ personId: ana?.id ?? '', proof: { kind: 'pin', pin: ana?.practicePin ?? '' } })
  const isOnline = async () => (await client.app.status(undefined)).routers[0]?.state === 'online'
  await until('the router answers', isOnline)
  const plans = await client.plan.list(undefined)
  say(`Ana is at the counter. Router (RouterOS ${router.version}) and printer are there.`)

  const takings = { count: 0, minor: 0 }
  for (const [index, plan] of plans.entries()) {
    const cutOff = index === 1
    for (let n = 0; n < SALES_A_PLAN; n++) {
      if (cutOff && n === 3) {
        await router.faults.goOffline()
        await until('the loss is noticed', async () => !(await isOnline()))
        say('The router is cut off. Selling goes on.')
      }
      const sale = await sell(client, plan)
      if (await isOnline())
        await until('the customer has the ticket', async () => isServed(await client.sale.get({ id: sale.id })))
      takings.count += 1
      takings.minor += sale.totalMinor
    }
    say(`Sold ${SALES_A_PLAN} × ${plan.name} at ${money(plan.priceMinor)}.`)
    if (cutOff) await catchUp(client)
  }

  await until('everything arrived', async () =>
    (await allTokens(client)).every((t) => t.grant.state === 'on_router' && t.ticket.state === 'confirmed'),
  )
  const tokens = await allTokens(client)
  const { count, totalMinor } = await client.sale.today({ text: '', limit: 1 })
  say(`Day's end: ${takings.count} sales, ${money(takings.minor)} taken. Do the books, the router and the paper agree?`)
  agree('sales in the books', count, takings.count)
  agree('cents in the books', totalMinor, takings.minor)
  agree('different codes', new Set(tokens.map((token) => token.code)).size, takings.count)
  const users = new Set(router.users().map((user) => user.name))
  agree(
    'sold codes that are users on the router',
    tokens.filter((token) => users.has(token.code)).length,
    takings.count,
  )
  agree('users on the router in all', users.size, takings.count)
  agree('tickets on paper', printer.jobs().length, takings.count)
  const paper = printer.jobs().map((job) => job.lines.join('\n').replaceAll(/\s/g, ''))
  agree(
    'codes on paper',
    tokens.filter((token) => paper.some((text) => text.includes(token.code))).length,
    takings.count,
  )
  await giveOneBack(client)
} finally {
  await backend.close()
  await Promise.all([router.close(), printer.close()])
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
  await router.faults.goOnline()
  await client.equipment.tryNow(undefined)
  await until('the router caught up', async () =>
    (await allTokens(client)).every((token) => token.grant.state === 'on_router'),
  )
  say(`  The router is back and caught up: ${held.length} tokens went out by themselves, and the held tickets printed.`)
}

/** A customer wants the money back: Ana may not give it alone, Musa approves, and the owner reads of both. */
async function giveOneBack(client: TellerClient): Promise<void> {
  const [sale] = (await client.sale.today({ text: '', limit: 1 })).sales
  if (!sale) throw new Error('nothing was sold')
  const { id: saleId, totalMinor: amountMinor } = sale
  const refund = { saleId, amountMinor, reason: 'Did not work' }
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
  say(`Sale ${sale.number} goes back: alone Ana hears "${refusal}"; ${given.refund?.approvedByName} approves.`)
  await until('the code is off the router', () => !router.users().some(({ name }) => name === sale.tokens[0]?.code))
  const olu = (await client.session.people(undefined)).find((person) => person.role === 'super_admin')
  await client.session.signIn({ personId: olu?.id ?? '', proof: { kind: 'pin', pin: olu?.practicePin ?? '' } })
  const everything = { personId: null, kind: 'sale.refunded', subject: '', from: null, until: null } as const
  const { entries } = await client.audit.list({ filter: everything, before: null, limit: 10 })
  agree('refunds in the journal, with both names', entries.filter(({ by, approvedBy }) => by && approvedBy).length, 1)
  const verified = await client.audit.verify(undefined)
  say(`The journal is verified: ${verified.entries} entries in ${verified.durationMs} ms.`)
  agree('breaks in the journal', verified.brokenSeq ?? 0, 0)
}
