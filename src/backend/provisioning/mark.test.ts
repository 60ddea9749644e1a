import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readMark, writeMark } from './mark.ts'

const grant = '9c3d1f2e3d4c5b6a'

it('reads what it wrote', () => {
  const seconds = fc.integer({ min: 1, max: 999_999_999_999 })
  const marks = fc.record(
    {
      grant: fc.constant(grant),
      validitySeconds: seconds,
      expiresAt: seconds,
      lock: fc.constant(true as const),
      ended: fc.constant(true as const),
    },
    { requiredKeys: ['grant'] },
  )
  fc.assert(
    fc.property(marks, (mark) => {
      expect(readMark(writeMark(mark))).toEqual(mark)
    }),
  )
})

it('reads what the router’s scripts append, in whatever order, and ignores what people add', () => {
  expect(readMark(`teller1:${grant} v=86400 lock exp=1795623423 end`)).toEqual({
    grant,
    validitySeconds: 86_400,
    lock: true,
    expiresAt: 1_795_623_423,
    ended: true,
  })
  expect(readMark(`teller1:${grant} v=60 wait exp=7`)).toEqual({ grant, validitySeconds: 60, expiresAt: 7 })
  expect(readMark(`teller1:${grant} for Musa, exp= v=-1 exp=5 exp=6 ending`)).toEqual({ grant, expiresAt: 5 })
})

it.each(['', 'Musa', `teller2:${grant}`, 'teller1:short', `x teller1:${grant}`, `teller1:${grant}0`])(
  '%j is no mark of ours',
  (comment) => expect(readMark(comment)).toBeUndefined(),
)
