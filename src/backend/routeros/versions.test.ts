import { describe, expect, it } from 'vitest'
import { ProtocolError } from './errors.ts'
import { capabilitiesOf, compareVersions, parseVersion } from './versions.ts'

describe('versions', () => {
  it.each([
    ['7.22.3 (stable)', { major: 7, minor: 22, patch: 3 }],
    ['6.49.10', { major: 6, minor: 49, patch: 10 }],
    ['7.22', { major: 7, minor: 22, patch: 0 }],
    ['7.1beta6 (testing)', { major: 7, minor: 1, patch: 0, preRelease: { stage: 'beta', number: 6 } }],
  ])('reads %s', (text, version) => {
    expect(parseVersion(text)).toEqual(version)
  })

  it.each(['', '7', 'RouterOS 7.1', '7.22x'])('refuses "%s"', (text) => {
    expect(() => parseVersion(text)).toThrow(ProtocolError)
  })

  it('orders releases by number, not by text, and pre-releases before their release', () => {
    const ordered = ['6.43', '6.49.10', '7.1beta6', '7.1rc1', '7.1rc2', '7.1', '7.9', '7.10', '7.22', '7.22.3']
    const shuffled = ordered.toReversed().map(parseVersion).sort(compareVersions)
    expect(shuffled).toEqual(ordered.map(parseVersion))
  })

  it('knows what changed when', () => {
    const at = (text: string) => capabilitiesOf(parseVersion(text))
    expect(at('6.49.10')).toEqual({ hasEmptyReply: false, dateStyle: 'named', hotspotIsPackage: true })
    expect(at('7.9.2').dateStyle).toBe('named')
    expect(at('7.10').dateStyle).toBe('iso')
    expect(at('7.17.2').hasEmptyReply).toBe(false)
    expect(at('7.18rc1').hasEmptyReply).toBe(true)
    expect(at('7.22')).toEqual({ hasEmptyReply: true, dateStyle: 'iso', hotspotIsPackage: false })
  })
})
