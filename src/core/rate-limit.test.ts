import { expect, test } from 'vitest'
import { rateLimitOf } from './rate-limit.ts'

const none = {
  uploadKbps: null,
  downloadKbps: null,
  burstUploadKbps: null,
  burstDownloadKbps: null,
  burstSeconds: null,
}

test('a package without speeds has no limit, whatever its burst says', () => {
  expect(rateLimitOf(none)).toBeUndefined()
  expect(rateLimitOf({ ...none, burstDownloadKbps: 4_000, burstSeconds: 10 })).toBeUndefined()
})

test('the customer’s upload is what the router receives, and stands first', () => {
  expect(rateLimitOf({ ...none, uploadKbps: 512, downloadKbps: 2_048 })).toBe('512k/2048k')
  expect(rateLimitOf({ ...none, downloadKbps: 2_048 })).toBe('0/2048k')
})

test('a burst lasts as long as the package says', () => {
  const text = rateLimitOf({
    uploadKbps: 512,
    downloadKbps: 2_000,
    burstUploadKbps: 1_024,
    burstDownloadKbps: 8_000,
    burstSeconds: 8,
  })
  expect(text).toBe('512k/2000k 1024k/8000k 384k/1500k 22/43')
  // time × threshold ÷ burst speed, which is how the router ends a burst.
  expect((43 * 1_500) / 8_000).toBeCloseTo(8, 0)
  expect((22 * 384) / 1_024).toBeCloseTo(8, 0)
})

test('one way of the line may have a burst, and a burst that is no faster is none', () => {
  const of = { ...none, uploadKbps: 512, downloadKbps: 2_000, burstSeconds: 5 }
  expect(rateLimitOf({ ...of, burstDownloadKbps: 4_000 })).toBe('512k/2000k 0/4000k 0/1500k 0/14')
  expect(rateLimitOf({ ...of, burstDownloadKbps: 2_000 })).toBe('512k/2000k')
  expect(rateLimitOf({ ...of, burstSeconds: null, burstDownloadKbps: 4_000 })).toBe('512k/2000k')
})
