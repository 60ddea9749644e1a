/** Refunds, approvals and refusals over the real WebSocket: what would let money out of the drawer if it were wrong. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Proof } from '../../src/contract/session.ts'
import { journalIn, MINUTE_MS, password, pin, reasonOf, sell } from '../support/at-the-door.ts'
import { temporaryFolder } from '../support/folder.ts'
import { startTwoCafes, type TwoCafes } from '../support/two-cafes.ts'

let folder: ReturnType<typeof temporaryFolder>
let cafes: TwoCafes
/** The computer's clock, which anybody may set, and the one nobody can. */
const time = { wall: Date.parse('2026-11-23T12:00:00Z'), steady: 1_000 }
const timing = { clock: () => time.wall, monotonic: () => time.steady }

beforeEach(async () => {
  folder = temporaryFolder()
  cafes = await startTwoCafes(folder.path, timing)
})
afterEach(async () => {
  await cafes.close()
  folder.remove()
})

const journal = () => journalIn(cafes.databaseFile)

describe('an approval', () => {
  async function asked() {
    const ana = await cafes.signedIn('staff')
    const { totalMinor: takenBefore } = await ana.client.sale.today({ text: '', limit: 1 })
    const sale = await sell(ana)
    const action = { kind: 'sale.refund', saleId: sale.id, amountMinor: sale.totalMinor } as const
    const refund = (approvalId: string | null, saleId = sale.id, amountMinor = sale.totalMinor, page = ana) =>
      page.call('sale.refund', { requestId: randomUUID(), saleId, amountMinor, reason: 'Did not work', approvalId })
    const approve = async (page = ana) =>
      (await page.client.approval.give({ action, approverId: cafes.people.manager, proof: pin('2222') })).approvalId
    return { ana, sale, action, refund, approve, takenBefore }
  }

  test('lets exactly this refund through, once, and both names stand in the journal', async () => {
    const { ana, refund, approve, sale, takenBefore } = await asked()
    expect(reasonOf(await refund(null))).toBe('approval_needed')
    const approvalId = await approve()
    expect(await refund(approvalId)).toMatchObject({
      value: { refunds: [{ byName: 'Ana', approvedByName: 'Musa' }], isGivenBack: true },
    })
    expect(reasonOf(await refund(approvalId))).toBe('already_refunded')
    const entry = journal().find(({ kind }) => kind === 'sale.refunded')
    expect(entry).toMatchObject({
      by: { name: 'Ana' },
      approvedBy: { name: 'Musa' },
      data: { amountMinor: sale.totalMinor },
    })
    expect((await ana.client.sale.today({ text: '', limit: 10 })).totalMinor).toBe(takenBefore)
  })

  test('is worth nothing for another sale, another amount, another window, or later', async () => {
    const { ana, refund, approve } = await asked()
    const other = await sell(ana)
    expect(reasonOf(await refund(await approve(), other.id))).toBe('approval_not_valid')
    expect(reasonOf(await refund(await approve(), undefined, 1))).toBe('refund_changed')
    expect(reasonOf(await refund(randomUUID()))).toBe('approval_not_valid')
    const late = await approve()
    time.steady += 2 * MINUTE_MS
    expect(reasonOf(await refund(late))).toBe('approval_not_valid')
    const stolen = await approve()
    const elsewhere = await cafes.signedIn('staff')
    expect(reasonOf(await refund(stolen, undefined, undefined, elsewhere))).toBe('approval_not_valid')
  })

  test('is worth nothing once its giver may not give it any more', async () => {
    const { refund, approve } = await asked()
    const approvalId = await approve()
    const olu = await cafes.signedIn('super_admin')
    await olu.client.people.setActive({ id: cafes.people.manager, active: false })
    expect(reasonOf(await refund(approvalId))).toBe('may_not_approve')
  })

  test('is used up by the first try, whatever became of it', async () => {
    const { ana, refund, approve } = await asked()
    const other = await sell(ana)
    const approvalId = await approve()
    expect(reasonOf(await refund(approvalId, other.id))).toBe('approval_not_valid')
    expect(reasonOf(await refund(approvalId))).toBe('approval_not_valid')
  })

  test('is refused from staff, from oneself, with a wrong PIN, and from whose limit is lower', async () => {
    const { ana, action } = await asked()
    const give = async (approverId: string, proof: Proof) =>
      reasonOf(await ana.call('approval.give', { action, approverId, proof }))
    expect(await give(cafes.people.staff, pin('3333'))).toBe('may_not_approve')
    expect(await give(cafes.people.newcomer, password())).toBe('may_not_approve')
    expect(await give(cafes.people.managerElsewhere, password())).toBe('may_not_approve')
    expect(await give(cafes.people.manager, pin('9999'))).toBe('wrong_pin')
    const olu = await cafes.signedIn('super_admin')
    const [here] = await olu.client.location.list(undefined)
    const person = { name: 'Musa', role: 'manager', locationIds: [here?.id ?? ''], refundLimitMinor: 1 } as const
    await olu.client.people.change({
      id: cafes.people.manager,
      person: { ...person, locationIds: [...person.locationIds] },
    })
    expect(await give(cafes.people.manager, pin('2222'))).toBe('may_not_approve')
  })

  test('a refund takes the codes back: the grant is to be removed, the held ticket never prints', async () => {
    const { sale, refund, approve } = await asked()
    const reply = (await refund(await approve())) as { value: typeof sale }
    expect(reply.value.tokens[0]).toMatchObject({ grant: { state: 'removing' }, ticket: { state: 'cancelled' } })
  })

  test('a sale of yesterday is not the cashier’s to give back, whatever the limit', async () => {
    const { sale, refund } = await asked()
    const olu = await cafes.signedIn('super_admin')
    const [here] = await olu.client.location.list(undefined)
    const person = { name: 'Ana', role: 'staff' as const, locationIds: [here?.id ?? ''], refundLimitMinor: null }
    await olu.client.people.change({ id: cafes.people.staff, person })
    time.wall += 24 * 60 * MINUTE_MS
    expect(reasonOf(await refund(null, sale.id))).toBe('approval_needed')
    time.wall -= 24 * 60 * MINUTE_MS
    expect(reasonOf(await refund(null, sale.id))).toBe('ok')
  })
})

