/** The query stack gives the truths the manual's examples give. */
import { expect, test } from 'vitest'
import { passes } from './query.ts'

const item = new Map([
  ['type', 'ether'],
  ['name', 'a=b'],
  ['mtu', '1500'],
  ['comment', ''],
])

test.each([
  [[], true],
  [['?type=ether', '?mtu=1500'], true],
  [['?type=ether', '?mtu=1'], false],
  [['?=name=a=b'], true],
  [['?type=vlan', '?type=ether', '?#|'], true],
  [['?type=vlan', '?#!'], true],
  [['?type=ether', '?#!'], false],
  [['?type=vlan', '?mtu=1500', '?#&'], false],
  [['?>comment='], false],
  [['?>mtu=900'], true],
  [['?<mtu=10000'], true],
  [['?missing'], false],
  [['?-missing'], true],
  [['?constructor'], false],
  // An index copies from the top; at the end of the word it replaces the stack.
  [['?type=vlan', '?mtu=1500', '?#0'], true],
  [['?type=vlan', '?mtu=1500', '?#1'], false],
  [['?type=vlan', '?mtu=1500', '?#0.'], false],
  // Below its values the stack is true without end.
  [['?#&'], true],
])('%j is %s', (queries, truth) => {
  expect(passes(item, queries)).toBe(truth)
})

test('an unknown operation is an error of the API, not of the router', () => {
  expect(() => passes(item, ['?type', '?#x'])).toThrow('invalid query operation x')
})
