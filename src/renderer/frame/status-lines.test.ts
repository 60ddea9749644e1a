import { expect, test } from 'vitest'
import type { PrinterStatus, RouterStatus } from '../../contract/status.ts'
import { mayTryNow, printerTone, routersTone, routerTone, totalsOf } from './status-lines.ts'

const router: RouterStatus = {
  id: 'r',
  name: 'Main',
  state: 'online',
  latencyMs: 3,
  problem: null,
  waiting: 0,
  refused: 0,
  differences: 0,
}
const printer: PrinterStatus = { id: 'p', name: 'Counter', state: 'ready', queued: 0, failed: 0, uncertain: 0 }
const may = (r: Partial<RouterStatus>, p: Partial<PrinterStatus> = {}) =>
  mayTryNow({
    routers: [router, { ...router, ...r }],
    printer: { ...printer, ...p },
    shift: null,
    headOffice: 'not_connected',
  })

test('nothing to try while all is well, nor without equipment', () => {
  expect(may({})).toBe(false)
  expect(mayTryNow({ routers: [], printer: null, shift: null, headOffice: 'not_connected' })).toBe(false)
})

test('what is away or waits can be tried', () => {
  expect(may({ state: 'offline', problem: 'unreachable' })).toBe(true)
  expect(may({ waiting: 1 })).toBe(true)
  expect(may({}, { state: 'paper_out' })).toBe(true)
  expect(may({}, { queued: 1 })).toBe(true)
})

test('what only a person can settle is not tried again', () => {
  expect(may({ refused: 2 }, { failed: 1, uncertain: 1 })).toBe(false)
})

test('a router without a hotspot answers, and is not well', () => {
  expect(routerTone({ ...router, problem: 'no_hotspot' })).toBe('wait')
  expect(routerTone({ ...router, state: 'offline' })).toBe('bad')
})

test('the worst router speaks for all, and what waits is added up', () => {
  const roof = { ...router, state: 'offline' as const, waiting: 2, refused: 1 }
  expect(routersTone([router, roof])).toBe('bad')
  expect(routersTone([router, { ...router, problem: 'no_hotspot' }])).toBe('wait')
  expect(routersTone([router])).toBe('good')
  expect(totalsOf([{ ...roof, differences: 4 }, roof])).toEqual({ waiting: 4, refused: 2, differences: 4 })
})

test('a printer that cannot tell how it is counts as well', () => {
  expect(printerTone({ ...printer, state: 'unknown' })).toBe('good')
})
