import { expect, test } from 'vitest'
import type { SellingAction } from './draft.ts'
import { nextByPerson, type PersonsAction, type SellingByPerson, sellingOf } from './selling-by-person.ts'

const choose = (planId: string): SellingAction => ({
  do: 'choose',
  goods: { kind: 'plan', planId },
  freshId: `sale of ${planId}`,
})
const after = (...actions: PersonsAction[]): SellingByPerson => actions.reduce(nextByPerson, new Map())

test('each cashier finds their own unfinished sale, and never another’s', () => {
  const state = after({ personId: 'ana', action: choose('hour') }, { personId: 'musa', action: choose('day') })
  expect(sellingOf(state, 'ana')).toMatchObject({ draft: { goods: { planId: 'hour' } } })
  expect(sellingOf(state, 'musa')).toMatchObject({ draft: { goods: { planId: 'day' } } })
  expect(sellingOf(state, 'olu')).toEqual({ step: 'empty' })
})

test('with nobody at the counter nothing is under way, and what was stays', () => {
  const state = after({ personId: 'ana', action: choose('hour') })
  expect(sellingOf(state, null)).toEqual({ step: 'empty' })
  expect(sellingOf(state, 'ana').step).toBe('drafting')
})

test('an answer that comes after a change of cashier belongs to who asked', () => {
  const request = {
    requestId: 'sale of hour',
    goods: { kind: 'plan', planId: 'hour' },
    quantity: 1,
    totalMinor: 100,
    tenderedMinor: null,
    payments: null,
    discount: null,
    phone: '',
    note: '',
  } as const
  const state = after(
    { personId: 'ana', action: choose('hour') },
    { personId: 'ana', action: { do: 'send', request } },
    { personId: 'musa', action: choose('day') },
    {
      personId: 'ana',
      action: { do: 'failed', error: { code: 'internal', reason: 'something_broke' }, freshId: 'other' },
    },
  )
  expect(sellingOf(state, 'ana')).toMatchObject({ step: 'unanswered', request })
  expect(sellingOf(state, 'musa')).toMatchObject({ step: 'drafting', draft: { goods: { planId: 'day' } } })
})

test('what changes nothing is not a new state', () => {
  const state = after({ personId: 'ana', action: choose('hour') })
  expect(nextByPerson(state, { personId: 'ana', action: { do: 'drop' } })).toBe(state)
})
