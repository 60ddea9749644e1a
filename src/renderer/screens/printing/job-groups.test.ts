import { expect, test } from 'vitest'
import type { PrintJobView } from '../../../contract/printing.ts'
import { groupsOf } from './job-groups.ts'

const job = (id: string, state: PrintJobView['state']) => ({ id, state }) as PrintJobView

test('what needs an answer stands first, and nothing that did not come out is left away', () => {
  const open = [job('a', 'held'), job('b', 'queued'), job('c', 'failed'), job('d', 'uncertain'), job('e', 'sending')]
  const groups = groupsOf(open).map(({ name, jobs }) => `${name} ${jobs.map(({ id }) => id).join('')}`)
  expect(groups).toEqual(['uncertain d', 'failed c', 'waiting be', 'held a'])
})
