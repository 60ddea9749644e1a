import { describe, expect, it } from 'vitest'
import { ProtocolError } from './errors.ts'
import { capabilitiesOf, compareVersions, parseVersion } from './versions.ts'

describe('versions', () => {
  it.each([
    ['7.22.3 (stable)', { major: 7, minor: 22, patch: 3 }],
    ['6.49.10', { major: 6, minor: 49, patch: 10 }],
    ['7.22', { major: 7, minor: 22, patch: 0 }],
    ['7.16 (stable)', { major: 7, minor: 16, patch: 0 }],
    ['7.1rc3 (development)', { major: 7, minor: 1, patch: 0, preRelease: { stage: 'rc', number: 3 } }],
    ['7.1beta6 (testing)', { major: 7, minor: 1, patch: 0, preRelease: { stage: 'beta', number: 6 } }],
  ])('reads %s', (text, version) => {
    expect(parseVersion(text)).toEqual(version)
  })

  it.each(['', '7', 'RouterOS 7.1', '7.22x'])('refuses "%s"', (text) => {
    expect(() => parseVersion(text)).toThrow(ProtocolError)
  })

  it('orders releases by number, not by text, and pre-releases before their release', () => {
    const ordered = ['6.43', '6.49.10', '6.50', '7.1beta6', '7.1rc1', '7.1rc3', '7.1', '7.9', '7.10', '7.22', '7.22.3']
    const shuffled = ordered.toReversed().map(parseVersion).sort(compareVersions)
    expect(shuffled).toEqual(ordered.map(parseVersion))
  })

  it('knows what changed when', () => {
    const at = (text: string) => capabilitiesOf(parseVersion(text))
    expect(at('6.49.10')).toMatchObject({ hasEmptyReply: false, dateStyle: 'named', hotspotIsPackage: true })
    expect(at('6.49.10')).toMatchObject({ textIsUtf8: false, hasWireGuard: false })
    expect(at('7.9.2').dateStyle).toBe('named')
    expect(at('7.10').dateStyle).toBe('iso')
    expect(at('7.17.2').hasEmptyReply).toBe(false)
    expect(at('7.18rc1').hasEmptyReply).toBe(true)
    expect(at('7.22')).toMatchObject({ hasEmptyReply: true, dateStyle: 'iso', hotspotIsPackage: false })
    expect(['7.15.3', '7.16'].map((text) => at(text).limitsApiSessions)).toEqual([false, true])
    expect(['7.16.2', '7.17'].map((text) => at(text).ovpnServersAreList)).toEqual([false, true])
    expect(['7.20.8', '7.21'].map((text) => at(text).hidesSecrets)).toEqual([false, true])
    const needsStart = ['7.23.1', '7.24', '7.24.4', '7.24.5', '7.25'].map((text) => at(text).schedulerNeedsStart)
    expect(needsStart).toEqual([false, true, true, false, false])
  })
})
