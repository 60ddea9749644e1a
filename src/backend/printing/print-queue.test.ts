import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PracticePrinter, startPracticePrinter } from '../../practice/printer/practice-printer.ts'
import { TcpPrinterPort } from './ports/tcp-port.ts'
import type { PrintState } from './print-jobs.ts'
import { type PrintChange, PrintQueue, type PrintQueueOptions } from './print-queue.ts'
import type { PrinterPort, PrinterStatus } from './printer-port.ts'
import { defaultPrinterProfile } from './profile.ts'
import { Jobs } from './test-jobs.ts'
import { ticketOfSale } from './test-tickets.ts'

let printer: PracticePrinter
let jobs: Jobs
let changes: PrintChange[]
let health: PrinterStatus[]
let errors: unknown[]
let queue: PrintQueue
let wake: () => void

/** Notes what the queue tells, and wakes whoever waits for it. */
const into =
  <T>(list: T[]) =>
  (item: T) => {
    list.push(item)
    wake()
  }

function newQueue(options: Partial<PrintQueueOptions> = {}): PrintQueue {
  return new PrintQueue({
    printerId: 'p1',
    jobs,
    port: new TcpPrinterPort({ host: '127.0.0.1', port: printer.port, statusTimeoutMs: 300 }),
    profile: defaultPrinterProfile(80),
    onChange: into(changes),
    onHealth: into(health),
    onError: into(errors),
    sendDeadlineMs: 3000,
    pollEveryMs: 50,
    retryDelaysMs: [20],
    ...options,
  })
}

