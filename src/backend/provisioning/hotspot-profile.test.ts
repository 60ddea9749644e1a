import { expect, test } from 'vitest'
import { loginScript } from './expiry/scripts.ts'
import { hotspotProfile } from './grant.ts'
import { differsFrom } from './hotspot-profile.ts'

const rateLimit = '512k/2000k 1024k/8000k 384k/1500k 22/43'
const profile = hotspotProfile({ sharedUsers: 1, rateLimit })
const asRead = (speed: string) => ({ 'shared-users': '1', 'rate-limit': speed, 'on-login': loginScript })

test('a burst as the router writes it is no difference', () => {
  expect(differsFrom(profile, asRead(rateLimit))).toBe(false)
  expect(differsFrom(profile, asRead('512k/2M 1024k/8M 384k/1500k 22s/43s'))).toBe(false)
})

test('a burst that somebody changed or took away is one', () => {
  expect(differsFrom(profile, asRead('512k/2000k 1024k/9M 384k/1500k 22/43'))).toBe(true)
  expect(differsFrom(profile, asRead('512k/2000k'))).toBe(true)
})

test('packages that differ by their burst have profiles of their own', () => {
  expect(hotspotProfile({ sharedUsers: 1, rateLimit: '512k/2000k' }).name).not.toBe(profile.name)
})
