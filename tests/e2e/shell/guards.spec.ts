/** The page can do what a till needs and nothing else, even if somebody else's script ever ran in it. */
import type { CDPSession, Page } from '@playwright/test'
import { CONTENT_SECURITY_POLICY } from '../../../electron/main/screen-files.ts'
import { ISOLATED_WORLD, SEND_BINDING } from '../support/electron-stand-in/page-scripts.ts'
import { ana, call, expect, test } from './shell-test.ts'

/** The page without its content security policy, so that what stands behind that is seen. */
async function withoutPolicy(page: Page): Promise<Page> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Page.setBypassCSP', { enabled: true })
  await page.reload()
  return page
}

/** All mean a file that is there, outside of the screens; or nothing at all. */
const NOT_OURS = [
  'app://counter/../../package.json',
  'app://counter/..%2f..%2fpackage.json',
  'app://counter/%2e%2e/%2e%2e/package.json',
  'app://counter/..%5c..%5cpackage.json',
  'app://counter/..\\..\\package.json',
  'app://counter//../../package.json',
  'app://counter/index.html%00.js',
  'app://counter/%',
  'app://counter/',
  'app://elsewhere/index.html',
  'app://counter.elsewhere/index.html',
]

test('the screens are files with the policy, and no other file is served', async ({ shell }) => {
  await shell.page()
  const { status, headers } = await shell.fetch('app://counter/index.html')
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'content-type': 'text/html; charset=utf-8',
  })
  for (const address of NOT_OURS) {
    expect.soft(await shell.fetch(address), address).toMatchObject({ status: 404, text: '' })
  }
  expect(await shell.fetch('app://counter/index.html', 'POST')).toMatchObject({ status: 405, text: '' })
})

test.describe('elsewhere', () => {
  test('the policy lets the page fetch nothing, not even from itself', async ({ shell }) => {
    const page = await shell.page()
    const fetched = (url: string) =>
      page.evaluate(
        (it) =>
          fetch(it).then(
            () => true,
            () => false,
          ),
        url,
      )
    expect(await fetched('/index.html')).toBe(false)
  })

  test('without the policy the network is still not there', async ({ shell, elsewhere }) => {
    const page = await withoutPolicy(await shell.page())
    const attempts = await page.evaluate(async (url) => {
      const picture = new Image()
      const pictured = new Promise((done) => {
        picture.onload = () => done('loaded')
        picture.onerror = () => done('refused')
      })
      picture.src = `${url}/picture`
      const fetched = await fetch(`${url}/fetch`).then(
        () => 'loaded',
        () => 'refused',
      )
      const frame = document.createElement('iframe')
      const framed = new Promise((done) => frame.addEventListener('load', done))
      frame.src = `${url}/frame`
      document.body.append(frame)
      await framed
      return [await pictured, fetched]
    }, elsewhere.url)
    expect(attempts).toEqual(['refused', 'refused'])
    expect(elsewhere.visits).toEqual([])
  })

  test('neither script nor link nor form leads away', async ({ shell, elsewhere }) => {
    const page = await withoutPolicy(await shell.page())
    const start = page.url()
    const inPage = (script: string) => page.evaluate(`setTimeout(() => { ${script} })`)
    // The policy on forms is kept by Chromium's browser process and not taken away: the shell need not be asked.
    await inPage(`document.body.append(Object.assign(document.createElement('form'),
      { action: '${elsewhere.url}/form', id: 'out' })); out.submit()`)
    for (const leave of [
      `location.href = '${elsewhere.url}/script'`,
      `document.body.append(Object.assign(document.createElement('a'), { href: '${elsewhere.url}/link', id: 'away' })); away.click()`,
      // What the stand-in knows as app://elsewhere/index.html.
      `location.href = 'https://elsewhere.invalid/index.html'`,
    ]) {
      await inPage(leave)
      await shell.happened('navigation refused')
    }
    expect(page.url()).toBe(start)
    expect(elsewhere.visits).toEqual([])
    expect(await call(page, 'app.info')).toMatchObject({ ok: true })
  })

  test('the page may load itself again', async ({ shell }) => {
    const page = await shell.page()
    const loaded = page.waitForEvent('load')
    await page.evaluate('location.reload()')
    await loaded
    expect(await call(page, 'app.info')).toMatchObject({ ok: true })
  })

  // Chromium tells of a window when it is there, so that its first request cannot be held against the shell here.
  test('no window stays open', async ({ shell, elsewhere }) => {
    const page = await shell.page()
    await page.evaluate((url) => void setTimeout(() => window.open(url)), `${elsewhere.url}/window`)
    await shell.happened('window refused')
    await expect.poll(() => shell.pageCount()).toBe(1)
  })

  test('nothing foreign is downloaded', async ({ shell }) => {
    const page = await shell.page()
    await page.evaluate(() => {
      Object.assign(document.createElement('a'), { href: 'data:text/plain,x', download: 'x.txt' }).click()
    })
    expect(await shell.happened('download')).toMatchObject({ isKept: false })
  })

  test('what the screens made themselves may be saved', async ({ shell }) => {
    const page = await shell.page()
    await page.evaluate(() => {
      const href = URL.createObjectURL(new Blob(['the journal']))
      Object.assign(document.createElement('a'), { href, download: 'journal.csv' }).click()
    })
    expect(await shell.happened('download')).toMatchObject({ isKept: true })
  })

  test('a file that the disk would not take is told, and what was saved is not', async ({ shell }) => {
    const page = await shell.page()
    const save = () =>
      page.evaluate(() => {
        const href = URL.createObjectURL(new Blob(['a sheet']))
        Object.assign(document.createElement('a'), { href, download: 'batch-12.pdf' }).click()
      })
    await save()
    await shell.happened('download')
    await shell.ask({ ask: 'disk', isFull: true })
    await save()
    expect(await shell.happened('error box')).toMatchObject({
      title: 'file was not saved',
      content: expect.stringContaining('Nothing is lost'),
    })
  })
})

