/** The command line starts a router other programs can use, and says what it wants when it is misused. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openClient } from '../../../tests/integration/practice-router-client.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

test.each(['SIGINT', 'SIGTERM'] as const)('it says where it listens and ends cleanly on %s', async (signal) => {
  const child = spawn(process.execPath, [main, '--user', 'u', '--password', 'p', '--version', '6.49.10'])
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const ready = JSON.parse(line.toString()) as { port: number; portal: number; version: string }
  expect(ready).toMatchObject({ version: '6.49.10', port: expect.any(Number), portal: expect.any(Number) })
  expect((await fetch(`http://127.0.0.1:${ready.portal}/login`)).status).toBe(200)
  const socket = connect(ready.port, '127.0.0.1')
  await once(socket, 'connect')
  child.kill(signal)
  expect(await once(child, 'exit')).toEqual([0, null])
  socket.destroy()
})

test('it is the router that the flags describe', async () => {
  const flags = '--version 7.19.5 --identity Café --device-mode home --licence 4 --users 3 --time 2028-02-29T23:59:50Z'
  const child = spawn(process.execPath, [main, '--user', 'u', '--password', 'p', ...flags.split(' ')])
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { port, surveyed } = JSON.parse(line.toString()) as { port: number; surveyed: boolean }
  expect(surveyed).toBe(false)
  const client = await openClient(port, { username: 'u', password: 'p' })
  expect(await client.rows('/system/identity/print')).toEqual([{ name: 'Café' }])
  expect(await client.rows('/system/device-mode/print')).toMatchObject([{ mode: 'home' }])
  expect(await client.rows('/system/license/print')).toMatchObject([{ level: '4' }])
  expect(await client.rows('/system/clock/print')).toMatchObject([{ date: '2028-02-29' }])
  expect((await client.rows('/ip/hotspot/user/print', '?-default', '=.proplist=name')).map((row) => row.name)).toEqual([
    'token1',
    'token2',
    'token3',
  ])
  client.close()
  child.kill()
  await once(child, 'exit')
})

test.each([
  [['--user', 'u'], '--user and --password are needed'],
  [['--user', 'u', '--password', 'p', '--port', 'x'], '--port must be a whole number'],
  [['--user', 'u', '--password', 'p', '--version', 'seven'], 'not a RouterOS version'],
  [['--user', 'u', '--password', 'p', '--device-mode', 'any'], '--device-mode must be one of advanced, basic, home'],
  [['--user', 'u', '--password', 'p', '--licence', '2'], '--licence must be one of 1, 3, 4, 5, 6'],
  [['--user', 'u', '--password', 'p', '--users', '-1'], '--users'],
  [['--user', 'u', '--password', 'p', '--time', 'soon'], '--time soon is no moment'],
  [['--bogus'], '--bogus'],
])('%j is refused with the usage', async (flags, message) => {
  const child = spawn(process.execPath, [main, ...flags])
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  expect((await once(child, 'close'))[0]).toBe(1)
  expect(errors).toContain(message)
  expect(errors).toContain('usage: practice-router')
})
