import { afterEach, expect, test } from 'vitest'
import { realTimers } from '../provisioning/timing.ts'
import { connectRouter } from '../routeros/connect.ts'
import { type Asked, afterLogin, startScriptedRouter } from '../routeros/scripted-router.ts'
import { RouterWatch } from './router-watch.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const session = (n: number) => [`=.id=*${n}`, `=user=u${n}`, `=mac-address=02:00:00:00:00:0${n}`, '=uptime=1m']

/** A router that answers each command as told, and everything else with nothing. */
async function watch(answers: Readonly<Record<string, (asked: Asked, times: number) => void>>) {
  const times = new Map<string, number>()
  const router = await startScriptedRouter(
    afterLogin((asked) => {
      const [path = ''] = asked.words
      times.set(path, (times.get(path) ?? 0) + 1)
      const answer = answers[path]
      if (answer) answer(asked, times.get(path) ?? 0)
      else asked.reply('!done', ...asked.tag)
    }),
  )
  const connection = await connectRouter({ host: '127.0.0.1', port: router.port, username: 'u', password: 'p' })
  const errors: unknown[] = []
  let changed = Promise.withResolvers<void>()
  const watched = new RouterWatch({
    timers: { ...realTimers, after: (delayMs, call) => realTimers.after(delayMs / 500, call) },
    onChange: () => {
      changed.resolve()
      changed = Promise.withResolvers()
    },
    onReading: () => undefined,
    onError: (error) => void errors.push(error),
  })
  const serving = watched.serve(connection)
  cleanups.push(async () => {
    connection.close()
    await serving
    await router.close()
  })
  const until = async (check: () => boolean) => {
    while (!check()) await changed.promise
  }
  return { watched, errors, until, router }
}

const names = (watched: RouterWatch) => watched.sessions().map(({ username }) => username)
const refuse = (message: string) => (asked: Asked) => {
  asked.reply('!trap', ...asked.tag, `=message=${message}`)
  asked.reply('!done', ...asked.tag)
}

test('a version that tells no news is printed again and again instead', async () => {
  const { watched, errors, until } = await watch({
    '/ip/hotspot/active/listen': refuse('no such command'),
    '/ip/hotspot/active/print': (asked, times) => {
      for (let n = 1; n <= times; n += 1) asked.reply('!re', ...asked.tag, ...session(n))
      asked.reply('!done', ...asked.tag)
    },
  })
  await until(() => watched.size === 3)
  expect(names(watched)).toEqual(['u1', 'u2', 'u3'])
  expect(errors).toEqual([])
})

test('a router without a hotspot has nobody on it, and is no mistake', async () => {
  const { watched, errors, until } = await watch({
    '/ip/hotspot/print': refuse('no such command prefix'),
    '/ip/hotspot/active/listen': refuse('no such command prefix'),
    '/ip/hotspot/active/print': refuse('no such command prefix'),
  })
  await until(() => watched.asOf !== null)
  expect(watched.size).toBe(0)
  expect(errors).toEqual([])
})

test('one record that cannot be read hides no other, and is told', async () => {
  const { watched, errors, until } = await watch({
    '/ip/hotspot/active/print': (asked) => {
      asked.reply('!re', ...asked.tag, '=.id=*9', '=user=odd', '=uptime=a while')
      asked.reply('!re', ...asked.tag, ...session(1))
      asked.reply('!done', ...asked.tag)
    },
  })
  await until(() => watched.asOf !== null)
  expect(names(watched)).toEqual(['u1'])
  expect(errors).not.toEqual([])
})

test('what was seen stays when a print is refused, and its time with it', async () => {
  const { watched, errors, until, router } = await watch({
    '/ip/hotspot/active/print': (asked, times) => {
      if (times > 1) return refuse('not enough permissions (9)')(asked)
      asked.reply('!re', ...asked.tag, ...session(1))
      asked.reply('!done', ...asked.tag)
    },
  })
  await until(() => watched.asOf !== null)
  const seenAt = watched.asOf
  const prints = () => router.asked.filter(([path]) => path === '/ip/hotspot/active/print').length
  await expect.poll(prints).toBeGreaterThan(2)
  expect(names(watched)).toEqual(['u1'])
  expect(watched.asOf).toBe(seenAt)
  expect(watched.isLive).toBe(false)
  expect(errors).not.toEqual([])
})
