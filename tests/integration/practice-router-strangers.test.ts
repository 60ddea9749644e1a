/** What clients written by others rely on: refusals, tables that tell who is there, and commands that go on. */
import { afterEach, describe, expect, test } from 'vitest'
import { type PracticeRouter, startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { openClient, type TestClient } from './practice-router-client.ts'

const login = { username: 'api', password: 'secret' }
const running: PracticeRouter[] = []
const clients: TestClient[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await Promise.all(running.splice(0).map((router) => router.close()))
})

async function start(version = '7.22.3'): Promise<PracticeRouter> {
  const router = await startPracticeRouter({ ...login, version })
  running.push(router)
  return router
}

async function join(router: PracticeRouter, as = login): Promise<TestClient> {
  const client = await openClient(router.port, as)
  clients.push(client)
  return client
}

const loggedIn = async (version?: string) => join(await start(version))
const refusal = (message: string) => [['!trap', `=message=${message}`], ['!done']]
const names = async (client: TestClient) =>
  (await client.rows('/queue/simple/print', '=.proplist=name')).map((row) => row.name)

describe('paths', () => {
  test('a menu that is not there is told in two traps, so that a client of one trap a command is found out', async () => {
    const client = await loggedIn()
    expect(await client.run('/interface/nothing/monitor/print', '.tag=1')).toEqual([
      ['!trap', '.tag=1', '=category=0', '=message=no such command or directory (nothing)'],
      ['!trap', '.tag=1', '=message=no such command prefix'],
      ['!done', '.tag=1'],
    ])
  })

  test.each(['/nothing', '/ip/hotspot/user/nothing', '/ip/hotspot/user/print/terse'])(
    '%s is one trap, so that a missing command is not taken for a missing package',
    async (path) => {
      expect(await (await loggedIn()).run(path)).toEqual(refusal('no such command'))
    },
  )

  test.each(['/ip/firewall/mangle/print', '/tool/fetch', '/ping'])(
    'what real routers do and this one does not says so: %s does not look like an old version',
    async (path) => {
      expect(await (await loggedIn()).run(path)).toEqual(refusal(`failure: the practice router does not do ${path}`))
    },
  )

  test.each([
    ['7.22.3', 'unknown parameter follow-only'],
    ['6.49.10', 'unknown parameter'],
  ])(
    '%s: a menu that cannot be listened to says why, so that a client can look again instead',
    async (version, why) => {
      expect(await (await loggedIn(version)).run('/system/resource/listen')).toEqual(refusal(why))
    },
  )
})

describe('records', () => {
  test('a comment set to nothing is gone, so that "?comment" finds only commented records', async () => {
    const client = await loggedIn()
    await client.run('/ip/pool/add', '=name=p', '=ranges=10.0.0.1-10.0.0.9', '=comment=')
    await client.run('/ip/pool/set', '=.id=hs-pool-1', '=comment=x')
    expect(await client.rows('/ip/pool/print', '?comment', '=.proplist=name')).toEqual([{ name: 'hs-pool-1' }])
    await client.run('/ip/pool/comment', '=numbers=hs-pool-1', '=comment=')
    expect(await client.rows('/ip/pool/print', '?comment')).toEqual([])
  })

  test('rules are put in order as on a real router: before one, by place, at the end when there is no such one', async () => {
    const client = await loggedIn()
    for (const name of ['a', 'b', 'c']) await client.run('/queue/simple/add', `=name=${name}`, '=target=10.0.0.0/8')
    await client.run('/queue/simple/move', '=numbers=c,b', '=destination=a')
    expect(await names(client)).toEqual(['c', 'b', 'a'])
    await client.run('/queue/simple/move', '=.id=a', '=destination=0')
    expect(await names(client)).toEqual(['a', 'c', 'b'])
    await client.run('/queue/simple/move', '=.id=a', '=destination=*FFFF')
    expect(await names(client)).toEqual(['c', 'b', 'a'])
    expect(await client.run('/queue/simple/move', '=numbers=a', '=destination=a')).toEqual(
      refusal('failure: can not move object before itself'),
    )
    expect(await client.run('/queue/simple/move', '=destination=a')).toEqual(refusal('missing =.id='))
  })

  test('a group with users stays, so that nobody is left without rights', async () => {
    const client = await loggedIn()
    await client.run('/user/group/add', '=name=till', '=policy=read,api')
    await client.run('/user/add', '=name=ana', '=group=till', '=password=x')
    expect(await client.run('/user/group/remove', '=.id=till')).toEqual(refusal('failure: group has some users'))
    await client.run('/user/remove', '=.id=ana')
    expect(await client.run('/user/group/remove', '=.id=till')).toEqual([['!done']])
  })

  test('version 6 names OpenVPN ciphers without their mode, so that a server set up for 7 is refused there', async () => {
    const client = await loggedIn('6.49.10')
    const set = (cipher: string) => client.run('/interface/ovpn-server/server/set', `=cipher=${cipher}`)
    expect(await set('aes128,aes256')).toEqual([['!done']])
    expect((await set('aes256-cbc'))[0]).toContain('=message=input does not match any value of cipher')
  })
})

