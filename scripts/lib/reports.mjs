/** Reads how many tests passed out of the reports of vitest and Playwright. */
import { existsSync, readFileSync } from 'node:fs'

/** Counts of vitest's JSON report. A file that could not even be loaded is one failure. */
export function countVitest(report) {
  const unloadable = report.testResults.filter(({ status, assertionResults }) => {
    return status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
  })
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** Counts of Playwright's JSON report. An error outside of any test is one failure. */
export function countPlaywright({ stats, errors }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped }
}

/**
 * What a suite found, from its exit code and its report.
 *
 * No report, or a bad end without a failed test (an unhandled error, no tests at all), is a failure of its own.
 */
export function fromReport(file, count, { code, text }) {
  const found = existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 }
  const silent = found.failed === 0 && (code !== 0 || !existsSync(file))
  return { ...found, failed: silent ? 1 : found.failed, text }
}
