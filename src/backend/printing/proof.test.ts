import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PracticePrinter, startPracticePrinter } from '../../practice/printer/practice-printer.ts'
import { TcpPrinterPort } from './ports/tcp-port.ts'
import { PrinterProof, type ProofSetting } from './proof.ts'
import { AnswerReader } from './status-answers.ts'
import { sampleBytes } from './test-tickets.ts'

let printer: PracticePrinter
let port: TcpPrinterPort

const ticket = sampleBytes()
/** The ticket is processed and `GS r` answered, but the id behind it is not. */
const TO_THE_FIRST_PROOF = 9 + ticket.length + 3

function use(proof: ProofSetting): void {
  port = new TcpPrinterPort({ host: '127.0.0.1', port: printer.port, statusTimeoutMs: 300, proof })
}

const send = (deadlineMs = 5000) => port.send('job', ticket, { deadlineMs })

beforeEach(async () => {
  printer = await startPracticePrinter()
})

afterEach(async () => {
  port.close()
  await printer.close()
})

test('a ticket of which only the beginning was printed is not confirmed by a printer that proves with ids', async () => {
  use('gs_h')
  expect((await send()).outcome).toBe('confirmed')
  printer.faults.paperOutAfterBytes(TO_THE_FIRST_PROOF)
  expect(await send(1300)).toMatchObject({ outcome: 'uncertain', detail: { code: 'paper_out' } })
})

test('sabotage: the same ticket passes for printed where only its processing is asked for', async () => {
  use('gs_r')
  printer.faults.paperOutAfterBytes(TO_THE_FIRST_PROOF)
  expect((await send(800)).outcome).toBe('confirmed')
})

test('left to itself it takes the better proof of a printer that knows it, from its second ticket on', async () => {
  use('auto')
  expect((await send()).outcome).toBe('confirmed')
  printer.faults.paperOutAfterBytes(TO_THE_FIRST_PROOF)
  expect((await send(800)).outcome).toBe('uncertain')
})

test('left to itself it is content with what another printer knows, and asks no more than that again', async () => {
  use('auto')
  printer.faults.withoutProcessIds(true)
  expect((await send()).outcome).toBe('confirmed')
  expect((await send()).outcome).toBe('confirmed')
  printer.faults.paperOutAfterBytes(TO_THE_FIRST_PROOF)
  expect((await send()).outcome).toBe('confirmed')
})

test('the question to a printer that does not know it leaves nothing on the next ticket', async () => {
  use('auto')
  printer.faults.withoutProcessIds(true)
  await send()
  await send()
  const [first, second] = [await printer.waitForJob(1), await printer.waitForJob(2)]
  expect(second.lines).toEqual(first.lines)
})

test('a printer that answers late confirms all the same', async () => {
  printer.faults.answerAfter(250)
  use('auto')
  expect(await send()).toMatchObject({ outcome: 'confirmed', status: 'ready' })
  expect((await send()).outcome).toBe('confirmed')
})

test('a printer that neither answers nor closes is sent to, once a person said so, and doubted otherwise', async () => {
  printer.faults.silent(true)
  printer.faults.neverCloses(true)
  use('auto')
  expect((await send(600)).outcome).toBe('uncertain')
  port.close()
  use('never')
  expect(await send()).toMatchObject({ outcome: 'accepted', detail: { code: 'handed_over' } })
  await printer.waitForJob(2)
})

test('also then a broken connection and a ticket that was not wholly taken stay doubtful', async () => {
  use('never')
  printer.faults.silent(true)
  printer.faults.resetAfterBytes(1000)
  expect(await send()).toMatchObject({ outcome: 'uncertain', detail: { code: 'connection_lost' } })
  printer.faults.resetAfterBytes(undefined)
  printer.faults.neverRead(true)
  const flood = new Uint8Array(12_000_000)
  expect(await port.send('job', flood, { deadlineMs: 900 })).toMatchObject({
    outcome: 'uncertain',
    detail: { code: 'deadline' },
  })
})

test('an answer to an earlier ticket proves nothing', async () => {
  const replay = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      if (bytes[0] === 0x10) socket.write(Uint8Array.of(0x12, 0x12, 0x12))
      else socket.write(Uint8Array.of(0x37, 0x22, 0x41, 0x42, 0x43, 0x44, 0))
    })
  })
  await new Promise<void>((resolve) => replay.listen(0, '127.0.0.1', resolve))
  const address = replay.address()
  const replayed = typeof address === 'object' && address ? address.port : 0
  port = new TcpPrinterPort({ host: '127.0.0.1', port: replayed, proof: 'gs_h' })
  expect((await port.send('job', ticket, { deadlineMs: 400 })).outcome).toBe('uncertain')
  await new Promise((resolve) => replay.close(resolve))
})

test('an id is read whole in any split, also with status between its bytes, and passes for no other answer', () => {
  const proof = new PrinterProof('gs_h', () => 0)
  const { verdict } = proof.ask(true)
  const stream = [0x12, 0x37, 0x22, 0x41, 0x10, 0x00, 0x00, 0x00, 0x41, 0x16, 0x41, 0x41, 0x00, 0x00]
  for (let cut = 0; cut <= stream.length; cut++) {
    const answers = new AnswerReader()
    answers.read(Uint8Array.from(stream.slice(0, cut)))
    answers.read(Uint8Array.from(stream.slice(cut)))
    expect(verdict(answers)).toBe('came_out')
    expect(answers).toMatchObject({ realTime: [0x12, 0x16], confirmations: [0x00], processIds: ['AAAA'] })
  }
  const other = new AnswerReader()
  other.read(Uint8Array.of(0x37, 0x25, 0x41, 0x41, 0x41, 0x41, 0x00, 0x37, 0x22, 0x41, 0x41, 0x00))
  expect([verdict(other), other.confirmations]).toEqual([undefined, []])
})
