/** Sentences survive any split of the stream, and every byte survives the router. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeBytes, SentenceReader, toBytes, toText } from './wire.ts'

const word = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1'))
const sentences = fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), { maxLength: 5 })

test('what is encoded is read back, wherever the stream is cut', () => {
  fc.assert(
    fc.property(sentences, fc.array(fc.integer({ min: 1, max: 400 })), (sent, cuts) => {
      const stream = Buffer.concat(sent.map(encodeBytes))
      const reader = new SentenceReader()
      const read: string[][] = []
      let offset = 0
      for (const cut of [...cuts, stream.length]) {
        read.push(...reader.push(stream.subarray(offset, offset + cut)))
        offset += cut
      }
      expect(read).toEqual(sent)
    }),
    { numRuns: 50 },
  )
})

test('random bytes end in sentences or in an error, never in a hang', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        expect(new SentenceReader().push(bytes)).toBeInstanceOf(Array)
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
      }
    }),
  )
})

test('a sentence may not grow without end', () => {
  const reader = new SentenceReader()
  const piece = Buffer.concat([encodeBytes(['x'.repeat(1 << 20)]).subarray(0, -1)])
  expect(() => {
    for (let count = 0; count < 5; count += 1) reader.push(piece)
  }).toThrow('too long')
})

test('text goes in and out as UTF-8', () => {
  expect(toBytes('é')).toBe('Ã©')
  expect(toText(toBytes('قهوة €'))).toBe('قهوة €')
})
