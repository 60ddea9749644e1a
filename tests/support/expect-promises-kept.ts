/** What must hold after any number of kills. */
import { expect } from 'vitest'
import type { killTill } from './kill-till.ts'

export function expectPromisesKept(found: Awaited<ReturnType<typeof killTill>>): void {
  const { promised, sales, tokens, jobs, users, papers, journalBreak } = found
  expect(promised.length).toBeGreaterThan(0)
  const count = (all: readonly string[], one: string) => all.filter((other) => other === one).length
  const saleIds = sales.map((row) => row.id)
  const names = users.map((user) => user.name ?? '')
  for (const { sold, code } of promised) {
    expect(count(saleIds, sold), `sale ${sold}`).toBe(1)
    expect(count(names, code), `user ${code}`).toBe(1)
  }
  expect(names.toSorted()).toEqual(tokens.map((row) => row.code).toSorted())
  expect(sales.map((row) => row.number).toSorted((a, b) => a - b)).toEqual(sales.map((_, index) => index + 1))
  expect(journalBreak).toBeUndefined()

  const texts = papers.map((paper) => paper.lines.join('').replaceAll(/\s/g, ''))
  for (const { code, id } of tokens) {
    const printed = texts.filter((text) => text.includes(code)).length
    expect(printed, `tickets of ${code}`).toBeLessThanOrEqual(1)
    const state = jobs.find((job) => job.tokenId === id)?.state
    if (state === 'confirmed') expect(printed, `confirmed ticket of ${code}`).toBe(1)
    if (state === 'failed' || state === 'held') expect(printed, `ticket of ${code} that was ${state}`).toBe(0)
  }
}
