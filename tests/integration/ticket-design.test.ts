/** The ticket designer's calls on a real backend: what is saved is printed, and nothing secret is told in the journal. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DATABASE_FILE } from '../../src/backend/store/open.ts'
import { type DesignBlock, standardDesign, type TicketDesign } from '../../src/core/ticket/design.ts'
import { startPracticePrinter } from '../../src/practice/printer/practice-printer.ts'
import { startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { journalIn } from '../support/at-the-door.ts'
import { signedInAs, startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'

const planKind = 'hotspot'
const steps = standardDesign.blocks.map((block): DesignBlock => (block.kind === 'steps' ? { kind: 'steps' } : block))
const design: TicketDesign = {
  languages: ['es', 'en'],
  blocks: [{ kind: 'text', text: 'Bienvenidos', align: 'center', size: 2, bold: true }, ...steps],
  wifi: { name: 'Plaza', password: 'clave-del-wifi', isHidden: false },
}

let folder: ReturnType<typeof temporaryFolder>
let router: Awaited<ReturnType<typeof startPracticeRouter>>
let printer: Awaited<ReturnType<typeof startPracticePrinter>>
let running: Awaited<ReturnType<typeof startBackend>>

beforeEach(async () => {
  folder = temporaryFolder()
  router = await startPracticeRouter({ username: 'teller', password: 'secret' })
  printer = await startPracticePrinter({ paperMm: 80 })
  const at = { host: '127.0.0.1', username: 'teller', password: 'secret', loginHost: 'wifi.example' }
  running = await startBackend({
    folder: folder.path,
    practiceEquipment: {
      router: { ...at, port: router.port },
      printer: { host: '127.0.0.1', port: printer.port, paperMm: 80 },
    },
  })
})
afterEach(async () => {
  await running.close()
  await Promise.all([router.close(), printer.close()])
  folder.remove()
})

test('a saved design is on every ticket that is composed from then on: previewed, sold, printed again', async () => {
  const { client } = await signedInAs(running.backend, 'manager')
  const [plan] = await client.plan.list(undefined)
  const { id: planId = '', priceMinor: totalMinor = 0 } = plan ?? {}
  const before = await client.ticket.preview({ planId })
  await client.design.save({ planKind, design })
  expect(await client.design.get({ planKind })).toMatchObject({ design, isStandard: false, paperMm: 80 })
  expect((await client.ticket.preview({ planId })).pngBase64).not.toBe(before.pngBase64)

  const requestId = randomUUID()
  const sale = await client.sale.sell({ requestId, planId, quantity: 1, totalMinor, tenderedMinor: null })
  const sold = (await printer.waitForJob(1)).lines.join('\n')
  expect(sold).toContain('Bienvenidos')
  expect(sold).toMatch(/Venta 1/)
  expect(sold).toContain('3. Enter your code')

  await expect.poll(async () => (await client.sale.get({ id: sale.id })).tokens[0]?.ticket.state).toBe('confirmed')
  await client.design.reset({ planKind })
  await client.ticket.reprint({ tokenId: sale.tokens[0]?.id ?? '' })
  const again = (await printer.waitForJob(2)).lines.join('\n')
  expect(again).not.toContain('Bienvenidos')
  expect(again).toContain('REPRINT 1')
  expect(again).toContain('Served by')
})

test('the logo is on the paper at once, and off it when it is taken away', async () => {
  const { client } = await signedInAs(running.backend, 'manager')
  const sample = { design: standardDesign, paperMm: 80, mark: null } as const
  const plain = await client.design.preview(sample)
  const canvas = createCanvas(300, 100)
  canvas.getContext('2d').fillRect(0, 0, 300, 100)
  const fileBase64 = (await canvas.encode('png')).toString('base64')
  expect(await client.design.setLogo({ fileBase64 })).toMatchObject({ widthDots: 300, heightDots: 100 })
  expect((await client.design.preview(sample)).heightDots).toBe(plain.heightDots + 108)
  await expect(client.design.setLogo({ fileBase64: 'AAAA' })).rejects.toMatchObject({
    detail: { reason: 'logo_unknown_kind' },
  })
  expect((await client.design.get({ planKind })).logo?.widthDots).toBe(300)
  await client.design.removeLogo(undefined)
  expect((await client.design.preview(sample)).heightDots).toBe(plain.heightDots)
})

test('the journal tells that the Wi-Fi changed, and neither its name nor its password', async () => {
  const { client } = await signedInAs(running.backend, 'manager')
  await client.design.save({ planKind, design })
  const entry = journalIn(join(folder.path, DATABASE_FILE)).find(({ kind }) => kind === 'design.saved')
  expect(entry?.data).toMatchObject({ after: { languages: ['es', 'en'], texts: ['Bienvenidos'] }, wifiChanged: true })
  expect(JSON.stringify(entry)).not.toMatch(/Plaza|clave-del-wifi/)
})

test('a design that would let nobody in, or a Wi-Fi that no phone takes, is refused and changes nothing', async () => {
  const { client } = await signedInAs(running.backend, 'manager')
  const without = standardDesign.blocks.filter(({ kind }) => kind !== 'code')
  const wrong: TicketDesign[] = [
    { ...design, blocks: without },
    { ...design, blocks: [...without, { kind: 'code', off: true }] },
    { ...design, languages: [] },
    { ...design, languages: ['en', 'en'] },
    { ...design, wifi: { name: 'é'.repeat(17), password: '', isHidden: false } },
    { ...design, wifi: { name: 'Plaza', password: 'short', isHidden: false } },
    { ...design, wifi: { name: 'Pla\nza', password: '', isHidden: false } },
  ]
  for (const each of wrong) {
    await expect(client.design.save({ planKind, design: each })).rejects.toMatchObject({
      detail: { reason: 'check_fields' },
    })
  }
  expect((await client.design.get({ planKind })).isStandard).toBe(true)
})
