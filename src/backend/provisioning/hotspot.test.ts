import { afterEach, expect, it } from 'vitest'
import { connectRouter } from '../routeros/connect.ts'
import { RouterTrap } from '../routeros/errors.ts'
import { type Asked, afterLogin, startScriptedRouter } from '../routeros/scripted-router.ts'
import { grantInMark, type HotspotGrant } from './grant.ts'
import { putHotspotUser, readBackHotspotUser, removeHotspotUser } from './hotspot.ts'

const NOW = 1_795_000_000
const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const grant: HotspotGrant = {
  id: '0199f3a1-7c2e-7b1a-9c3d-1f2e3d4c5b6a',
  version: 1,
  wanted: 'present',
  username: '7kqmx4p2d',
  password: 'geheim',
  profile: { name: 'teller-1f2e3d4c5b6a', sharedUsers: 1 },
}
const ours = [
  '=.id=*1',
  `=name=${grant.username}`,
  `=profile=${grant.profile.name}`,
  `=comment=teller1:${grantInMark(grant)}`,
]

/** A router that has our user and answers one command in its own way. */
async function routerThat(command: string, answer: (asked: Asked) => void) {
  const script = (asked: Asked) => {
    if (asked.words[0] === command) answer(asked)
    else if (asked.words[0] === '/ip/hotspot/user/print') asked.reply('!re', ...asked.tag, ...ours)
    asked.reply('!done', ...asked.tag)
  }
  const router = await startScriptedRouter(afterLogin(script))
  cleanups.push(() => router.close())
  const connection = await connectRouter({ host: '127.0.0.1', port: router.port, username: 'u', password: 'p' })
  cleanups.push(() => connection.close())
  return { router, connection }
}

const trap = (message: string) => (asked: Asked) => asked.reply('!trap', `=message=${message}`, ...asked.tag)

it('is content when somebody else removed the user between our look and our remove', async () => {
  const { router, connection } = await routerThat('/ip/hotspot/user/remove', trap('no such item'))
  await removeHotspotUser(connection, grant)
  expect(router.asked.at(-1)?.[0]).toBe('/ip/hotspot/cookie/print')
})

it('does not call a user removed that the router would not remove', async () => {
  const { connection } = await routerThat('/ip/hotspot/user/remove', trap('not enough permissions (9)'))
  await expect(removeHotspotUser(connection, grant)).rejects.toThrow(RouterTrap)
})

it('leaves sessions alone that a RADIUS server let in', async () => {
  const { router, connection } = await routerThat('/ip/hotspot/active/print', ({ reply, tag }) => {
    reply('!re', ...tag, '=.id=*80', '=radius=true')
    reply('!re', ...tag, '=.id=*81', '=radius=false')
  })
  await removeHotspotUser(connection, grant)
  const removed = router.asked.filter(([path]) => path === '/ip/hotspot/active/remove')
  expect(removed).toEqual([expect.arrayContaining(['=.id=*81'])])
})

it.each([
  ['left out', []],
  ['starred', ['=password=*****']],
])(
  'takes a password that is %s for hidden: not a difference, but sent again with a correction',
  async (_how, shown) => {
    const { router, connection } = await routerThat('/ip/hotspot/user/print', ({ reply, tag }) =>
      reply('!re', ...tag, ...ours, ...shown),
    )
    expect(await readBackHotspotUser(connection, grant, NOW)).toEqual({ state: 'same' })
    const duplicate = 'failure: already have user with this name for this server'
    const again = await routerThat('/ip/hotspot/user/add', trap(duplicate))
    expect(await putHotspotUser(again.connection, grant, NOW)).toBe('*1')
    expect(again.router.asked.at(-1)).toContain('=password=geheim')
    expect(router.asked.flat().join()).not.toContain('*****')
  },
)
