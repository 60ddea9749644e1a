/** What people type as names: kept, printed and never obeyed, or refused in words. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startPracticePrinter } from '../../src/practice/printer/practice-printer.ts'
import { startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { OWNER_PASSWORD, OWNER_PIN, setupForm, startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let router: Awaited<ReturnType<typeof startPracticeRouter>>
let printer: Awaited<ReturnType<typeof startPracticePrinter>>
let running: Awaited<ReturnType<typeof startBackend>>

beforeEach(async () => {
  folder = temporaryFolder()
  router = await startPracticeRouter({ username: 'teller', password: 'secret' })
  printer = await startPracticePrinter({ paperMm: 80 })
  running = await startBackend({ folder: folder.path })
})
afterEach(async () => {
  await running.close()
  await Promise.all([router.close(), printer.close()])
  folder.remove()
})

const form = (name: string) => {
  const base = setupForm()
  return setupForm({
    cafeName: name,
    owner: { name, password: OWNER_PASSWORD, pin: OWNER_PIN },
    router: base.router && { ...base.router, name, port: router.port },
    printer: base.printer && { ...base.printer, name, link: { kind: 'tcp', host: '127.0.0.1', port: printer.port } },
    plans: [{ name, priceMinor: 100, timeLimitSeconds: 3600, validitySeconds: null }],
  })
}

describe('a name of every kind in every field sells and prints one ticket', () => {
  test.each([
    ['200 characters', 'Ñandú '.repeat(40).slice(0, 200)],
    ['emoji', '🦁☕️👩‍💻 7'],
    ['Arabic with digits', 'مقهى 24 ساعة'],
    ['RouterOS script', '"; /system reset; :put $x [x] \\'],
    ['ESC/POS commands', '\u001b@\u001dV\u0000\u001bp\u0000\u0019\u00fa till'],
    ['a sentence’s end', 'a\u0000\u0000/quit\r\n=name=x'],
    ['HTML and SQL', `<img src=x onerror=alert(1)> '); drop table sale; --`],
    ['overrides', '\u202egnp.exe\u202c ok'],
  ])('%s', async (_, name) => {
    const { client } = running.caller()
    await client.setup.complete(form(name))
    const [plan] = await client.plan.list(undefined)
    const sale = await client.sale.sell({
      requestId: crypto.randomUUID(),
      planId: plan?.id ?? '',
      quantity: 1,
      totalMinor: 100,
      tenderedMinor: null,
    })
    const job = await printer.waitForJob(1)
    await expect.poll(async () => (await client.sale.get({ id: sale.id })).tokens[0]?.ticket.state).toBe('confirmed')
    expect(printer.jobs()).toHaveLength(1)
    expect(job.lines.join('').replaceAll(/\s/g, '')).toContain(sale.tokens[0]?.code)
    expect(job.commands.filter(({ name: command }) => ['ESC p', 'unknown', 'NUL'].includes(command))).toEqual([])
    expect(router.users()).toEqual([expect.objectContaining({ name: sale.tokens[0]?.code })])
  })
})

test.each([
  ['', 'required'],
  ['   \t', 'required'],
  ['\u0000\u001b', 'required'],
  ['x'.repeat(201), 'too_long'],
  ['x'.repeat(50_000), 'too_long'],
])('%.20j is refused at the field, and nothing is set up', async (name, problem) => {
  const { client } = running.caller()
  const refused = client.setup.complete(form(name))
  await expect(refused).rejects.toMatchObject({ detail: { reason: 'check_fields', fields: { cafeName: problem } } })
  expect((await client.app.info(undefined)).stage).toBe('first_run')
})
