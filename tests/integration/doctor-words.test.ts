/** Every sentence of the doctor mentions only what its check tells, and whatever is not well has something to do. */
import { expect, it } from 'vitest'
import { JUDGES } from '../../src/backend/provisioning/doctor/checks.ts'
import type { Finding } from '../../src/contract/doctor.ts'
import { checkOf, SAYING_WORDS, UNSEEN, verdictOf } from '../../src/core/router-checks.ts'
import { adviceText, findingText } from '../../src/renderer/screens/router-doctor/finding-words.ts'
import { en } from '../../src/renderer/text/en.ts'
import { startTexts } from '../../src/renderer/text/i18n.ts'
import { DOCTOR_CASES } from '../support/doctor-cases.ts'
import { factsOf } from '../support/doctor-facts.ts'

const { t } = startTexts()

const mentioned = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name)
const sentences = (says: string) =>
  Object.entries({ ...en.finding, ...en.findingToDo })
    .filter(([key]) => key.replace(/_(one|other)$/, '') === says || key === says)
    .map(([, text]) => text)

const findings = DOCTOR_CASES.map(([says, sickness]): Finding => {
  const check = checkOf(says)
  const { values = {} } = JUDGES[check](factsOf(sickness))
  return { check, verdict: verdictOf(says), says, values: { ...values }, fix: null }
})

it.each(findings)('$says mentions only what is told', ({ says, values }) => {
  const names = Object.keys(values)
  expect(sentences(says).length).toBeGreaterThan(0)
  expect(
    sentences(says)
      .flatMap(mentioned)
      .filter((name) => !names.includes(name)),
  ).toEqual([])
})

it('every finding is a sentence that ends, without a hole in it', () => {
  for (const finding of findings) expect(findingText(t, finding)).toMatch(/^[A-Z0-9/].*[.]$/s)
})

it('whatever is not well has something to do, and what is well has nothing', () => {
  const all = [...SAYING_WORDS, ...UNSEEN].map((says) => [says, verdictOf(says)] as const)
  const advised = (says: string) => Object.hasOwn(en.findingToDo, says)
  const isSick = (verdict: string) => ['bad', 'warn', 'unknown'].includes(verdict)
  expect(all.filter(([says, verdict]) => isSick(verdict) !== advised(says))).toEqual([])
})

it.each([
  ['clock_router_behind', { seconds: 3_900 }, '1 hour 5 minutes behind'],
  ['storage_low', { free: 900_000, total: 16_777_216 }, 'Only 0.9 MB of 16.8 MB'],
  ['profiles_missing', { count: 1 }, '1 profile that the packages need is missing'],
  ['profiles_missing', { count: 3 }, '3 profiles that the packages need are missing'],
] as const)('%s with %j says “%s”', (says, values, part) => {
  const finding: Finding = { check: checkOf(says), verdict: 'bad', says, values, fix: null }
  expect(findingText(t, finding)).toContain(part)
})

it('advice is a sentence too', () => {
  for (const finding of findings) expect(adviceText(t, finding) ?? 'None.').toMatch(/^[A-Z].*[.?]$/s)
})
