import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReplySentence } from './replies.ts'
import { ReplyDecoder } from './reply-decoder.ts'
import { encodeSentence } from './sentences.ts'

const join = (sentences: readonly (readonly string[])[]) => Buffer.concat(sentences.map(encodeSentence))

/** Read without any memory of the sentence before. */
function read([kind = '', ...words]: readonly string[]): ReplySentence {
  const bare = words.filter((word) => !/^(=|\.tag=)/.test(word))
  const tag = words.findLast((word) => word.startsWith('.tag='))?.slice('.tag='.length) ?? ''
  const pairs = words
    .filter((word) => word.startsWith('='))
    .map((word) => {
      const end = word.indexOf('=', 1)
      return end < 0 ? [word.slice(1), ''] : [word.slice(1, end), word.slice(end + 1)]
    })
  return { kind, tag, attributes: Object.fromEntries(pairs), bare }
}

/** Few names and values, so that neighbours are often alike, and often nearly. */
const attribute = fc
  .tuple(
    fc.constantFrom('.id', 'name', 'names', 'nam', 'comment', '__proto__', 'constructor', '1', 'é', '', 'x'.repeat(70)),
    fc.constantFrom(
      '',
      '=',
      '=a',
      '=b',
      '=a=b',
      '=é',
      '=\u00e9\u00e9',
      '=ÃÂ',
      '=a value of many characters',
      '=12345678901234',
    ),
  )
  .map(([name, value]) => `=${name}${value}`)
const word = fc.oneof(
  { weight: 8, arbitrary: attribute },
  fc.constantFrom('.tag=1', '.tag=2', '.tag=', '.tag=é', 'bare'),
)
const sentence = fc
  .tuple(fc.constantFrom('!re', '!re', '!re', '!done', '!trap', '!fatal'), fc.array(word, { maxLength: 8 }))
  .map(([kind, words]) => [kind, ...words])

describe('a print', () => {
  it('is read row by row as if each row stood alone, whatever the rows before it were like', () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 30 }), (sentences) => {
        expect(new ReplyDecoder().push(join(sentences))).toEqual(sentences.map(read))
      }),
      { numRuns: 500 },
    )
  })

  it('is read alike however its bytes were cut, so that no value of one row gets into another', () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 10 }), fc.array(fc.nat(60)), (sentences, cuts) => {
        const decoder = new ReplyDecoder()
        const bytes = join(sentences)
        const replies: ReplySentence[] = []
        let at = 0
        for (const length of [...cuts, bytes.length]) {
          replies.push(...decoder.push(bytes.subarray(at, at + length)))
          at += length
        }
        expect(replies).toEqual(sentences.map(read))
      }),
      { numRuns: 300 },
    )
  })

  it('does not read bytes of a code page as the letter the row before had', () => {
    const decoder = new ReplyDecoder({}, 'windows-1251')
    const latin = Buffer.concat([encodeSentence(['!re', '=name=é'])])
    const cyrillic = Buffer.concat([
      Uint8Array.of(3),
      Buffer.from('!re'),
      Uint8Array.of(7),
      Buffer.from('=name=\xe9', 'latin1'),
      Uint8Array.of(0),
    ])
    expect(decoder.push(Buffer.concat([latin, cyrillic, latin])).map(({ attributes }) => attributes.name)).toEqual([
      'é',
      'й',
      'é',
    ])
  })

  it('gives every row its own object, so that a change of one changes no other', () => {
    const rows = new ReplyDecoder().push(join(Array.from({ length: 3 }, () => ['!re', '=name=a', '=comment=b'])))
    const [first, second, third] = rows.map(({ attributes }) => attributes as Record<string, string>)
    if (second) second.name = 'changed'
    expect([first, third]).toEqual([
      { name: 'a', comment: 'b' },
      { name: 'a', comment: 'b' },
    ])
  })
})

it('keeps a property that JavaScript has a meaning for', () => {
  const [reply] = new ReplyDecoder().push(join([['!re', '=__proto__=x', '=constructor=y']]))
  expect(Object.entries(reply?.attributes ?? {})).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ])
})

it('still reads a router that names something else in every row, when it remembers no more', () => {
  const decoder = new ReplyDecoder()
  const names = Array.from({ length: 20_000 }, (_, n) => `n${n}`)
  for (const name of names)
    expect(decoder.push(encodeSentence(['!re', `=${name}=${name}`]))[0]?.attributes).toEqual({ [name]: name })
})
