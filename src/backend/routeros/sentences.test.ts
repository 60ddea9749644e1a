import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ProtocolError } from './errors.ts'
import { encodeSentence, SentenceDecoder } from './sentences.ts'
import { encodeLength, encodeWord } from './words.ts'

const numRuns = Number(process.env.TELLER_FUZZ_RUNS ?? 200)

const transcript: string[][] = [
  ['!re', '.tag=7', '=.id=*A', '=name=قهوة ☕', '=comment=a=b\r\nc'],
  ['!re'],
  ['!empty', '.tag=7'],
  ['!done', `=ret=${'x'.repeat(300)}`, `=source=${'€'.repeat(6000)}`],
]

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

const transcriptBytes = join(transcript.map(encodeSentence))

const words = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), { minLength: 1, maxLength: 8 })

describe('length prefixes', () => {
  it.each([
    [0, [0]],
    [0x7f, [0x7f]],
    [0x80, [0x80, 0x80]],
    [0x3fff, [0xbf, 0xff]],
    [0x4000, [0xc0, 0x40, 0x00]],
    [0x1fffff, [0xdf, 0xff, 0xff]],
    [0x200000, [0xe0, 0x20, 0x00, 0x00]],
    [0xfffffff, [0xef, 0xff, 0xff, 0xff]],
    [0x10000000, [0xf0, 0x10, 0x00, 0x00, 0x00]],
    [0xffffffff, [0xf0, 0xff, 0xff, 0xff, 0xff]],
  ])('writes %i as the manual does', (length, bytes) => {
    expect([...encodeLength(length)]).toEqual(bytes)
  })

  it.each([-1, 1.5, 0x100000000, Number.NaN])('refuses a length of %d', (length) => {
    expect(() => encodeLength(length)).toThrow(ProtocolError)
  })
})

describe('encoding', () => {
  it('does not let an empty word cut a sentence in two', () => {
    expect(() => encodeSentence(['/login', '', '/user/add'])).toThrow(ProtocolError)
  })

  it('counts bytes, not characters', () => {
    expect([...encodeWord('é')]).toEqual([2, 0xc3, 0xa9])
  })
})

describe('decoding', () => {
  it('reads back whatever was encoded', () => {
    fc.assert(
      fc.property(fc.array(words), (sentences) => {
        expect(new SentenceDecoder().push(join(sentences.map(encodeSentence)))).toEqual(sentences)
      }),
      { numRuns },
    )
  })

  it('reads the same sentences from every split into two chunks', () => {
    const small = join(transcript.slice(0, 3).map(encodeSentence))
    for (let at = 0; at <= small.length; at += 1) {
      const decoder = new SentenceDecoder()
      const read = [...decoder.push(small.subarray(0, at)), ...decoder.push(small.subarray(at))]
      expect(read).toEqual(transcript.slice(0, 3))
    }
  })

  it('reads the same sentences byte by byte, long words and split characters included', () => {
    const decoder = new SentenceDecoder()
    expect([...transcriptBytes].flatMap((byte) => decoder.push(Uint8Array.of(byte)))).toEqual(transcript)
  })

  it('skips empty sentences', () => {
    expect(new SentenceDecoder().push(Uint8Array.of(0, 0, 1, 0x61, 0, 0))).toEqual([['a']])
  })

  it('keeps a byte order mark and survives bytes that are not UTF-8', () => {
    const bytes = join([encodeWord('\ufeffa'), encodeWord(Uint8Array.of(0xcf, 0xf0, 0xe8)), Uint8Array.of(0)])
    const [sentence] = new SentenceDecoder().push(bytes)
    expect(sentence?.[0]).toBe('\ufeffa')
    expect(sentence?.[1]).toContain('\ufffd')
  })

  it('does not share the caller’s buffer, which a socket may reuse', () => {
    const decoder = new SentenceDecoder()
    const bytes = encodeSentence(['hello'])
    const first = bytes.slice(0, 4)
    decoder.push(first)
    first.fill(0x58)
    expect(decoder.push(bytes.subarray(4))).toEqual([['hello']])
  })
})

describe('bounds', () => {
  it.each([0xf1, 0xf8, 0xff])('refuses the reserved control byte %i', (byte) => {
    expect(() => new SentenceDecoder().push(Uint8Array.of(byte))).toThrow(ProtocolError)
  })

  it('refuses a word as soon as its length is announced', () => {
    const decoder = new SentenceDecoder({ maxWordBytes: 10 })
    expect(decoder.push(encodeSentence(['0123456789']))).toEqual([['0123456789']])
    expect(() => decoder.push(encodeLength(11))).toThrow(ProtocolError)
  })

  it('refuses a sentence of too many bytes or words, counting from its own start', () => {
    const bytes = new SentenceDecoder({ maxSentenceBytes: 4 })
    bytes.push(encodeSentence(['ab', 'cd']))
    bytes.push(encodeSentence(['ab', 'cd']))
    expect(() => bytes.push(encodeSentence(['ab', 'cde']))).toThrow(ProtocolError)
    const counted = new SentenceDecoder({ maxWords: 2 })
    counted.push(encodeSentence(['a', 'b']))
    expect(() => counted.push(encodeSentence(['a', 'b', 'c']))).toThrow(ProtocolError)
  })

  it('stays failed, because no later byte is a known word boundary', () => {
    const decoder = new SentenceDecoder({ maxWordBytes: 10 })
    expect(() => decoder.push(encodeLength(11))).toThrow(ProtocolError)
    expect(() => decoder.push(encodeSentence(['!done']))).toThrow(ProtocolError)
  })

  it('holds what arrived, not what was announced', () => {
    const announced = join([encodeLength(1 << 20), Uint8Array.of(0x61)])
    const before = process.memoryUsage().arrayBuffers
    const decoders = Array.from({ length: 100 }, () => new SentenceDecoder())
    for (const decoder of decoders) decoder.push(announced)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 << 20)
    expect(decoders).toHaveLength(100)
  })

  it('never crashes on random bytes, nor depends on how they are cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat({ max: 400 }), (bytes, cut) => {
        expect(outcome([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(
          outcome([...bytes].map((b) => Uint8Array.of(b))),
        )
      }),
      { numRuns },
    )
  })
})

/** What a decoder made of the chunks: whether it failed, and what it still accepts. */
function outcome(chunks: readonly Uint8Array[]): unknown {
  const decoder = new SentenceDecoder({ maxWordBytes: 100, maxSentenceBytes: 200, maxWords: 20 })
  const sentences: string[][] = []
  try {
    for (const chunk of chunks) sentences.push(...decoder.push(chunk))
    return sentences
  } catch (error) {
    expect(error).toBeInstanceOf(ProtocolError)
    return 'protocol error'
  }
}