test('no permission is given', async ({ shell }) => {
  const page = await shell.page()
  const states = await page.evaluate(() =>
    Promise.all(
      ['geolocation', 'notifications', 'midi', 'clipboard-read'].map(async (name) => {
        const { state } = await navigator.permissions.query({ name: name as PermissionName })
        return state
      }),
    ),
  )
  expect(states).toEqual(Array(4).fill('denied'))
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied')
})

test.describe('who is heard', () => {
  /** Sends what a preload would send, from a world of the preload's name in any frame: what a hijacked page could do. */
  async function forge(devtools: CDPSession, frameId: string): Promise<unknown> {
    const { executionContextId: contextId } = await devtools.send('Page.createIsolatedWorld', {
      frameId,
      worldName: ISOLATED_WORLD,
    })
    const message = JSON.stringify({ id: 1, channel: 'teller:call', args: [['app.info'], []] })
    const expression = `new Promise((answered) => {
      globalThis.electronStandInReceive = (text) => answered(JSON.parse(text).value)
      ${SEND_BINDING}(${JSON.stringify(message)})
    })`
    const options = { contextId, expression, awaitPromise: true, returnByValue: true }
    return (await devtools.send('Runtime.evaluate', options)).result.value
  }
  const refused = { ok: false, error: { code: 'forbidden', reason: 'not_allowed' } }

  test('our page is, a frame within it is not, and another page in its place is not', async ({ shell }) => {
    const page = await shell.page()
    const devtools = await page.context().newCDPSession(page)
    const frames = async () => (await devtools.send('Page.getFrameTree')).frameTree
    expect(await forge(devtools, (await frames()).frame.id)).toMatchObject({ ok: true })

    await page.evaluate(() => document.body.append(document.createElement('iframe')))
    expect(await forge(devtools, (await frames()).childFrames?.[0]?.frame.id ?? '')).toEqual(refused)

    await page.goto('about:blank')
    expect(await forge(devtools, (await frames()).frame.id)).toEqual(refused)
  })
})

test.describe('what is heard', () => {
  test('a call as large as a till makes is, and a larger one is not', async ({ start }) => {
    const page = await start(['--practice']).page()
    const { personId, proof } = await ana(page)
    const huge = { ...proof, pin: proof.pin.padEnd(2_000_000) }
    expect(await call(page, 'session.signIn', { personId, proof: huge })).toEqual({
      ok: false,
      error: { code: 'bad_request', reason: 'message_too_large' },
    })
    expect(await call(page, 'session.signIn', { personId, proof })).toMatchObject({ ok: true })
  })

  test('a path that is no text is not', async ({ shell }) => {
    const page = await shell.page()
    expect(await page.evaluate(`teller.call({ toString: 1 }, undefined)`)).toMatchObject({
      error: { reason: 'no_such_call' },
    })
  })
})
