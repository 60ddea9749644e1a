import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PaperCups } from '../../../../tests/support/paper-cups.ts'
import { sampleBytes } from '../test-tickets.ts'
import { CupsPrinterPort } from './cups-port.ts'

const ticket = sampleBytes()
let cups: PaperCups
let port: CupsPrinterPort

const send = (deadlineMs = 5_000) => port.send('job', ticket, { deadlineMs })

beforeEach(() => {
  cups = new PaperCups(mkdtempSync(join(tmpdir(), 'teller-test-')))
  port = new CupsPrinterPort('Receipt')
})

afterEach(() => cups.restore())

test('a ticket that left the queue is sent, not a byte of it changed, and its title says nothing of it', async () => {
  expect(await send()).toMatchObject({ outcome: 'accepted', detail: { code: 'handed_over' } })
  expect(cups.printed().map((bytes) => bytes.equals(ticket))).toEqual([true])
  expect(cups.said()).toBe('-d Receipt -o raw -t Teller\n')
})

test('a job that waits at the deadline is cancelled, so that it cannot come out beside the next attempt', async () => {
  cups.become('waits')
  expect(await send(900)).toMatchObject({ outcome: 'failed-before-send', detail: { code: 'deadline' } })
  cups.comeBack()
  expect(cups.printed()).toEqual([])
})

test('a job that had begun is cancelled too, but nobody knows what came out of it', async () => {
  cups.become('sticks')
  expect(await send(900)).toMatchObject({ outcome: 'uncertain', detail: { code: 'deadline' } })
  expect(cups.waiting()).toEqual([])
})

test('a job that cannot be cancelled is uncertain: it prints when the printer is back', async () => {
  cups.become('waits')
  cups.keepJobs()
  expect(await send(900)).toMatchObject({ outcome: 'uncertain', detail: { text: 'could not be cancelled' } })
  cups.comeBack()
  expect(cups.printed().length).toBe(1)
})

test('a queue that is stopped or not there gets no job', async () => {
  cups.become('stopped')
  expect(await port.probe()).toBe('offline')
  expect(await send()).toMatchObject({ outcome: 'failed-before-send', detail: { code: 'offline' } })
  const nobody = new CupsPrinterPort('Nobody')
  expect(await nobody.send('job', ticket, { deadlineMs: 900 })).toMatchObject({ outcome: 'failed-before-send' })
  expect(cups.waiting()).toEqual([])
})
