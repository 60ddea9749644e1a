/** What must hold after any number of kills in the middle of a bulk. */
import { expect } from 'vitest'
import type { killBulk } from './kill-bulk.ts'

export function expectBulkWhole(found: Awaited<ReturnType<typeof killBulk>>): void {
  const { tokenCount, tokens, grants, users, journalBreak } = found
  expect(tokens).toHaveLength(tokenCount)
  expect(users.map(({ name = '' }) => name).toSorted()).toEqual(tokens.map(({ code }) => code).toSorted())
  const names = new Map(tokens.map(({ id, code }) => [id, code]))
  const onRouter = grants.map(({ tokenId, routerRef, state }) => [names.get(tokenId), routerRef, state].join(' '))
  expect(onRouter.toSorted()).toEqual(users.map((user) => `${user.name} ${user['.id']} on_router`).toSorted())
  expect(journalBreak).toBeUndefined()
}
