import fc from 'fast-check'
import { describe, test } from 'vitest'
import { type Granted, standingOf, standingOfAll } from './grants.ts'

const granted = (isRetired: fc.Arbitrary<boolean> = fc.boolean()) =>
  fc.record<Granted>({
    wanted: fc.constantFrom('present', 'disabled', 'absent'),
    state: fc.constantFrom('waiting', 'on_router', 'off_router', 'refused'),
    isRetired,
  })
const inUse = granted(fc.constant(false))
const some = fc.array(granted(), { maxLength: 6 })

describe('a token on several routers', () => {
  test('on one router it stands as it stands there', () => {
    fc.assert(fc.property(inUse, (grant) => standingOfAll([grant]) === standingOf(grant)))
  })

  test('the order of its routers says nothing', () => {
    fc.assert(fc.property(some, (grants) => standingOfAll(grants) === standingOfAll(grants.toReversed())))
  })

  test('can be used as soon as one router has it', () => {
    const here: Granted = { wanted: 'present', state: 'on_router', isRetired: false }
    fc.assert(fc.property(some, some, (a, b) => standingOfAll([...a, here, ...b]) === 'on_router'))
  })

  test('is refused only when every router that should have it refuses it', () => {
    const isWished = ({ wanted, isRetired }: Granted) => wanted !== 'absent' && !isRetired
    fc.assert(
      fc.property(some, (grants) => {
        const wished = grants.filter(isWished)
        const isRefused = wished.length > 0 && standingOfAll(grants) === 'refused'
        return !isRefused || wished.every(({ state }) => state === 'refused' || state === 'off_router')
      }),
    )
  })

  test('that nobody should have is gone only when it is off every router in use', () => {
    const absent = inUse.map((grant) => ({ ...grant, wanted: 'absent' as const }))
    fc.assert(
      fc.property(fc.array(absent, { minLength: 1, maxLength: 6 }), (grants) => {
        const isGone = standingOfAll(grants) === 'off_router'
        return isGone === grants.every(({ state }) => state === 'off_router')
      }),
    )
  })

  test('routers out of use say nothing', () => {
    const retired = granted(fc.constant(true))
    fc.assert(
      fc.property(fc.array(inUse), fc.array(retired), (used, gone) => {
        return standingOfAll([...used, ...gone]) === standingOfAll(used)
      }),
    )
  })
})