/** Waits on the queue's own callbacks; vitest's timeout ends a wait in vain. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  }
}

const salesOnPaper = () => printer.jobs().map(({ lines }) => /Sale (\S+)/.exec(lines.join('\n'))?.[1])

beforeEach(async () => {
  printer = await startPracticePrinter()
  jobs = new Jobs()
  changes = []
  health = []
  errors = []
  wake = () => {}
  queue = newQueue()
})

afterEach(async () => {
  await queue.stop()
  await printer.close()
})

test('jobs come out one after the other, each as its own piece of paper', async () => {
  for (const id of ['1', '2', '3']) jobs.add(id)
  queue.start()
  await until(() => jobs.stateOf('3') === 'confirmed')
  await printer.waitForJob(3)
  expect(salesOnPaper()).toEqual(['1', '2', '3'])
  expect(printer.jobs().map(({ ending }) => ending)).toEqual(['cut', 'cut', 'cut'])
  expect(jobs.steps).toEqual(['1 sending', '1 confirmed', '2 sending', '2 confirmed', '3 sending', '3 confirmed'])
  expect(changes.map(({ jobId, state }) => `${jobId} ${state}`)).toEqual(jobs.steps)
})

test('a kick prints a job that was queued while the queue slept, once, however often it is kicked', async () => {
  queue.start()
  await until(() => health.includes('ready'))
  jobs.add('1')
  for (let kick = 0; kick < 5; kick++) queue.kick()
  await until(() => jobs.stateOf('1') === 'confirmed')
  jobs.add('2')
  queue.kick()
  await until(() => jobs.stateOf('2') === 'confirmed')
  await printer.waitForJob(2)
  expect(salesOnPaper()).toEqual(['1', '2'])
})

test('“sending” is in the store before the port gets the first byte', async () => {
  jobs.add('1')
  const seen: (PrintState | undefined)[] = []
  const port: PrinterPort = {
    probe: async () => 'ready',
    send: async (id) => {
      seen.push(jobs.stateOf(id))
      return { outcome: 'confirmed', detail: { code: 'confirmed', text: '' }, status: 'ready' }
    },
    close: () => {},
  }
  queue = newQueue({ port })
  queue.start()
  await until(() => jobs.stateOf('1') === 'confirmed')
  expect(seen).toEqual(['sending'])
})

test('what the program left in “sending” becomes uncertain and is never printed by itself', async () => {
  jobs.add('1', { state: 'sending' })
  jobs.add('2')
  queue.start()
  await until(() => jobs.stateOf('2') === 'confirmed')
  await printer.waitForJob()
  expect(jobs.stateOf('1')).toBe('uncertain')
  expect(changes[0]).toEqual({ jobId: '1', state: 'uncertain', code: 'interrupted' })
  expect(salesOnPaper()).toEqual(['2'])
})

test('a queue prints nothing before its start, where its own ticket would pass for a left one, nor after its end', async () => {
  jobs.add('1')
  queue.kick()
  expect(jobs.steps).toEqual([])
  await queue.stop()
  queue.start()
  queue.kick()
  expect(jobs.steps).toEqual([])
})

test('a ticket for a printer that is off waits and comes out once it is on', async () => {
  await printer.faults.offline()
  jobs.add('1')
  queue.start()
  await until(() => changes.filter(({ state }) => state === 'queued').length >= 3)
  expect(health).toEqual(['unreachable'])
  await printer.faults.online()
  await until(() => jobs.stateOf('1') === 'confirmed')
  await printer.waitForJob()
  expect(salesOnPaper()).toEqual(['1'])
})

test('a ticket waits for paper and comes out when it is put in, without a long backoff', async () => {
  printer.faults.paperOut(true)
  jobs.add('1')
  queue = newQueue({ retryDelaysMs: [60_000] })
  queue.start()
  await until(() => health.includes('paper_out') && jobs.stateOf('1') === 'queued')
  expect(changes.at(-1)).toEqual({ jobId: '1', state: 'queued', code: 'paper_out' })
  printer.faults.paperOut(false)
  await until(() => jobs.stateOf('1') === 'confirmed')
  expect(health.at(-1)).toBe('ready')
})

for (const bytes of [10, 200, 3000, 15_000]) {
  test(`a ticket whose connection breaks after ${bytes} bytes is uncertain and never sent again`, async () => {
    printer.faults.resetAfterBytes(bytes)
    jobs.add('1')
    queue.start()
    await until(() => jobs.stateOf('1') === 'uncertain')
    printer.faults.resetAfterBytes(undefined)
    jobs.add('2')
    queue.kick()
    await until(() => jobs.stateOf('2') === 'confirmed')
    await until(() => printer.jobs().some(({ ending }) => ending === 'cut'))
    expect(jobs.steps.filter((step) => step === '1 sending')).toEqual(['1 sending'])
    expect(salesOnPaper().filter((sale) => sale === '1').length).toBeLessThanOrEqual(1)
  })

  test(`the ticket after one that broke off at ${bytes} bytes is whole`, async () => {
    printer.faults.resetAfterBytes(bytes)
    jobs.add('1')
    queue.start()
    await until(() => jobs.stateOf('1') === 'uncertain')
    printer.faults.resetAfterBytes(undefined)
    for (const id of ['2', '3']) {
      jobs.add(id)
      queue.kick()
      await until(() => jobs.stateOf(id) === 'confirmed')
    }
    const [after, undisturbed] = printer.jobs().slice(-2)
    expect(after?.lines.join('\n').endsWith(undisturbed?.lines.join('\n').replace('Sale 3', 'Sale 2') ?? '?')).toBe(
      true,
    )
  })
}

test('paper that ends in mid-ticket and is put in again: in doubt, and neither that ticket nor the next comes out twice', async () => {
  queue = newQueue({ sendDeadlineMs: 1_200 })
  printer.faults.paperOutAfterBytes(900)
  for (const id of ['1', '2']) jobs.add(id)
  queue.start()
  await until(() => jobs.stateOf('1') === 'uncertain')
  expect(changes.at(-1)).toMatchObject({ jobId: '1', state: 'uncertain', code: 'paper_out' })
  await until(() => health.includes('paper_out'))
  printer.faults.paperOut(false)
  await until(() => jobs.stateOf('2') === 'confirmed')
  await printer.waitForJob(2)
  expect(salesOnPaper()).toEqual(['1', '2'])
  expect(jobs.stateOf('1')).toBe('uncertain')
})

test('the drawer opens between two tickets, never within one, and does not wait for all that are queued', async () => {
  for (const id of ['1', '2', '3']) jobs.add(id)
  queue.start()
  await until(() => jobs.stateOf('1') === 'sending')
  expect(await queue.openDrawer(5)).toMatchObject({ outcome: 'confirmed' })
  expect(jobs.stateOf('3')).toBe('queued')
  await until(() => jobs.stateOf('3') === 'confirmed')
  await printer.waitForJob(3)
  expect(printer.drawerPulses()).toEqual([5])
  expect(printer.jobs().flatMap(({ commands }) => commands.map(({ name }) => name))).not.toContain('ESC p')
})

test('a drawer behind a printer without paper stays shut, and does not open with the new roll', async () => {
  queue.start()
  printer.faults.paperOut(true)
  expect(await queue.openDrawer(2)).toMatchObject({ outcome: 'failed-before-send', detail: { code: 'paper_out' } })
  printer.faults.paperOut(false)
  jobs.add('1')
  queue.kick()
  await until(() => jobs.stateOf('1') === 'confirmed')
  expect(printer.drawerPulses()).toEqual([])
})

test('a printer that confirms nothing leaves its tickets sent, not confirmed', async () => {
  printer.faults.silent(true)
  jobs.add('1')
  queue.start()
  await until(() => jobs.stateOf('1') === 'sent')
  await printer.waitForJob()
})

test('a ticket nobody waits for any more fails instead of coming out hours later', async () => {
  await printer.faults.offline()
  jobs.add('1', { queuedAtMs: Date.now() - 3_600_000 })
  queue.start()
  await until(() => jobs.stateOf('1') === 'failed')
  expect(changes.at(-1)).toEqual({ jobId: '1', state: 'failed', code: 'unreachable' })
})

test('a document that cannot be encoded fails alone, stops neither a sale nor the next ticket', async () => {
  const broken = JSON.parse('{"direction":"ltr","blocks":[{"kind":"text"}]}')
  queue.prepare(broken)
  expect(errors.length).toBe(1)
  jobs.add('1', { document: broken })
  jobs.add('2')
  queue.start()
  await until(() => jobs.stateOf('2') === 'confirmed')
  expect(jobs.stateOf('1')).toBe('failed')
})

test('a prepared ticket is the ticket that comes out', async () => {
  jobs.add('1')
  jobs.add('2')
  queue.prepare(ticketOfSale('2'))
  queue.prepare(ticketOfSale('1'))
  queue.start()
  await until(() => jobs.stateOf('2') === 'confirmed')
  await printer.waitForJob(2)
  expect(salesOnPaper()).toEqual(['1', '2'])
})

test('a store that fails before a ticket prints nothing; the ticket is tried again', async () => {
  jobs.add('1')
  const markSending = jobs.markSending.bind(jobs)
  jobs.markSending = () => {
    jobs.markSending = markSending
    throw new Error('disk full')
  }
  queue.start()
  await until(() => jobs.stateOf('1') === 'confirmed')
  await printer.waitForJob()
  expect(errors).toEqual([new Error('disk full')])
  expect(salesOnPaper()).toEqual(['1'])
})

test('stopping in the middle of a ticket leaves it uncertain, and the store knows', async () => {
  printer.faults.unconfirmed(true)
  jobs.add('1')
  queue.start()
  await until(() => jobs.stateOf('1') === 'sending')
  await printer.waitForJob()
  await queue.stop()
  expect(jobs.stateOf('1')).toBe('uncertain')
})

test('the printer’s state is told when it changes, and only then', async () => {
  queue.start()
  await until(() => health.length === 1)
  printer.faults.paperLow(true)
  await until(() => health.length === 2)
  printer.faults.coverOpen(true)
  await until(() => health.length === 3)
  printer.faults.coverOpen(false)
  printer.faults.paperLow(false)
  await until(() => health.at(-1) === 'ready')
  expect(health.slice(0, 3)).toEqual(['ready', 'paper_low', 'cover_open'])
  expect(queue.health).toBe('ready')
})
