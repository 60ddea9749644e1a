/**
 * A till that sells as fast as it can until it is killed, for the kill tests. Every line it prints is a promise:
 * `{"sold":…,"code":…}` is written only after the sale was acknowledged, `{"making":true}` after a batch was.
 */
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { setTimeout as delay, setImmediate } from 'node:timers/promises'
import { signedInAs, startBackend } from './backend.ts'

const [folder = '', routerPort = '', printerPort = '', password = '', mode = ''] = process.argv.slice(2)
const { backend } = await startBackend({
  folder,
  practiceEquipment: {
    router: { host: '127.0.0.1', port: Number(routerPort), username: 'teller', password, loginHost: 'wifi.example' },
    printer: { host: '127.0.0.1', port: Number(printerPort), paperMm: 58 },
  },
})
const tell = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)
const { client } = await signedInAs(backend, 'staff')
const [plan] = await client.plan.list(undefined)
// Some are sold out of the stock, some are not: it is refilled less often than is sold here.
const STOCK = 3
const { client: manager } = await signedInAs(backend, 'manager')
if (plan && (mode === 'sell' || mode === 'finish')) await manager.stock.setLevel({ planId: plan.id, level: STOCK })
while (mode === 'finish' && (await client.stock.ready(undefined))[0]?.ready !== STOCK) await delay(20)
tell({ ready: true })
if (mode === 'batch') {
  const { client: leader } = await signedInAs(backend, 'manager')
  const codes = { prefix: '', alphabet: 'mixed', codeLength: 6, deploy: 'now', note: '' } as const
  await leader.batch.make({ requestId: randomUUID(), planId: plan?.id ?? '', quantity: 5_000, ...codes })
  tell({ making: true })
}
while (plan && mode === 'sell') {
  const order = { requestId: randomUUID(), planId: plan.id, quantity: 1, totalMinor: plan.priceMinor }
  const sale = await client.sale.sell({ ...order, tenderedMinor: null })
  tell({ sold: sale.id, code: sale.tokens[0]?.code })
  // Customers leave the router and the printer a moment.
  await setImmediate()
}
