/** The practice router speaks the API as real routers do: logins, tags, menus, traps and policies by version. */
import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { encodeSentence } from '../../src/backend/routeros/sentences.ts'
import { encodeLength, encodeWord } from '../../src/backend/routeros/words.ts'
import {
  type PracticeRouter,
  type PracticeRouterOptions,
  startPracticeRouter,
} from '../../src/practice/router/practice-router.ts'
import { openClient, type TestClient } from './practice-router-client.ts'

const login = { username: 'api', password: 'päss=wörd' }
const running: PracticeRouter[] = []
const clients: TestClient[] = []

async function start(options: Partial<PracticeRouterOptions> = {}): Promise<PracticeRouter> {
  const router = await startPracticeRouter({ ...login, ...options })
  running.push(router)
  return router
}

async function open(router: PracticeRouter, who: typeof login | undefined = login): Promise<TestClient> {
  const client = await openClient(router.port, who, router.tls?.cert)
  clients.push(client)
  return client
}

const loggedIn = async (options: Partial<PracticeRouterOptions> = {}) => open(await start(options))

const trap = (message: string, category?: number) => [
  ['!trap', ...(category === undefined ? [] : [`=category=${category}`]), `=message=${message}`],
  ['!done'],
]

afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await Promise.all(running.splice(0).map((router) => router.close()))
})

describe('logging in', () => {
  test.each([
    ['7.22', 'invalid user name or password (6)'],
    ['6.49.10', 'invalid user name or password (6)'],
    ['6.43', 'invalid user name or password'],
  ])('%s refuses a wrong password and keeps the connection', async (version, message) => {
    const client = await openClient((await start({ version })).port)
    clients.push(client)
    expect(await client.run('/login', '=name=api', '=password=wrong')).toEqual(trap(message))
    expect(await client.run('/login', '=name=nobody', `=password=${login.password}`)).toEqual(trap(message))
    expect(await client.run('/login', '=name=api', `=password=${login.password}`)).toEqual([['!done']])
    expect(await client.run('/system/identity/print')).toEqual([['!re', '=name=MikroTik'], ['!done']])
  })

  test('before 6.43 only the MD5 answer to the challenge gets in', async () => {
    const client = await openClient((await start({ version: '6.42.7' })).port)
    clients.push(client)
    expect(await answer(client, 'wrong')).toEqual(trap('cannot log in'))
    expect(await answer(client, login.password)).toEqual([['!done']])
  })

  test('before 6.43 a plain password is answered with a challenge', async () => {
    const client = await openClient((await start({ version: '6.42.7' })).port)
    clients.push(client)
    const [done] = await client.run('/login', '=name=api', `=password=${login.password}`)
    expect(done?.[1]).toMatch(/^=ret=[0-9a-f]{32}$/)
    expect(await client.run('/system/identity/print')).toEqual([['!fatal', 'not logged in']])
  })

  test('a challenge answers one attempt only', async () => {
    const client = await openClient((await start({ version: '6.42.7' })).port)
    clients.push(client)
    const words = responseWords((await client.run('/login'))[0], login.password)
    expect(await client.run(...words)).toEqual([['!done']])
    expect(await client.run(...words)).toEqual(trap('cannot log in'))
  })

  test('a command before login is fatal and ends the connection', async () => {
    const client = await openClient((await start()).port)
    expect(await client.run('/ip/hotspot/user/print', '.tag=1')).toEqual([['!fatal', 'not logged in']])
    await client.closed
  })

  test('/quit ends the session in the router’s words', async () => {
    const client = await loggedIn()
    expect(await client.run('/quit')).toEqual([['!fatal', 'session terminated on request']])
    await client.closed
  })

  test('a disabled user is not let in', async () => {
    const router = await start()
    const admin = await open(router)
    await admin.run('/user/add', '=name=eve', '=group=full', '=password=x', '=disabled=yes')
    const client = await openClient(router.port)
    clients.push(client)
    const words = ['/login', '=name=eve', '=password=x']
    expect(await client.run(...words)).toEqual(trap('invalid user name or password (6)'))
    await admin.run('/user/enable', '=.id=eve')
    expect(await client.run(...words)).toEqual([['!done']])
  })

  test('a group without the api policy is not let in', async () => {
    const router = await start()
    const admin = await open(router)
    await admin.run('/user/group/add', '=name=eyes', '=policy=read,web')
    await admin.run('/user/add', '=name=eve', '=group=eyes', '=password=x')
    const client = await openClient(router.port)
    clients.push(client)
    expect(await client.run('/login', '=name=eve', '=password=x')).toEqual(trap('std failure: not allowed (9)'))
  })
})

