/** `npm start` on a small project: which window it opens, what it says, and how everything ends together. */
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { standInProject } from './lib/stand-in-project.mjs'

/** A host that locks its folder as the real one does, and notes how it ended. */
const HOST = `
import { existsSync, writeFileSync } from 'node:fs'
const line = { url: 'http://127.0.0.1:4711', token: 'once' }
if (process.argv.includes('--broken')) { console.error('the disk is full'); process.exit(3) }
if (existsSync('data-lock')) console.log(JSON.stringify({ ...line, token: 'another', alreadyRunning: true }))
else {
  writeFileSync('host-args', JSON.stringify(process.argv.slice(2)))
  process.on('SIGTERM', () => { writeFileSync('host-end', 'closed well'); process.exit(0) })
  console.log(JSON.stringify(line))
  setInterval(() => {}, 1000)
}
`

/** Stands in for Chromium: notes what it should open, and stays open until the file \`close-window\` is there. */
const BROWSER = `#!${process.execPath}
import { appendFileSync, existsSync } from 'node:fs'
const app = process.argv.find((arg) => arg.startsWith('--app='))
appendFileSync('windows', app + '\\n')
console.log('window')
if (existsSync('no-display')) process.exit(1)
process.on('SIGTERM', () => { appendFileSync('windows', 'ended\\n'); process.exit(0) })
setInterval(() => existsSync('close-window') && process.exit(0), 20)
`

let project
beforeEach(() => {
  project = standInProject()
  project.write('out/main/host.js', HOST)
  project.write('browser.mjs', BROWSER)
})
afterEach(() => project.remove())

const start = (args, env) => project.start(['scripts/start.mjs', '--browser', ...args], env)
const screen = () => ({ DISPLAY: ':1', CHROMIUM_PATH: project.inside('browser.mjs') })
const noScreen = { DISPLAY: '', WAYLAND_DISPLAY: '' }

async function until(condition) {
  while (!condition()) await new Promise((done) => setTimeout(done, 20))
}

describe.skipIf(process.platform !== 'linux')('npm start in the browser', () => {
  test('opens a window on the host, which ends when the window is closed', async () => {
    const child = start(['--practice', '--data', 'd'], screen())
    await until(() => project.read('windows') !== '')
    expect(project.read('windows')).toBe('--app=http://127.0.0.1:4711/#token=once\n')
    expect(project.read('host-args')).toBe('["--practice","--data","d"]')
    project.write('close-window', '')
    expect(await once(child, 'close')).toEqual([0, null])
    expect(project.read('host-end')).toBe('closed well')
  })

  test('opens another window on what is running already, and leaves it running', async () => {
    project.write('data-lock', '')
    const child = start([], screen())
    await until(() => project.read('windows') !== '')
    expect(project.read('windows')).toBe('--app=http://127.0.0.1:4711/#token=another\n')
    project.write('close-window', '')
    expect(await once(child, 'close')).toEqual([0, null])
    expect(child.err).toContain('already running')
  })

  test('takes the window and the host with it when it is ended', async () => {
    const child = start([], screen())
    await until(() => project.read('windows') !== '')
    child.kill('SIGTERM')
    await once(child, 'close')
    expect(project.read('host-end')).toBe('closed well')
    expect(project.read('windows')).toContain('ended')
  })

  test('keeps the host and tells its address when no window can be opened', async () => {
    project.write('no-display', '')
    const child = start([], screen())
    await until(() => child.err.includes('http://127.0.0.1:4711/#token=once'))
    expect(project.read('host-end')).toBe('')
    child.kill('SIGTERM')
    await once(child, 'close')
    expect(project.read('host-end')).toBe('closed well')
  })

  test('tells the address where there is no screen', async () => {
    const child = project.start(['scripts/start.mjs'], noScreen)
    await until(() => child.err.includes('http://127.0.0.1:4711/#token=once'))
    expect(child.err).toContain('there is no screen here')
    child.kill('SIGTERM')
    await once(child, 'close')
  })

  test("ends with the host's own words and code when it cannot start", async () => {
    const end = await project.run(['scripts/start.mjs', '--browser', '--broken'], screen())
    expect(end).toMatchObject({ code: 3 })
    expect(end.err).toContain('the disk is full')
    expect(project.read('windows')).toBe('')
  })
})

/** Stands in for Electron's program. */
const ELECTRON = `#!${process.execPath}
import { writeFileSync } from 'node:fs'
writeFileSync(import.meta.dirname + '/../../../electron-args', process.argv.slice(2).join(' '))
process.exit(5)
`

describe.skipIf(process.platform !== 'linux')('npm start with Electron', () => {
  test('opens its binary with the arguments, and ends with its code', async () => {
    project.write('node_modules/electron/path.txt', 'electron.mjs')
    project.write('node_modules/electron/dist/electron.mjs', ELECTRON)
    const end = await project.run(['scripts/start.mjs', '--practice'], screen())
    expect(end).toMatchObject({ code: 5 })
    expect(project.read('electron-args')).toMatch(/--practice$/)
  })

  test('fetches the binary when it is not there', async () => {
    project.write('node_modules/electron/dist/electron.mjs', ELECTRON)
    project.write(
      'node_modules/electron/install.js',
      `require('fs').writeFileSync(__dirname + '/path.txt', 'electron.mjs')`,
    )
    project.write('node_modules/electron/package.json', '{}')
    const end = await project.run(['scripts/start.mjs'], screen())
    expect(end).toMatchObject({ code: 5 })
  })

  test('falls back to the browser when it cannot be fetched, and asks no second time that day', async () => {
    project.write('node_modules/electron/install.js', `require('fs').appendFileSync('fetches', 'x'); process.exit(1)`)
    project.write('node_modules/electron/package.json', '{}')
    project.write('close-window', '')
    const first = await project.run(['scripts/start.mjs'], screen())
    expect(first.err).toMatch(/Fetching Electron[\s\S]*in the browser \(Electron is not installed/)
    await project.run(['scripts/start.mjs'], screen())
    expect(project.read('fetches')).toBe('x')
    expect(project.read('windows').split('--app=')).toHaveLength(3)
  })
})
