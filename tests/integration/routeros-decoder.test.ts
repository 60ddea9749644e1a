/** The decoder reads every transcript from every split, and a million bytes of nonsense do it no harm. */
import { expect, test } from 'vitest'
import { ProtocolError } from '../../src/backend/routeros/errors.ts'
import { SentenceDecoder } from '../../src/backend/routeros/sentences.ts'
import { encodeLength } from '../../src/backend/routeros/words.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { fuzzDecoder, inPieces } from './routeros-fuzz.ts'
import { bytesOf, transcripts } from './routeros-transcripts.ts'

test.each(transcripts)('$name: the same from every split into two chunks', (transcript) => {
  const bytes = bytesOf(transcript)
  for (let at = 0; at <= bytes.length; at += 1) {
    const decoder = new SentenceDecoder()
    const read = [...decoder.push(bytes.subarray(0, at)), ...decoder.push(bytes.subarray(at))]
    expect(read, `split at byte ${at}`).toEqual(transcript.sentences)
  }
})

test('all transcripts in a row: the same from random pieces', () => {
  const { random, seed } = seededRandom()
  const bytes = Buffer.concat(transcripts.map(bytesOf))
  const expected = transcripts.flatMap(({ sentences }) => sentences)
  for (let round = 0; round < 500; round += 1) {
    const decoder = new SentenceDecoder()
    const read = inPieces(bytes, random).flatMap((piece) => decoder.push(piece))
    expect(read, `seed ${seed}, round ${round}`).toEqual(expected)
  }
})

test('a million bytes of nonsense: no crash, bounded memory, bounded time', () => {
  const { random, seed } = seededRandom()
  const report = fuzzDecoder(1_000_000, random)
  expect(report.crashes, `seed ${seed}`).toEqual([])
  expect(report.sentences).toBeGreaterThan(1_000)
  expect(report.refusals).toBeGreaterThan(100)
  expect(report.heapGrowthBytes).toBeLessThan(200 << 20)
  expect(report.milliseconds).toBeLessThan(15_000)
})

test('a peer that announces much and sends it byte by byte costs time in proportion', () => {
  const decoder = new SentenceDecoder()
  const startedAt = performance.now()
  decoder.push(encodeLength(1 << 20))
  const byte = Uint8Array.of(0x61)
  for (let n = 0; n < 1 << 20; n += 1) decoder.push(byte)
  expect(decoder.push(Uint8Array.of(0))).toHaveLength(1)
  expect(performance.now() - startedAt).toBeLessThan(10_000)
})

test('sabotage: a decoder that loses a byte between two chunks would be noticed', () => {
  const [transcript] = transcripts.filter(({ name }) => name === 'several traps')
  const bytes = transcript ? bytesOf(transcript) : new Uint8Array()
  const same = Array.from({ length: bytes.length - 1 }, (_, at) => {
    const decoder = new SentenceDecoder()
    try {
      const read = [...decoder.push(bytes.subarray(0, at)), ...decoder.push(bytes.subarray(at + 1))]
      return JSON.stringify(read) === JSON.stringify(transcript?.sentences)
    } catch (error) {
      expect(error).toBeInstanceOf(ProtocolError)
      return false
    }
  })
  expect(same).not.toContain(true)
})
