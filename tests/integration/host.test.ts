/** The browser host's door: who may come in over the real WebSocket, and what a page gets. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keyFileBox } from '../../src/backend/key-file-box.ts'
import { silentLog } from '../../src/backend/log.ts'
import { DataFolderInUse } from '../../src/backend/store/data-lock.ts'
import { MAX_CALL_BYTES } from '../../src/contract/wire.ts'
import { type Host, startHost, summonHost } from '../../src/host/start-host.ts'
import { startPracticeWorld } from '../../src/practice/world.ts'
import { setupForm } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'
import { Page } from '../support/page.ts'

let folder: ReturnType<typeof temporaryFolder>
let host: Host
const start = (path: string) =>
  startHost({
    dataFolder: join(path, 'data'),
    screens: join(path, 'screens'),
    port: 0,
    version: '0.0.0',
    log: silentLog,
    secretBox: keyFileBox(join(path, 'data')),
    startPractice: startPracticeWorld,
  })

beforeEach(async () => {
  folder = temporaryFolder()
  mkdirSync(join(folder.path, 'screens'))
  writeFileSync(join(folder.path, 'screens', 'index.html'), '<!doctype html>the page')
  writeFileSync(join(folder.path, 'private.txt'), 'private')
  host = await start(folder.path)
})
afterEach(async () => {
  await host.close()
  folder.remove()
})

const page = (hello: unknown, origin?: string, path?: string) => new Page(host.url, hello, { origin, path })

describe('the door', () => {
  test('opens once for a token, and then for the key that the welcome brought', async () => {
    const first = await page(host.token).outcome()
    expect(first).toHaveProperty('resume')
    expect(await page(host.token).outcome()).toEqual({ closed: 4401 })
    const { resume } = first as { resume: string }
    expect(await page(resume).outcome()).toHaveProperty('resume')
    expect(await page(resume).outcome()).toEqual({ closed: 4401 })
  })

  test.each([['a guess'], ['{"hello":5}'], ['not json'], ['null'], ['']])('stays shut for %s', async (hello) => {
    expect(await page({ toString: () => hello }).outcome()).toEqual({ closed: 4401 })
  })

  test.each(['http://evil.example', 'null', 'http://127.0.0.1:1'])('stays shut for a page from %s', async (origin) => {
    expect(await page(host.token, origin).outcome()).toEqual({ refused: 'Unexpected server response: 403' })
  })

  test('stays shut for another path', async () => {
    expect(await page(host.token, host.url, '/').outcome()).toHaveProperty('refused')
  })
})

describe('inside', () => {
  test('calls are answered; a lost socket signs out; a new one does not inherit', async () => {
    const ours = page(host.token)
    await ours.outcome()
    expect((await ours.call('setup.complete', setupForm())).ok).toBe(true)
    expect(await ours.call('session.me')).toMatchObject({ value: { name: 'Maria', role: 'super_admin' } })
    ours.socket.terminate()
    const again = page(ours.key)
    await again.outcome()
    expect(await again.call('session.me')).toEqual({ ok: true, value: null })
    expect(await again.call('app.status')).toMatchObject({ error: { code: 'unauthenticated' } })
  })

  test.each([
    ['not json', 4400],
    ['[]', 4400],
    ['{"id":"1","path":"app.info"}', 4400],
    ['{"id":1,"path":["app","info"]}', 4400],
    [`{"id":1,"path":"app.info","input":"${'x'.repeat(MAX_CALL_BYTES)}"}`, 1009],
  ])('%.30s… closes the socket and nothing else', async (message, code) => {
    const ours = page(host.token)
    const { resume } = (await ours.outcome()) as { resume: string }
    const closed = new Promise((resolve) => ours.socket.once('close', resolve))
    ours.socket.send(message)
    expect(await closed).toBe(code)
    const again = page(resume)
    await again.outcome()
    expect((await again.call('app.info')).ok).toBe(true)
  })

  test('practice and back: the same socket, the other café', async () => {
    const ours = page(host.token)
    await ours.outcome()
    const restarted = () =>
      new Promise<void>((resolve) => {
        ours.socket.on('message', (data) => String(data).includes('app.restarted') && resolve())
      })
    let changed = restarted()
    expect((await ours.call('setup.practice')).ok).toBe(true)
    await changed
    expect(await ours.call('app.info')).toMatchObject({ value: { practice: true, stage: 'ready' } })
    changed = restarted()
    expect((await ours.call('setup.leavePractice')).ok).toBe(true)
    await changed
    expect(await ours.call('app.info')).toMatchObject({ value: { practice: false, stage: 'first_run' } })
  })
})

describe('the page', () => {
  /** `fetch` would tidy the path up before sending it. */
  const get = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; body: string; csp: string }>((resolve, reject) => {
      const { hostname, port } = new URL(host.url)
      request({ hostname, port, path, headers }, (reply) => {
        let body = ''
        reply.on('data', (chunk) => {
          body += chunk
        })
        reply.on('end', () =>
          resolve({ status: reply.statusCode ?? 0, body, csp: String(reply.headers['content-security-policy']) }),
        )
      })
        .on('error', reject)
        .end()
    })

  test('comes with a policy that allows nothing foreign', async () => {
    const { body, csp } = await get('/')
    expect(body).toContain('the page')
    expect(csp).toContain("default-src 'none'")
    expect(csp).not.toContain('unsafe')
  })

  test.each([
    '/../private.txt',
    '/%2e%2e/private.txt',
    '/..%2fprivate.txt',
    '/..%5cprivate.txt',
    '/%00',
    '/%',
    '//x/../../private.txt',
  ])('%s is not found', async (path) => expect((await get(path)).status).toBe(404))

  test('is not served under a foreign name (DNS rebinding)', async () => {
    expect((await get('/', { host: 'evil.example' })).status).toBe(421)
  })
})

describe('a second start', () => {
  test('finds the folder in use and gets another window of the first', async () => {
    const error = await start(folder.path).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(DataFolderInUse)
    const { note } = error as DataFolderInUse
    const token = note && (await summonHost(note))
    expect(await page(token ?? '').outcome()).toHaveProperty('resume')
  })

  test('needs the key from the folder to be let in', async () => {
    expect(await summonHost({ url: host.url, summonKey: 'a guess' })).toBeUndefined()
  })
})
