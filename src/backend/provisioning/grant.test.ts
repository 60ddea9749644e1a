import { describe, expect, it } from 'vitest'
import { grantInMark, type HotspotGrant, hotspotProfile, isRecordOf } from './grant.ts'

const id = '0199f3a1-7c2e-7b1a-9c3d-1f2e3d4c5b6a'
const grant: HotspotGrant = {
  id,
  version: 1,
  wanted: 'present',
  username: '7kqmx4p2d',
  password: 'x',
  profile: hotspotProfile({ sharedUsers: 1 }),
}

it('names profiles in one length, so that none is the prefix of another', () => {
  expect(hotspotProfile({ sharedUsers: 1 }).name).toMatch(/^teller-[0-9a-f]{12}$/)
  expect(hotspotProfile({ sharedUsers: 1 })).toEqual(hotspotProfile({ sharedUsers: 1 }))
  const names = [{ sharedUsers: 2 }, { sharedUsers: 1, rateLimit: '1M/2M' }, { sharedUsers: 1 }].map(
    (p) => hotspotProfile(p).name,
  )
  expect(new Set(names).size).toBe(3)
})

describe('whose record it is', () => {
  const mark = `teller1:${grantInMark(grant)}`
  const ours = { '.id': '*1', name: grant.username, comment: mark }

  it('is ours by the mark, whatever follows it', () => {
    expect(mark).toBe('teller1:9c3d1f2e3d4c5b6a')
    expect(isRecordOf(grant, ours)).toBe(true)
    expect(isRecordOf(grant, { ...ours, comment: `${mark} exp=1795623423` })).toBe(true)
  })

  it.each([
    ['an empty comment', {}],
    ['the mark of another grant', { comment: 'teller1:0000000000000000' }],
    ['a longer mark', { comment: `${mark}0` }],
    ['another name', { name: 'other', comment: mark }],
  ])('is not ours with %s', (_name, change) => {
    expect(isRecordOf(grant, { '.id': '*1', name: grant.username, ...change })).toBe(false)
  })

  it('stays ours when someone edited the comment, by the id we were told', () => {
    const known = { ...grant, routerRef: '*1' }
    expect(isRecordOf(known, { ...ours, comment: 'for Musa' })).toBe(true)
    expect(isRecordOf(known, { ...ours, comment: undefined })).toBe(true)
    expect(isRecordOf(known, { ...ours, '.id': '*2', comment: 'for Musa' })).toBe(false)
    expect(isRecordOf(known, { ...ours, comment: 'teller1:0000000000000000' })).toBe(false)
  })
})
