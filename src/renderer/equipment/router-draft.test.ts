import { expect, test } from 'vitest'
import { RouterForm } from '../../contract/equipment.ts'
import { check } from '../forms/check.ts'
import { NEW_ROUTER, type RouterDraft, routerCandidate, routerDraftOf, withTls } from './router-draft.ts'

const draft: RouterDraft = { ...NEW_ROUTER, host: '10.0.0.1', username: 'teller', password: 'x' }
const sent = (change: Partial<RouterDraft>, keepsPassword = false) =>
  check(RouterForm, routerCandidate({ ...draft, ...change }, keepsPassword))

test('an empty password keeps the stored one, where there is one', () => {
  expect(sent({ password: '' }, true)).toMatchObject({ ok: true, value: { password: null } })
  expect(sent({ password: '' }, false)).toMatchObject({ ok: true, value: { password: '' } })
  expect(sent({ password: ' a ' }, true)).toMatchObject({ ok: true, value: { password: ' a ' } })
})

test('the usual port follows encryption; a port somebody chose stays', () => {
  expect(withTls(draft, true)).toMatchObject({ tls: true, port: '8729' })
  expect(withTls(withTls(draft, true), false)).toMatchObject({ port: '8728' })
  expect(withTls({ ...draft, port: '9999' }, true)).toMatchObject({ port: '9999' })
})

test('a fingerprint is sent only with encryption', () => {
  expect(sent({ tls: false, fingerprint: 'junk' })).toMatchObject({ ok: true, value: { fingerprint: '' } })
  expect(sent({ tls: true, fingerprint: 'junk' })).toMatchObject({ ok: false, problems: { fingerprint: 'invalid' } })
})

test.each([
  ['', 'not_a_number'],
  ['80a', 'not_a_number'],
  ['1e3', 'not_a_number'],
  ['-1', 'not_a_number'],
  ['0', 'too_small'],
  ['70000', 'too_large'],
])('port “%s” is %s', (port, problem) => {
  expect(sent({ port })).toMatchObject({ ok: false, problems: { port: problem } })
})

test('what is set up comes back into the form, and unchanged out of it', () => {
  const { password: _, ...view } = { ...RouterForm.parse(routerCandidate(draft, false)), id: crypto.randomUUID() }
  const { id: __, ...form } = view
  expect(RouterForm.parse(routerCandidate(routerDraftOf(view), true))).toEqual({ ...form, password: null })
})
