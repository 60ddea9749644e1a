/** The set-up in front of every command, on a small project with a stand-in for npm and for the build. */
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { standInProject } from './lib/stand-in-project.mjs'

let project
beforeEach(() => {
  project = standInProject()
})
afterEach(() => project.remove())

const bootstrap = (...args) => ['scripts/bootstrap.mjs', ...args]
const npmRuns = () => project.read('npm-ran').split('\n').length - 1

describe('a fresh clone', () => {
  test('is installed once, and the command runs with its arguments', async () => {
    const first = await project.run(bootstrap('say.mjs', '--data', 'a b'))
    expect(first).toMatchObject({ code: 0, out: '["--data","a b"]\n' })
    expect(project.read('npm-ran')).toMatch(/^ci --ignore-scripts/)
    await project.run(bootstrap('say.mjs'))
    expect(npmRuns()).toBe(1)
  })

  test('keeps stdout for the command: its JSON line can be read by a program', async () => {
    const { out, err } = await project.run(bootstrap('--build', 'say.mjs'))
    expect(out).toBe('[]\n')
    expect(err).toMatch(/npm talks[\s\S]*the build talks/)
  })

  test('is installed and built once when three commands start together', async () => {
    const ends = await Promise.all([1, 2, 3].map(() => project.run(bootstrap('--build', 'say.mjs'))))
    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(npmRuns()).toBe(1)
    expect(project.read('build-ran')).toBe('x')
  })

  test('waits for nobody whose process is gone', async () => {
    project.write('.setup.lock', '999999999')
    expect((await project.run(bootstrap('say.mjs'))).code).toBe(0)
  })

  test('without a connection is told in plain words, and tries again next time', async () => {
    const failed = await project.run(bootstrap('say.mjs'), { NPM_FAILS: '1' })
    expect(failed).toMatchObject({ code: 1, out: '' })
    expect(failed.err).toMatch(/could not be installed/)
    expect(failed.err).not.toMatch(/\bat .*\.mjs:\d/)
    expect((await project.run(bootstrap('say.mjs'))).code).toBe(0)
  })
})

describe('packages', () => {
  test('are installed again when the lock changes', async () => {
    await project.run(bootstrap('say.mjs'))
    project.write('package-lock.json', '{"packages":{"node_modules/new":{"version":"1.0.0"}}}')
    await project.run(bootstrap('say.mjs'))
    expect(npmRuns()).toBe(2)
  })

  test('that somebody installed by hand are recognised', async () => {
    const lock =
      '{"packages":{"node_modules/a":{"version":"1.0.0"},"node_modules/mac-only":{"version":"1.0.0","optional":true}}}'
    project.write('package-lock.json', lock)
    project.write('node_modules/.package-lock.json', '{"packages":{"node_modules/a":{"version":"1.0.0"}}}')
    project.write('node_modules/a/package.json', '{}')
    await project.run(bootstrap('say.mjs'))
    expect(npmRuns()).toBe(0)
  })

  test('of another version are not', async () => {
    project.write('package-lock.json', '{"packages":{"node_modules/a":{"version":"2.0.0"}}}')
    project.write('node_modules/.package-lock.json', '{"packages":{"node_modules/a":{"version":"1.0.0"}}}')
    project.write('node_modules/a/package.json', '{}')
    await project.run(bootstrap('say.mjs'))
    expect(npmRuns()).toBe(1)
  })
})

describe('the build', () => {
  test('happens again when a source changes, and not when a test does', async () => {
    project.write('src/core/money.ts', 'one')
    await project.run(bootstrap('--build', 'say.mjs'))
    project.write('src/core/money.test.ts', 'a test')
    await project.run(bootstrap('--build', 'say.mjs'))
    expect(project.read('build-ran')).toBe('x')
    project.write('src/core/money.ts', 'two')
    await project.run(bootstrap('--build', 'say.mjs'))
    expect(project.read('build-ran')).toBe('xx')
  })

  test('that failed stops the command, and is tried again', async () => {
    const failed = await project.run(bootstrap('--build', 'say.mjs'), { BUILD_FAILS: '1' })
    expect(failed).toMatchObject({ code: 1, out: '' })
    expect((await project.run(bootstrap('--build', 'say.mjs'))).code).toBe(0)
  })

  test('is nothing a command waits for that does not need it', async () => {
    await project.run(bootstrap('say.mjs'))
    expect(project.read('build-ran')).toBe('')
  })
})

const HOST = `
process.on('SIGTERM', () => { console.log('closed well'); process.exit(7) })
console.log('ready')
setInterval(() => {}, 1000)
`

describe.skipIf(process.platform === 'win32')('a running command', () => {
  test('gets the signal, and its exit code is the answer', async () => {
    project.write('host.mjs', HOST)
    const child = project.start(bootstrap('host.mjs'))
    await once(child.stdout, 'data')
    child.kill('SIGTERM')
    expect(await once(child, 'close')).toEqual([7, null])
    expect(child.out).toContain('closed well')
  })

  test('ends when the shell between npm and it is gone', async () => {
    project.write('host.mjs', HOST)
    // `&& :` keeps the shell from replacing itself by the command.
    project.write('shell.sh', `#!/bin/sh\n"${process.execPath}" scripts/bootstrap.mjs host.mjs && :\n`)
    project.write(
      'npm-run.mjs',
      `import { spawn } from 'node:child_process'
      const shell = spawn('./shell.sh', { stdio: 'inherit' })
      process.stdin.once('data', () => { shell.kill('SIGKILL') })`,
    )
    const child = project.start(['npm-run.mjs'], { npm_lifecycle_event: 'host' })
    await once(child.stdout, 'data')
    child.stdin.end('go')
    await once(child, 'close')
    expect(child.out).toContain('closed well')
  })
})
