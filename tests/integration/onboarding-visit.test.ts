/** The admin's login that is typed to set a router up: whose it is, and how soon it is forgotten. */
import { afterEach, describe, expect, test } from 'vitest'
import { ADMIN_LOGIN_MS, VISIT_MS } from '../../src/backend/provisioning/onboarding/visit.ts'
import type { Timers } from '../../src/backend/provisioning/timing.ts'
import { AppError } from '../../src/core/errors.ts'
import { visits } from '../support/router-visit.ts'

const { visit, end } = visits()
afterEach(end)

/** A clock whose alarms ring when they are told to. */
function handClock() {
  const alarms = new Map<() => void, number>()
  const timers: Timers = {
    now: () => 0,
    after: (delayMs, call) => {
      alarms.set(call, delayMs)
      return () => alarms.delete(call)
    },
  }
  const pass = (ms: number) => {
    for (const [call, delayMs] of alarms) if (delayMs <= ms) call()
  }
  return { timers, pass, waiting: () => alarms.size }
}

describe('the admin’s login', () => {
  test('is forgotten after fifteen minutes; what was done can still be saved', async () => {
    const clock = handClock()
    const world = await visit({}, clock.timers)
    const looked = await world.look()
    await world.apply(looked)
    clock.pass(ADMIN_LOGIN_MS)
    await expect(world.desk.undo(world.visitor, looked.id, () => {})).rejects.toMatchObject({
      reason: 'onboarding_over',
    })
    expect(world.desk.result(world.visitor, looked.id).form.username).toBe('teller')
    clock.pass(VISIT_MS)
    expect(() => world.desk.result(world.visitor, looked.id)).toThrow(AppError)
  })

  test('is of no use to a step after its time', async () => {
    const clock = handClock()
    const world = await visit({}, clock.timers)
    const looked = await world.look()
    clock.pass(ADMIN_LOGIN_MS)
    await expect(world.apply(looked)).rejects.toMatchObject({ reason: 'onboarding_over' })
    expect(world.router.records('/user/group')).toHaveLength(3)
  })

  test('belongs to one person at one window, and to one look', async () => {
    const world = await visit()
    const first = await world.look()
    const choices = first.choices
    for (const stranger of [
      { ...world.visitor, personId: 'manager' },
      { ...world.visitor, callerId: 'elsewhere' },
    ]) {
      expect(() => world.desk.plan(stranger, first.id, choices)).toThrow(AppError)
    }
    await world.look()
    expect(() => world.desk.plan(world.visitor, first.id, choices)).toThrow(AppError)
  })

  test('goes with the window, and leaves no alarm behind', async () => {
    const clock = handClock()
    const world = await visit({}, clock.timers)
    const looked = await world.look()
    expect(clock.waiting()).toBe(2)
    world.desk.leave(world.visitor.callerId)
    expect(clock.waiting()).toBe(0)
    expect(() => world.desk.plan(world.visitor, looked.id, looked.choices)).toThrow(AppError)
  })
})
