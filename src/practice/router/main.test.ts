/** The command line starts a router other programs can use, and says what it wants when it is misused. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

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

test.each([
  [['--user', 'u'], '--user and --password are needed'],
  [['--user', 'u', '--password', 'p', '--port', 'x'], '--port must be a whole number'],
  [['--user', 'u', '--password', 'p', '--version', 'seven'], 'not a RouterOS version'],
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