describe('versions', () => {
  test.each([
    ['7.22.3', '7.22.3 (stable)'],
    ['7.24rc1', '7.24rc1 (testing)'],
    ['7.23beta2', '7.23beta2 (development)'],
  ])('%s says which channel it is from, so that a test version is known as one', async (version, said) => {
    expect(await (await loggedIn(version)).rows('/system/resource/print', '=.proplist=version')).toEqual([
      { version: said },
    ])
  })

  test('version 6 has two addresses for its NTP servers, so that a list of them is refused', async () => {
    const client = await loggedIn('6.49.10')
    expect(await client.rows('/system/ntp/client/print', '=.proplist=primary-ntp,servers')).toEqual([
      { 'primary-ntp': '162.159.200.1' },
    ])
    expect(await client.run('/system/ntp/client/set', '=servers=1.1.1.1')).toEqual(refusal('unknown parameter'))
  })
})

describe('who is there', () => {
  test('logins are in /user/active and in the log for as long as they last', async () => {
    const router = await start()
    const [client, other] = [await join(router), await join(router)]
    const present = () => client.rows('/user/active/print', '=.proplist=name,via,group,address')
    const row = { name: 'api', via: 'api', group: 'full', address: '127.0.0.1' }
    expect(await present()).toEqual([row, row])
    client.send('/user/active/listen', '.tag=1')
    other.close()
    expect(await client.next()).toEqual(['!re', '.tag=1', '=.id=*2', '=.dead=true'])
    const lines = await client.rows('/log/print', '=.proplist=topics,message')
    expect(lines.at(-1)).toEqual({
      topics: 'system,info,account',
      message: 'user api logged out from 127.0.0.1 via api',
    })
  })

  test('a failed login is in the log, so that guessing is seen', async () => {
    const router = await start()
    const [client, stranger] = [await join(router), await openClient(router.port)]
    clients.push(stranger)
    await stranger.run('/login', '=name=eve', '=password=x')
    expect((await client.rows('/log/print', '?topics=system,error,critical')).map((line) => line.message)).toEqual([
      'login failure for user eve from 127.0.0.1 via api',
    ])
  })

  test.each([
    ['7.22', ['false', 'true']],
    ['7.19.6', [undefined]],
  ])(
    '%s: a service is there once more for each connection, so "?name=api" alone finds too much',
    async (version, dynamic) => {
      const rows = await (await loggedIn(version)).rows('/ip/service/print', '?name=api')
      expect(rows.map((row) => row.dynamic)).toEqual(dynamic)
    },
  )
})

describe('commands that go on', () => {
  const rate = (client: TestClient, ...words: string[]) =>
    client.run('/interface/monitor-traffic', '=.proplist=name,rx-bits-per-second', ...words)
  const row = ['=name=ether1', '=rx-bits-per-second=0']

  test('traffic is measured once, or for a while and then done by itself', async () => {
    const client = await loggedIn()
    expect(await rate(client, '=interface=ether1', '=once=')).toEqual([['!re', ...row], ['!done']])
    expect(await rate(client, '=interface=*1', '=interval=10ms', '=duration=20ms')).toEqual([
      ['!re', ...row, '=.section=0'],
      ['!re', ...row, '=.section=1'],
      ['!done'],
    ])
    expect((await rate(client, '=interface=nowhere', '=once='))[0]).toContain(
      '=message=input does not match any value of interface',
    )
  })

  test('traffic is measured until it is cancelled, and then no more of it comes', async () => {
    const client = await loggedIn()
    client.send('/interface/monitor-traffic', '=interface=ether1', '=interval=5ms', '.tag=m')
    expect(await client.next()).toContain('=.section=0')
    client.send('/cancel', '=tag=m', '.tag=c')
    const replies: string[][] = []
    for (let reply = await client.next(); reply; reply = await client.next()) {
      replies.push(reply)
      if (reply[0] === '!done' && reply[1] === '.tag=m') break
    }
    expect(replies.slice(-3)).toEqual([
      ['!trap', '.tag=m', '=category=2', '=message=interrupted'],
      ['!done', '.tag=c'],
      ['!done', '.tag=m'],
    ])
    client.send('/system/identity/print')
    expect(await client.next()).toEqual(['!re', '=name=MikroTik'])
  })
})

describe('power', () => {
  test('a reboot is answered before the line goes dead, and the router is there again', async () => {
    const router = await start()
    const client = await join(router)
    expect(await client.run('/system/reboot')).toEqual([['!done']])
    await client.closed
    expect(await (await join(router)).rows('/system/identity/print')).toEqual([{ name: 'MikroTik' }])
  })

  test('who may not reboot does not', async () => {
    const router = await start()
    const admin = await join(router)
    await admin.run('/user/group/add', '=name=till', '=policy=read,write,api')
    await admin.run('/user/add', '=name=ana', '=group=till', '=password=x')
    const client = await join(router, { username: 'ana', password: 'x' })
    expect(await client.run('/system/reboot')).toEqual(refusal('not enough permissions (9)'))
  })
})
