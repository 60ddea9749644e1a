import { expect, it } from 'vitest'
import { ReplyReader, readTrap } from './replies.ts'

it('reads rows alike whether or not the one before had the same properties', () => {
  const reader = new ReplyReader()
  const rows = [
    ['!re', '.tag=1', '=.id=*1', '=name=a', '=comment=x=y'],
    ['!re', '.tag=1', '=.id=*2', '=comment=', '=name=b'],
    ['!re', '=.id=*3', '.tag=1', '=name', '=names=c'],
    ['!re', '.tag=1', '=.id=*4', '=name=d', '=comment=z'],
  ]
  for (const words of rows) expect(reader.read(words)).toEqual(new ReplyReader().read(words))
  expect(reader.read(rows[2] ?? []).attributes).toEqual({ '.id': '*3', name: '', names: 'c' })
})

it('keeps a property that JavaScript has a meaning for', () => {
  const { attributes } = new ReplyReader().read(['!re', '=__proto__=x', '=constructor=y'])
  expect(Object.entries(attributes)).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ])
})

it('takes a category that is no number for none', () => {
  expect(readTrap({ message: 'm', category: '2' })).toEqual({ message: 'm', category: 2 })
  expect(readTrap({ message: 'm', category: 'x' })).toEqual({ message: 'm' })
})
