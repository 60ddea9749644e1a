import { afterEach, describe, expect, it } from 'vitest'
import {
  type PracticeRouter,
  type PracticeRouterOptions,
  startPracticeRouter,
} from '../../../practice/router/practice-router.ts'
import { connectRouter } from '../../routeros/connect.ts'
import type { RouterConnection } from '../../routeros/connection.ts'
import { parseVersion } from '../../routeros/versions.ts'
import { ensureSweep, SweepNameTaken, viewSweep } from './ensure-sweep.ts'
import { sweepScript } from './scripts.ts'
import { sweepName } from './sweep-entry.ts'

const login = { username: 'api', password: 'secret' }
let router: PracticeRouter
let connection: RouterConnection

afterEach(async () => {
  connection.close()
  await router.close()
})

async function open(options: Partial<PracticeRouterOptions> = {}, as = login): Promise<void> {
  router = await startPracticeRouter({ ...login, ...options })
  connection = await connectRouter({ host: '127.0.0.1', port: router.port, ...as })
}

const version = () => parseVersion(router.version)
const entries = () => router.records('/system/scheduler')
const set = (attributes: Record<string, string>) =>
  connection.run('/system/scheduler/set', { attributes: { '.id': sweepName, ...attributes } })

describe.each(['6.43', '7.9', '7.10', '7.22', '7.24'])('on RouterOS %s the sweep', (release) => {
  it('is made once, with a start, and is the same when it is looked at again', async () => {
    await open({ version: release })
    expect(await viewSweep(connection, version())).toEqual({ state: 'missing' })
    expect(await ensureSweep(connection, version())).toEqual({ state: 'added' })
    expect(entries()).toMatchObject([
      {
        name: 'teller-sweep',
        comment: 'teller1',
        'start-date': release === '6.43' || release === '7.9' ? 'jan/01/2026' : '2026-01-01',
        'start-time': '00:00:00',
        interval: '1m',
        policy: 'read,write,test',
        disabled: 'false',
        'on-event': sweepScript,
      },
    ])
    expect(await ensureSweep(connection, version())).toEqual({ state: 'same' })
    expect(await viewSweep(connection, version())).toEqual({ state: 'there', differences: {}, runs: 0, owner: 'api' })
  })

  it.each([
    ['switched off', { disabled: 'yes' }],
    ['slowed down', { interval: '1d' }],
    ['moved', { 'start-time': '03:00:00' }],
    ['left for later', { 'start-date': '2030-01-01' }],
    ['made to run at startup only', { 'start-time': 'startup' }],
    ['given other policies', { policy: 'read' }],
    ['changed', { 'on-event': `${sweepScript}\n:log info "and more"` }],
    ['emptied', { 'on-event': '' }],
  ])('is put right when somebody has it %s', async (_, change) => {
    await open({ version: release })
    await ensureSweep(connection, version())
    await set(change)
    const view = await viewSweep(connection, version())
    expect(Object.keys(view.state === 'there' ? view.differences : {})).toEqual(Object.keys(change))
    expect(await ensureSweep(connection, version())).toEqual({ state: 'corrected' })
    expect(await ensureSweep(connection, version())).toEqual({ state: 'same' })
    expect(entries()).toHaveLength(1)
  })
})

it('is the same when only its line ends were written anew, as WinBox does', async () => {
  await open()
  await ensureSweep(connection, version())
  router.console(
    `/system scheduler set ${sweepName} on-event="${sweepScript.replaceAll(/["$\\]/g, '\\$&').replaceAll('\n', '\\r\\n')}"`,
  )
  expect(entries()[0]?.['on-event']).toContain('\r\n')
  expect(await ensureSweep(connection, version())).toEqual({ state: 'same' })
})

it('takes no entry over that is somebody else’s', async () => {
  await open()
  const attributes = { name: sweepName, 'on-event': ':log info "mine"', comment: 'mine' }
  await connection.run('/system/scheduler/add', { attributes })
  expect(await viewSweep(connection, version())).toEqual({ state: 'foreign' })
  await expect(ensureSweep(connection, version())).rejects.toThrow(SweepNameTaken)
  expect(entries()).toMatchObject([attributes])
})

it('is not mixed up with an entry whose name begins like ours', async () => {
  await open()
  await connection.run('/system/scheduler/add', { attributes: { name: `${sweepName}-2`, 'on-event': ':nothing' } })
  expect(await ensureSweep(connection, version())).toEqual({ state: 'added' })
  expect(entries().map(({ name }) => name)).toEqual([`${sweepName}-2`, sweepName])
})

it('is made once by two counters at once', async () => {
  await open()
  const results = await Promise.all([1, 2, 3].map(() => ensureSweep(connection, version())))
  expect(results.map(({ state }) => state).sort()).toEqual(['added', 'same', 'same'])
  expect(entries()).toHaveLength(1)
})

it('says when the device itself forbids schedulers', async () => {
  await open({ deviceMode: 'home' })
  const text = 'failure: not allowed by device-mode'
  expect(await ensureSweep(connection, version())).toEqual({ state: 'refused', reason: 'device_mode', text })
})

it('says when our user may not write schedulers', async () => {
  await open()
  await connection.run('/user/group/add', { attributes: { name: 'weak', policy: 'read,api' } })
  await connection.run('/user/add', { attributes: { name: 'weak', password: 'weak', group: 'weak' } })
  const weak = await connectRouter({ host: '127.0.0.1', port: router.port, username: 'weak', password: 'weak' })
  expect(await ensureSweep(weak, version())).toMatchObject({ state: 'refused', reason: 'permission' })
  weak.close()
})

it('does not call a broken link a refusal', async () => {
  await open()
  connection.close()
  await expect(ensureSweep(connection, version())).rejects.toThrow('the session is over')
})