async function answer(client: TestClient, password: string): Promise<string[][]> {
  return client.run(...responseWords((await client.run('/login'))[0], password))
}

function responseWords(done: string[] | undefined, password: string): string[] {
  const challenge = Buffer.from(done?.[1]?.slice('=ret='.length) ?? '', 'hex')
  const hash = createHash('md5').update(Buffer.of(0)).update(password).update(challenge).digest('hex')
  return ['/login', '=name=api', `=response=00${hash}`]
}

describe('sentences', () => {
  test('a tag comes back on every reply, wherever it stood', async () => {
    const client = await loggedIn()
    expect(await client.run('/ip/hotspot/user/add', '.tag=a b', '=name=x')).toEqual([['!done', '.tag=a b', '=ret=*1']])
    expect(await client.run('/ip/hotspot/user/print', '?name=nobody', '.tag=7')).toEqual([
      ['!empty', '.tag=7'],
      ['!done', '.tag=7'],
    ])
    expect(await client.run('/ip/hotspot/user/frob', '.tag=8')).toEqual([
      ['!trap', '.tag=8', '=message=no such command'],
      ['!done', '.tag=8'],
    ])
  })

  test('!empty is said from 7.18 on and not before', async () => {
    const old = await loggedIn({ version: '7.17.2' })
    expect(await old.run('/ip/hotspot/active/print')).toEqual([['!done']])
    const first = await loggedIn({ version: '7.18' })
    expect(await first.run('/ip/hotspot/active/print')).toEqual([['!empty'], ['!done']])
    expect(await first.run('/ip/hotspot/active/print', '=count-only=')).toEqual([['!done', '=ret=0']])
  })

  test('sentences arrive whole, byte by byte or many at once', async () => {
    const router = await start()
    const client = await open(router)
    const one = Buffer.concat([encodeWord('/ip/hotspot/user/add'), encodeWord('=name=u1'), Uint8Array.of(0)])
    const two = Buffer.concat([encodeWord('/ip/hotspot/user/add'), encodeWord('=name=u2'), Uint8Array.of(0)])
    for (const byte of one) client.sendBytes(Uint8Array.of(byte))
    expect(await client.next()).toEqual(['!done', '=ret=*1'])
    client.sendBytes(Buffer.concat([two, Uint8Array.of(0), one]))
    expect(await client.next()).toEqual(['!done', '=ret=*2'])
    expect((await client.next())?.[0]).toBe('!trap')
    expect(router.users().map((user) => user.name)).toEqual(['u1', 'u2'])
  })

  test('bytes that cannot be a sentence end that connection only', async () => {
    const router = await start()
    const [bad, good] = [await open(router), await open(router)]
    bad.sendBytes(Uint8Array.of(0xf8))
    await bad.closed
    const greedy = await open(router)
    greedy.sendBytes(encodeLength(0x0fffffff))
    await greedy.closed
    expect(await good.run('/system/identity/print')).toHaveLength(2)
  })

  test('bytes which are not UTF-8 come back as they were sent', async () => {
    const router = await start()
    const client = await open(router)
    const password = Buffer.concat([Buffer.from('=password='), Buffer.of(0xcf, 0xe0, 0xf0, 0x3d, 0x0d, 0x0a, 0xff)])
    const words = [encodeWord('/ip/hotspot/user/add'), encodeWord('=name=b'), encodeWord(password), Uint8Array.of(0)]
    client.sendBytes(Buffer.concat(words))
    await client.next()
    expect((await rawPrint(router.port)).includes(password)).toBe(true)
  })

  test('/cancel interrupts a listen and is done before it', async () => {
    const client = await loggedIn()
    client.send('/ip/hotspot/user/listen', '.tag=L')
    await client.run('/ip/hotspot/user/add', '=name=x', '.tag=A').then((replies) => {
      expect(replies[0]?.slice(0, 3)).toEqual(['!re', '.tag=L', '=.id=*1'])
    })
    client.send('/ip/hotspot/user/remove', '=.id=x', '.tag=R')
    expect(await client.next()).toEqual(['!re', '.tag=L', '=.id=*1', '=.dead=true'])
    expect(await client.next()).toEqual(['!done', '.tag=R'])
    client.send('/cancel', '=tag=L', '.tag=C')
    expect(await client.next()).toEqual(['!trap', '.tag=L', '=category=2', '=message=interrupted'])
    expect(await client.next()).toEqual(['!done', '.tag=C'])
    expect(await client.next()).toEqual(['!done', '.tag=L'])
    expect(await client.run('/ip/hotspot/user/add', '=name=y')).toEqual([['!done', '=ret=*2']])
    expect(await client.run('/cancel', '=tag=none')).toEqual([['!done']])
  })

  test('a print with an interval repeats in sections until it is cancelled', async () => {
    const client = await loggedIn()
    client.send('/system/identity/print', '=interval=10ms', '.tag=i')
    expect(await client.next()).toEqual(['!re', '.tag=i', '=name=MikroTik', '=.section=0'])
    expect(await client.next()).toEqual(['!re', '.tag=i', '=name=MikroTik', '=.section=1'])
    const replies = await client.run('/cancel')
    expect(replies.at(-1)).toEqual(['!done'])
    expect(await client.next()).toEqual(['!done', '.tag=i'])
  })
})

