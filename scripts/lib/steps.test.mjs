/** The sum of `npm test` must never hide a failure. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { countPlaywright, countVitest, fromReport } from './reports.mjs'
import { asCheck, run, runAll } from './steps.mjs'

const vitestReport = {
  numPassedTests: 8,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
    { status: 'failed', assertionResults: [] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ],
}

test("vitest's failed tests count, and files that could not be loaded", () => {
  expect(countVitest(vitestReport)).toEqual({ passed: 8, failed: 2, skipped: 3 })
})

test("Playwright's failed tests count, and errors outside of tests", () => {
  const report = { stats: { expected: 5, flaky: 1, unexpected: 2, skipped: 3 }, errors: [{ message: 'config' }] }
  expect(countPlaywright(report)).toEqual({ passed: 6, failed: 3, skipped: 3 })
})

describe('a suite', () => {
  let folder
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'teller-report-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const count = (report) => report

  test('that leaves no report has failed, even when it ended well', () => {
    expect(fromReport(join(folder, 'none.json'), count, { code: 0 })).toMatchObject({ passed: 0, failed: 1 })
  })

  test('that ended badly with no failed test has failed', () => {
    const file = join(folder, 'report.json')
    writeFileSync(file, '{"passed":3,"failed":0,"skipped":0}')
    expect(fromReport(file, count, { code: 1 })).toMatchObject({ passed: 3, failed: 1 })
    expect(fromReport(file, count, { code: 0 })).toMatchObject({ passed: 3, failed: 0 })
  })
})

describe('all steps', () => {
  let lines
  beforeEach(() => {
    lines = []
  })
  const print = (text) => lines.push(...text.split('\n'))
  const found =
    (passed, failed, skipped = 0) =>
    async () => ({ passed, failed, skipped })

  test('run after a failure too, and the last line is their sum', async () => {
    const throws = async () => {
      throw new Error('no browser')
    }
    const steps = [
      ['a', found(1, 0)],
      ['b', throws],
      ['c', found(20, 2, 3)],
    ]
    expect(await runAll(steps, print)).toBe(false)
    expect(lines.at(-1)).toBe('21 passed, 3 failed, 3 skipped')
    expect(lines.join('\n')).toContain('✗ b\nno browser')
  })

  test('are well when nothing failed', async () => {
    expect(await runAll([['a', found(1, 0)]], print)).toBe(true)
    expect(lines.at(-1)).toBe('1 passed, 0 failed')
  })
})

test('a check counts as one, by the exit code of its command', async () => {
  expect(asCheck(await run(process.execPath, ['-e', '']))).toMatchObject({ passed: 1, failed: 0 })
  expect(asCheck(await run(process.execPath, ['-e', 'process.exit(2)']))).toMatchObject({ passed: 0, failed: 1 })
  expect(asCheck(await run('no-such-command', []))).toMatchObject({ passed: 0, failed: 1 })
})
