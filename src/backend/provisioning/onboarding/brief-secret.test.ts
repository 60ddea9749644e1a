import { expect, it } from 'vitest'
import { BriefSecret } from './brief-secret.ts'

it('is there until it is wiped, and never in what is written down', () => {
  const secret = new BriefSecret('päss')
  expect(secret.read()).toBe('päss')
  expect(JSON.stringify({ secret })).toBe('{}')
  secret.wipe()
  expect(secret.read()).toBeUndefined()
  expect(() => secret.wipe()).not.toThrow()
})