/** The bytes of a print on a connection of its own, undecoded. */
async function rawPrint(port: number): Promise<Buffer> {
  const socket = connect(port, '127.0.0.1')
  socket.write(encodeSentence(['/login', '=name=api', `=password=${login.password}`]))
  socket.write(encodeSentence(['/ip/hotspot/user/print']))
  socket.write(encodeSentence(['/quit']))
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

describe('menus', () => {
  test('a hotspot user is added with the router’s defaults, changed, and removed', async () => {
    const client = await loggedIn()
    const words = ['=name=v1', '=password=p', '=limit-uptime=90m', '=limit-bytes-total=500M', '=comment=teller1:x=y']
    expect(await client.run('/ip/hotspot/user/add', ...words)).toEqual([['!done', '=ret=*1']])
    expect(await client.rows('/ip/hotspot/user/print', '?name=v1')).toEqual([
      {
        '.id': '*1',
        name: 'v1',
        password: 'p',
        profile: 'default',
        'limit-uptime': '1h30m',
        'limit-bytes-total': '524288000',
        uptime: '0s',
        'bytes-in': '0',
        'bytes-out': '0',
        'packets-in': '0',
        'packets-out': '0',
        dynamic: 'false',
        disabled: 'false',
        comment: 'teller1:x=y',
      },
    ])
    expect(await client.run('/ip/hotspot/user/set', '=numbers=v1', '=!comment=', '=disabled=yes')).toEqual([['!done']])
    expect(await client.run('/ip/hotspot/user/print', '?name=v1', '=.proplist=disabled,comment,.id')).toEqual([
      ['!re', '=disabled=true', '=.id=*1'],
      ['!done'],
    ])
    expect(await client.run('/ip/hotspot/user/enable', '=.id=*1')).toEqual([['!done']])
    expect(await client.run('/ip/hotspot/user/get', '=.id=v1', '=value-name=disabled')).toEqual([
      ['!done', '=ret=false'],
    ])
    expect(await client.run('/ip/hotspot/user/remove', '=.id=*1')).toEqual([['!done']])
    expect(await client.run('/ip/hotspot/user/remove', '=.id=*1')).toEqual(trap('no such item', 0))
  })

  test('a list of ids and names is all or nothing', async () => {
    const router = await start()
    const client = await open(router)
    for (const name of ['a', 'b', 'c']) await client.run('/ip/hotspot/user/add', `=name=${name}`)
    expect(await client.run('/ip/hotspot/user/remove', '=.id=*1,b,*77')).toEqual(trap('no such item', 0))
    expect(router.users()).toHaveLength(3)
    expect(await client.run('/ip/hotspot/user/remove', '=.id=*1,c')).toEqual([['!done']])
    expect(router.users().map((user) => user.name)).toEqual(['b'])
  })

  test.each([
    [['=name=a'], trap('failure: already have user with this name for this server')],
    [['=name=a', '=server=all'], trap('failure: already have user with this name for this server')],
    [['=name=n', '=profile=nope'], trap('input does not match any value of profile', 1)],
    [['=name=n', '=profile=day'], trap('ambiguous value of profile, more than one possible value matches input', 1)],
    [['=name=n', '=limit-uptime=soon'], trap('invalid value for argument limit-uptime', 1)],
    [['=name=n', '=mac-address=xx'], trap('invalid value for argument mac-address', 1)],
    [
      ['=name=n', '=limit-bytes-total=99999999999999999999'],
      trap('value of limit-bytes-total out of range (0..18446744073709551615)', 1),
    ],
    [['=name=n', '=uptime=1h'], trap('unknown parameter uptime')],
    [['=name=n', '=__proto__=1'], trap('unknown parameter __proto__')],
  ])('adding a user with %j traps and adds nothing', async (words, reply) => {
    const router = await start()
    const client = await open(router)
    for (const name of ['day-1', 'day-2']) await client.run('/ip/hotspot/user/profile/add', `=name=${name}`)
    await client.run('/ip/hotspot/user/add', '=name=a')
    expect(await client.run('/ip/hotspot/user/add', ...words)).toEqual(reply)
    expect(router.users()).toHaveLength(1)
  })

  test('a profile is matched by whole name before beginning, and by the beginning of one', async () => {
    const router = await start()
    const client = await open(router)
    for (const name of ['day', 'day-2']) await client.run('/ip/hotspot/user/profile/add', `=name=${name}`)
    for (const profile of ['day', 'day-', '*2', 'def']) {
      await client.run('/ip/hotspot/user/add', `=name=${profile}`, `=profile=${profile}`)
    }
    expect(router.users().map((user) => user.profile)).toEqual(['day', 'day-2', 'day-2', 'default'])
    await client.run('/ip/hotspot/user/profile/set', '=.id=day', '=name=renamed')
    await client.run('/ip/hotspot/user/profile/remove', '=.id=day-2')
    expect(router.users().map((user) => user.profile)).toEqual(['renamed', '*2', '*2', 'default'])
  })

  test('the same name is free on another server', async () => {
    const client = await loggedIn()
    expect(await client.run('/ip/hotspot/user/add', '=name=a')).toHaveLength(1)
    expect(await client.run('/ip/hotspot/user/add', '=name=a', '=server=hotspot1')).toEqual([['!done', '=ret=*2']])
    const rename = await client.run('/ip/hotspot/user/set', '=.id=*2', '=server=all')
    expect(rename).toEqual(trap('failure: already have user with this name for this server'))
  })

  test('a renamed or removed user leaves its name free and answers to it no more', async () => {
    const client = await loggedIn()
    await client.run('/ip/hotspot/user/add', '=name=old')
    await client.run('/ip/hotspot/user/set', '=.id=old', '=name=new')
    expect(await client.rows('/ip/hotspot/user/print', '?name=old')).toEqual([])
    expect(await client.run('/ip/hotspot/user/remove', '=.id=old')).toEqual(trap('no such item', 0))
    expect(await client.run('/ip/hotspot/user/add', '=name=old')).toEqual([['!done', '=ret=*2']])
    await client.run('/ip/hotspot/user/remove', '=.id=new')
    expect(await client.run('/ip/hotspot/user/add', '=name=new')).toEqual([['!done', '=ret=*3']])
  })

  test('arguments exist by version, and version 6 does not name the unknown one', async () => {
    const six = await loggedIn({ version: '6.49.10' })
    expect(await six.run('/ip/hotspot/user/add', '=nam=x')).toEqual(trap('unknown parameter'))
    const packages = await six.rows('/system/package/print', '?name=hotspot')
    expect(packages).toHaveLength(1)
    const older = await loggedIn({ version: '7.20.8' })
    expect(await older.run('/ip/hotspot/user/print', '=show-sensitive=')).toEqual(
      trap('unknown parameter show-sensitive'),
    )
    const newer = await loggedIn({ version: '7.21' })
    expect(await newer.rows('/ip/hotspot/user/print', '=show-sensitive=')).toHaveLength(1)
  })

  test('unknown menus and missing arguments trap', async () => {
    const client = await loggedIn()
    expect(await client.run('/ip/nothing/print')).toEqual([
      ['!trap', '=category=0', '=message=no such command or directory (nothing)'],
      ['!trap', '=message=no such command prefix'],
      ['!done'],
    ])
    expect(await client.run('/ip/hotspot/user/constructor')).toEqual(trap('no such command'))
    expect(await client.run('/ip/hotspot/user/profile/add')).toEqual(trap('missing =name='))
    expect(await client.run('/ip/hotspot/user/remove', '?name=x')).toEqual(trap('missing =.id='))
    expect((await client.run('/ip/hotspot/user/remove', '=.id=default-trial'))[0]?.[0]).toBe('!trap')
  })

  test('queries are a stack over the values as the API shows them', async () => {
    const client = await loggedIn()
    await client.run('/ip/hotspot/user/add', '=name=a', '=comment=x', '=limit-bytes-total=9')
    await client.run('/ip/hotspot/user/add', '=name=b', '=disabled=yes', '=limit-bytes-total=10')
    const names = async (...queries: string[]) =>
      (await client.rows('/ip/hotspot/user/print', ...queries)).map((row) => row.name)
    expect(await names('?disabled=true')).toEqual(['b'])
    expect(await names('?disabled=yes')).toEqual([])
    expect(await names('?-comment')).toEqual(['b'])
    expect(await names('?comment', '?limit-bytes-total')).toEqual(['a'])
    expect(await names('?>limit-bytes-total=9')).toEqual(['b'])
    expect(await names('?<limit-bytes-total=10')).toEqual(['a'])
    expect(await names('?name=a', '?name=b', '?#|')).toEqual(['a', 'b'])
    expect(await names('?name=a', '?name=b', '?#|!')).toEqual(['default-trial'])
    expect(await client.run('/ip/hotspot/user/print', '?limit-bytes-total', '=count-only=')).toEqual([
      ['!done', '=ret=2'],
    ])
  })

  test('the clock is written in the style of the version', async () => {
    const clock = () => Date.UTC(2026, 1, 3, 4, 5, 6)
    const older = await loggedIn({ version: '7.9.2', clock })
    expect(await older.rows('/system/clock/print')).toMatchObject([{ date: 'feb/03/2026', time: '04:05:06' }])
    const newer = await loggedIn({ version: '7.10', clock })
    expect(await newer.rows('/system/clock/print')).toMatchObject([{ date: '2026-02-03' }])
    await newer.run('/system/clock/set', '=date=1970-01-02', '=time=00:00:01')
    expect(await newer.rows('/system/clock/print')).toMatchObject([{ date: '1970-01-02', time: '00:00:01' }])
  })
})

describe('policies', () => {
  test('what a group may not do is refused, and secrets are hidden from it', async () => {
    const router = await start()
    const admin = await open(router)
    await admin.run('/ip/hotspot/user/add', '=name=v', '=password=secret')
    await admin.run('/user/group/add', '=name=eyes', '=policy=read,api')
    await admin.run('/user/add', '=name=eve', '=group=eyes', '=password=x')
    const eve = await open(router, { username: 'eve', password: 'x' })
    expect(await eve.run('/ip/hotspot/user/add', '=name=w')).toEqual(trap('not enough permissions (9)'))
    expect(await eve.rows('/ip/hotspot/user/print', '?name=v')).toMatchObject([{ password: '*****' }])
    expect(await eve.rows('/ip/hotspot/user/print', '?password=secret')).toEqual([])
    await admin.run('/user/group/set', '=.id=eyes', '=policy=write,sensitive')
    expect(await eve.run('/ip/hotspot/user/add', '=name=w')).toHaveLength(1)
    expect(await eve.run('/user/group/set', '=.id=eyes', '=policy=policy')).toEqual(trap('not enough permissions (9)'))
    expect(await eve.rows('/ip/hotspot/user/print', '?name=v')).toMatchObject([{ password: 'secret' }])
  })

  test('an API user’s password cannot be read by anybody', async () => {
    const client = await loggedIn()
    expect((await client.rows('/user/print'))[0]).not.toHaveProperty('password')
    const [done] = await client.run('/user/get', '=.id=api', '=value-name=password')
    expect(done).toEqual(['!done', '=ret='])
  })
})

test('TLS shows a certificate that a client can pin', async () => {
  const router = await start({ tls: true })
  const client = await open(router)
  expect(await client.run('/system/identity/print')).toHaveLength(2)
  await expect(openClient(router.port, undefined, (await start({ tls: true })).tls?.cert)).rejects.toThrow()
})
