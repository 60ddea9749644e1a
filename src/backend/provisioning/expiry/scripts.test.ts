import { describe, expect, it } from 'vitest'
import { menusOf } from '../../../practice/router/menus.ts'
import { parseVersion } from '../../../practice/router/version.ts'
import { isSameScript, loginScript, sweepScript } from './scripts.ts'

/** What the language had in 6.43 already; one word more, and an older router does not even begin. */
const oldWords = [
  'delay',
  'do',
  'find',
  'for',
  'foreach',
  'if',
  'len',
  'local',
  'log',
  'pick',
  'set',
  'tonum',
  'tostr',
  'typeof',
  'while',
]
const scripts = [
  ['login', loginScript],
  ['sweep', sweepScript],
] as const

describe.each(scripts)('the %s script', (_, script) => {
  const withoutTexts = script.replaceAll(/"(?:\\.|[^"\\])*"/g, '""')
  const variables = [...withoutTexts.matchAll(/:(?:local|foreach|for) (\w+)/g)].map(([, name]) => name)

  it('says whose it is in its first line', () => {
    expect(script.split('\n')[0]).toMatch(/^# Teller: .*puts it back when it is changed\.$/)
  })

  it('uses no word of the language that any version from 6.43 on does not know', () => {
    const words = [...withoutTexts.matchAll(/:([a-z]+)/g)].map(([, word]) => word)
    expect(words.length).toBeGreaterThan(30)
    expect(words.filter((word) => !oldWords.includes(word ?? ''))).toEqual([])
    expect(withoutTexts).not.toMatch(/->|=>|>>|<<|\$\(|\$\[/)
  })

  it('has no variable named like a property of what it searches, nor one with letters other than a to z', () => {
    const menus = menusOf(parseVersion('7.24')).filter(({ path }) => /^\/ip\/hotspot\/(user|active|cookie)$/.test(path))
    const properties = menus.flatMap((menu) => [...menu.properties.keys()])
    expect(properties).toContain('user')
    expect(variables.filter((name) => properties.includes(name ?? ''))).toEqual([])
    expect(variables.filter((name) => !/^[a-z]+$/i.test(name ?? ''))).toEqual([])
  })

  it('puts what it searches for in quotes', () => {
    const searches = script.split('\n').filter((line) => line.includes('find where'))
    expect(searches.length).toBeGreaterThan(0)
    expect(searches.filter((line) => /find where[^\]]*[=~]\$/.test(line))).toEqual([])
  })

  it('is small enough for every router, and plain ASCII', () => {
    expect(script.length).toBeLessThan(8000)
    expect(script).toMatch(/^[\n -~]*$/)
  })
})

it('knows a script again whatever its line ends', () => {
  expect(isSameScript('a\nb', 'a\r\nb\r\n')).toBe(true)
  expect(isSameScript('a  \nb\n', 'a\nb')).toBe(true)
  expect(isSameScript('a\nb', 'a b')).toBe(false)
})
