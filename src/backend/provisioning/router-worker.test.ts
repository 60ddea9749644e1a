import { afterEach, expect, it } from 'vitest'
import { connectRouter } from '../routeros/connect.ts'
import { type Asked, afterLogin, startScriptedRouter } from '../routeros/scripted-router.ts'
import { grantInMark, type HotspotGrant, type Settled } from './grant.ts'
import { RouterWorker } from './router-worker.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const grant: HotspotGrant = {
  id: '0199f3a1-7c2e-7b1a-9c3d-1f2e3d4c5b6a',
  version: 3,
  wanted: 'present',
  username: '7kqmx4p2d',
  password: 'geheim',
  profile: { name: 'teller-1f2e3d4c5b6a', sharedUsers: 1 },
}
const shown = ['=.id=*1', `=name=${grant.username}`, '=password=geheim', `=comment=teller1:${grantInMark(grant)}`]
const kept = [...shown, `=profile=${grant.profile.name}`]

/** Runs one grant against a script until it is verified; pings are far apart, so they cannot help. */
async function provision(script: (asked: Asked) => void): Promise<readonly Settled[]> {
  const router = await startScriptedRouter(
    afterLogin((asked) => {
      script(asked)
      asked.reply('!done', ...asked.tag, ...(asked.words[0]?.endsWith('/add') ? ['=ret=*1'] : []))
    }),
  )
  cleanups.push(() => router.close())
  const settled: Settled[] = []
  const { promise: verified, resolve } = Promise.withResolvers<void>()
  let retryAt = 0
  const worker = new RouterWorker({
    routerId: 'r1',
    connect: (signal) => connectRouter({ host: '127.0.0.1', port: router.port, username: 'u', password: 'p', signal }),
    queue: {
      due: () => (retryAt <= Date.now() ? [grant] : []),
      settle: (results) => {
        settled.push(...results)
        for (const { result } of results) {
          retryAt = result.state === 'waiting' ? result.retryAt : Number.POSITIVE_INFINITY
          if (result.state === 'on_router' && result.verified) resolve()
        }
      },
    },
    onHealth: () => undefined,
    onError: (error) => {
      throw error
    },
    keepaliveMs: 60_000,
    random: () => 1,
    backoff: { baseMs: 20, capMs: 20 },
  })
  cleanups.push(() => worker.stop())
  worker.start()
  await verified
  return settled
}

/** Answers the first of a command in one way and the later ones in another. */
function first(command: string, once: (asked: Asked) => void, then: (asked: Asked) => void): (asked: Asked) => void {
  let isFirst = true
  return (asked) => {
    if (asked.words[0] !== command) return
    if (isFirst) once(asked)
    else then(asked)
    isFirst = false
  }
}

const states = (settled: readonly Settled[]) => settled.map(({ result }) => result.state)
const showUser = ({ words, reply, tag }: Asked) => {
  if (words[0] === '/ip/hotspot/user/print') reply('!re', ...tag, ...kept)
}

it('tries again on time what the router was too busy for, and passes the grant’s version along', async () => {
  const busy = ({ reply, tag }: Asked) => reply('!trap', '=message=action timed out - try again (13)', ...tag)
  const add = first('/ip/hotspot/user/add', busy, () => undefined)
  const settled = await provision((asked) => {
    add(asked)
    showUser(asked)
  })
  expect(states(settled)).toEqual(['waiting', 'on_router', 'on_router'])
  expect(settled[0]?.result).toMatchObject({ error: 'busy', text: 'action timed out - try again (13)' })
  expect(settled.every((each) => each.grant.version === 3)).toBe(true)
})

it('goes on until a user stays that was confirmed but not there when read back', async () => {
  const settled = await provision(first('/ip/hotspot/user/print', () => undefined, showUser))
  expect(states(settled)).toEqual(['on_router', 'waiting', 'on_router', 'on_router'])
  expect(settled[1]?.result).toMatchObject({ error: 'not_kept' })
})

it('reads back in the next session what the last one could not', async () => {
  const settled = await provision(first('/ip/hotspot/user/print', ({ hangUp }) => hangUp(), showUser))
  expect(settled.map(({ result }) => result)).toEqual([
    { state: 'on_router', routerRef: '*1', verified: false },
    { state: 'on_router', routerRef: '*1', verified: true },
  ])
})
