import { expect, test } from 'vitest'
import type { TokenView } from '../../contract/token.ts'
import { checkExtension, type ExtendDraft, extendable, NEW_EXTENSION } from './extend-draft.ts'

const withLimits = (limits: Partial<TokenView['limits']>) =>
  ({
    limits: { timeLimitSeconds: null, validitySeconds: null, dataLimitBytes: null, ...limits },
  }) as TokenView
const hour = withLimits({ timeLimitSeconds: 3_600 })
const week = withLimits({ validitySeconds: 604_800 })
const sent = (draft: Partial<ExtendDraft>, token = hour) =>
  checkExtension({ ...NEW_EXTENSION, reason: 'Power cut', ...draft }, token)

test('amounts are sent in seconds and bytes, whatever unit they were typed in', () => {
  const all = withLimits({ timeLimitSeconds: 1, validitySeconds: 1, dataLimitBytes: 1 })
  const draft = { time: '2', timeUnit: 'hours', validity: '3', data: ' 5 ', dataUnit: 'gb' } as const
  const value = { seconds: 7_200, validitySeconds: 3 * 86_400, bytes: 5e9, reason: 'Power cut' }
  expect(sent(draft, all)).toEqual({ ok: true, value })
})

test('what has no limit is not asked for, and not sent', () => {
  expect(extendable(week)).toEqual({ time: false, validity: true, data: false })
  expect(sent({ time: '30', validity: '1' }, week)).toMatchObject({ ok: true, value: { seconds: 0, bytes: 0 } })
})

test('nothing at all is asked for where it can be typed in', () => {
  expect(sent({})).toEqual({ ok: false, problems: { seconds: 'required' } })
  expect(sent({}, week)).toEqual({ ok: false, problems: { validitySeconds: 'required' } })
  expect(sent({ reason: ' ' })).toEqual({ ok: false, problems: { seconds: 'required', reason: 'required' } })
})

test.each(['abc', '-5', '1.5', '0x10'])('“%s” is no amount', (time) => {
  expect(sent({ time })).toMatchObject({ ok: false, problems: { seconds: 'not_a_number' } })
})
