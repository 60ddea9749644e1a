import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Command } from './commands.ts'
import { EscPosInterpreter, type PaperItem } from './interpreter.ts'
import { paperText } from './paper.ts'

function interpret(text: string, paperDots = 384) {
  const items: PaperItem[] = []
  const commands: Command[] = []
  let cuts = 0
  const interpreter = new EscPosInterpreter(paperDots, {
    onItem: (item) => items.push(item),
    onCommand: (command) => commands.push(command),
    onCut: () => (cuts += 1),
    onSensorRequest: () => {},
    onProcessId: () => {},
  })
  for (const byte of Buffer.from(text, 'latin1')) interpreter.read(byte)
  const [line] = items.filter((item) => item.kind === 'line')
  return { items, cuts, line, names: commands.map(({ name }) => name), text: paperText(items) }
}

test('styles hold until they are changed, and ESC @ ends them all', () => {
  const { items } = interpret('\x1ba\x01\x1bE\x01\x1d!\x21\x1dB\x01A\n\x1b@B\n')
  const [first, second] = items.filter((item) => item.kind === 'line')
  const plain = { width: 1, height: 1, bold: false, inverse: false }
  expect(first).toEqual({
    kind: 'line',
    align: 'center',
    dots: 48,
    characters: [{ character: 'A', width: 3, height: 2, bold: true, inverse: true }],
  })
  expect(second).toEqual({ kind: 'line', align: 'left', dots: 30, characters: [{ character: 'B', ...plain }] })
})

test('alignment takes effect only at the beginning of a line', () => {
  expect(interpret('a\x1ba\x02b\n').line?.align).toBe('left')
})

test('a line longer than the paper goes on in the next', () => {
  expect(interpret(`${'x'.repeat(33)}\n`).text).toEqual(['x'.repeat(32), 'x'])
})

test('feeds print what waits and move the paper', () => {
  expect(interpret('a\x1bJ\x05').items).toEqual([expect.objectContaining({ dots: 30 }), { kind: 'feed', dots: 5 }])
  expect(interpret('\x1bd\x03').items).toEqual([{ kind: 'feed', dots: 90 }])
})

test('a picture’s bytes are never taken for commands', () => {
  const { items, names } = interpret('\x1dv0\x00\x02\x00\x02\x00\x1b@\x1dVa\n')
  expect(items[0]).toMatchObject({
    kind: 'picture',
    bytesPerRow: 2,
    rows: 2,
    bytes: new Uint8Array(Buffer.from('\x1b@\x1dV')),
  })
  expect(names).toEqual(['GS v'])
})

test('both forms of the cut are understood', () => {
  expect(interpret('\x1dV\x00\x1dV\x42\x10').cuts).toBe(2)
  expect(interpret('\x1dV\x42\x10').items).toEqual([{ kind: 'feed', dots: 16 }])
})

test('commands it does not know are told as unknown, and what follows is printed', () => {
  expect(interpret('\x1b\x99x\n')).toMatchObject({ names: ['unknown'], text: ['x'] })
  expect(interpret('\x07x\n')).toMatchObject({ names: ['unknown'], text: ['x'] })
})

test('no stream of bytes makes it fail, and printable text is printed in order', () => {
  const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array).toString('latin1'))
  fc.assert(
    fc.property(bytes, (stream) => {
      interpret(stream)
    }),
  )
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[!-~]{1,20}$/)), (words) => {
      expect(interpret(words.map((word) => `${word}\n`).join('')).text).toEqual(words)
    }),
  )
})
