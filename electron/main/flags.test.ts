/** The command line is shared with Chromium: its switches must neither stop the shell nor be taken for ours. */
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readFlags } from './flags.ts'

test('nothing asked is the default folder and the real counter', () => {
  expect(readFlags([], '/default')).toEqual({ dataFolder: resolve('/default'), practice: false })
})

test('our flags are found among the project, Chromium’s switches and files', () => {
  const args = ['.', '--no-sandbox', '--remote-debugging-port=0', '--data', 'there', '--practice', 'file']
  expect(readFlags(args, '/default')).toEqual({ dataFolder: resolve('there'), practice: true })
  expect(readFlags(['--data=/here'], '/default').dataFolder).toBe(resolve('/here'))
})

test('a folder that was left out is not a folder', () => {
  expect(readFlags(['--data'], '/default').dataFolder).toBe(resolve('/default'))
  expect(readFlags(['--data='], '/default').dataFolder).toBe(resolve('/default'))
})
