/** The page about permissions says what the code does. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PERMISSIONS_PAGE, permissionsPage } from '../../scripts/permissions.ts'

test('docs/permissions.md is what the policy and the contract say; npm run permissions writes it', () => {
  expect(readFileSync(PERMISSIONS_PAGE, 'utf8')).toBe(permissionsPage())
})