describe('what is refused', () => {
  test('forged approvals and approvers who may not are written down', async () => {
    const ana = await cafes.signedIn('staff')
    const { id: saleId, totalMinor: amountMinor } = await sell(ana)
    await ana.call('sale.refund', {
      requestId: randomUUID(),
      saleId,
      amountMinor,
      reason: 'x',
      approvalId: randomUUID(),
    })
    const action = { kind: 'sale.refund', saleId, amountMinor }
    await ana.call('approval.give', { action, approverId: cafes.people.staff, proof: pin('3333') })
    const reasons = journal().flatMap(({ kind, data }) => (kind === 'call.refused' ? [data.reason] : []))
    expect(reasons).toEqual(['approval_not_valid', 'may_not_approve'])
  })

  test('at sensitive calls is written down, and a loop does not fill the journal', async () => {
    const ana = await cafes.signedIn('staff')
    for (let attempt = 0; attempt < 200; attempt++) await ana.call('people.list')
    await ana.call('plan.list', { nonsense: true })
    const refused = journal().filter(({ kind }) => kind === 'call.refused')
    expect(refused).toHaveLength(10)
    expect(refused[0]).toMatchObject({ by: { name: 'Ana' }, data: { path: 'people.list', reason: 'not_allowed' } })
    time.steady += MINUTE_MS
    await ana.call('audit.list')
    expect(journal().at(-1)?.data).toMatchObject({ path: 'audit.list', more: 190 })
  })

  test('selling in a loop is slowed down, in words, and nothing is lost', async () => {
    const ana = await cafes.signedIn('staff')
    const [plan] = await ana.client.plan.list(undefined)
    const what = { planId: plan?.id ?? '', quantity: 20, totalMinor: (plan?.priceMinor ?? 0) * 20 }
    const order = () => ({ requestId: randomUUID(), ...what, tenderedMinor: null })
    const answers: string[] = []
    for (let sale = 0; sale < 7; sale++) answers.push(reasonOf(await ana.call('sale.sell', order())))
    expect(answers).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'slow_down', 'slow_down'])
    expect((await ana.client.sale.today({ text: '', limit: 50 })).count).toBe(6)
    time.steady += 10_000
    expect(reasonOf(await ana.call('sale.sell', order()))).toBe('ok')
  })
})
