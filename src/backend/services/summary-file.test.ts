import { expect, test } from 'vitest'
import { problemOf } from './summary-file.ts'

test.each([
  ['ENOSPC', 'no_space'],
  ['EROFS', 'not_allowed'],
  ['ENOENT', 'no_folder'],
  ['EIO', 'failed'],
])('%s is told as %s', (code, problem) => {
  expect(problemOf(Object.assign(new Error('x'), { code }))).toBe(problem)
})
