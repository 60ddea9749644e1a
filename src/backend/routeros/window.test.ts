import { describe, expect, it } from 'vitest'
import { AdaptiveWindow, heavyWindow, lightWindow } from './window.ts'

/** So many replies, as from a full window. */
function replies(window: AdaptiveWindow, count: number, roundTripMs: number): void {
  for (let n = 0; n < count; n += 1) window.replied(roundTripMs, window.size)
}

describe('the adaptive window', () => {
  it('starts at 16 and grows fourfold each round trip while those stay flat, up to its bound', () => {
    const window = new AdaptiveWindow(lightWindow)
    expect(window.size).toBe(16)
    replies(window, 16, 20)
    expect(window.size).toBe(64)
    replies(window, 64, 22)
    expect(window.size).toBe(256)
    replies(window, 1_000, 20)
    expect(window.size).toBe(512)
  })

  it('stays when the replies queue up in the router, for more would only wait longer', () => {
    const window = new AdaptiveWindow(lightWindow)
    for (let n = 1; n <= 16; n += 1) window.replied(n * 3, 16)
    expect(window.size).toBeLessThanOrEqual(19)
  })

  it('does not grow while nobody fills it', () => {
    const window = new AdaptiveWindow(lightWindow)
    for (let n = 0; n < 1_000; n += 1) window.replied(20, 1)
    expect(window.size).toBe(16)
  })

  it('shrinks once a window when round trips become slow, and below its start only when they take seconds', () => {
    const window = new AdaptiveWindow(lightWindow)
    replies(window, 16, 20)
    expect(window.size).toBe(64)
    replies(window, 60, 100)
    expect(window.size).toBe(48)
    replies(window, 1_000, 100)
    expect(window.size).toBeLessThanOrEqual(16)
    const settled = window.size
    replies(window, 500, 100)
    expect(window.size).toBe(settled)
    replies(window, 500, 3_000)
    expect(window.size).toBe(1)
  })

  it('halves on a time-out and never stops altogether', () => {
    const window = new AdaptiveWindow(lightWindow)
    window.timedOut()
    expect(window.size).toBe(8)
    for (let n = 0; n < 20; n += 1) window.timedOut()
    expect(window.size).toBe(1)
    replies(window, 10, 20)
    expect(window.size).toBeGreaterThan(1)
  })

  it('learns a longer route in time', () => {
    const window = new AdaptiveWindow(lightWindow)
    replies(window, 20, 1)
    replies(window, 2_500, 200)
    expect(window.size).toBeGreaterThan(100)
  })

  it('keeps heavy commands few', () => {
    const window = new AdaptiveWindow(heavyWindow)
    expect(window.size).toBe(2)
    replies(window, 1_000, 20)
    expect(window.size).toBe(4)
  })
})
