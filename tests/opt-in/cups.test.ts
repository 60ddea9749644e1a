/** The CUPS port against a real CUPS: `npm run proof:spoolers`, see docs/printing.md. */
import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CupsPrinterPort } from '../../src/backend/printing/ports/cups-port.ts'
import { sampleBytes } from '../../src/backend/printing/test-tickets.ts'
import { type Cups, missing, openSink, type Sink, startCups } from './spool-rig.ts'

const absent = missing('cups')
if (absent.length > 0) console.warn(`SKIPPED: the proof of CUPS needs the packages ${absent.join(', ')}`)

const ticket = sampleBytes()

describe.skipIf(absent.length > 0)('CUPS', () => {
  let cups: Cups
  let sink: Sink

  beforeAll(async () => {
    cups = await startCups()
    sink = await openSink()
    cups.addQueue('Receipt', sink.port)
    // A port that was free a moment ago: the printer is off.
    const off = await openSink()
    off.close()
    cups.addQueue('Off', off.port)
  })

  afterAll(() => {
    cups.stop()
    sink.close()
  })

  test('a ticket arrives byte for byte, and has left the queue', async () => {
    expect(await new CupsPrinterPort('Receipt').send('1', ticket, { deadlineMs: 15_000 })).toMatchObject({
      outcome: 'accepted',
    })
    expect((await sink.waitForJob(1)).equals(ticket)).toBe(true)
  })

  test('a job for a printer that is off is cancelled at the deadline; whether it had begun is not known', async () => {
    expect(await new CupsPrinterPort('Off').send('2', ticket, { deadlineMs: 4_000 })).toMatchObject({
      outcome: 'uncertain',
      detail: { code: 'deadline', text: 'cancelled while it was printed' },
    })
    expect(execFileSync('lpstat', ['-W', 'not-completed', '-o', 'Off'], { encoding: 'utf8' })).toBe('')
  })

  test('a stopped queue gets no job', async () => {
    execFileSync('cupsdisable', ['Off'])
    expect(await new CupsPrinterPort('Off').send('3', ticket, { deadlineMs: 4_000 })).toMatchObject({
      outcome: 'failed-before-send',
      detail: { code: 'offline' },
    })
  })

  test('a queue that is stopped while its job waits gives the job back, and nothing comes out later', async () => {
    execFileSync('cupsenable', ['Off'])
    const port = new CupsPrinterPort('Off')
    const mayBegin = async () => {
      execFileSync('cupsdisable', ['Off'])
      return true
    }
    expect(await port.send('4', ticket, { deadlineMs: 4_000, mayBegin })).toMatchObject({
      outcome: 'failed-before-send',
      detail: { text: 'cancelled before it began' },
    })
    expect(execFileSync('lpstat', ['-W', 'not-completed', '-o', 'Off'], { encoding: 'utf8' })).toBe('')
  })
})
