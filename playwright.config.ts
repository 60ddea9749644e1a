/** The end-to-end tests: the application in a real browser, the shell around a stand-in, and the real Electron. */
import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/lib/chromium.mjs'
import { findElectron } from './scripts/lib/electron.mjs'

// Specs skip, with words, where this is empty. Importing `electron` to ask for the path would start a download.
process.env.ELECTRON_BINARY ??= findElectron() ?? ''
// Kept for the workers, which read this file too.
process.env.CHROMIUM_PATH ??= findChromium() ?? ''

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: '.e2e/results',
  reporter: 'list',
  fullyParallel: true,
  // Half of the cores, which is the default, is one on a small machine, and most of a test is waiting.
  workers: '100%',
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  // A browser on a busy machine may stall for once; what needed a second try is listed as flaky.
  retries: process.env.CI ? 1 : 0,
  projects: [
    { name: 'browser', testIgnore: ['shell/**', 'electron/**'] },
    { name: 'shell', testMatch: 'shell/**/*.spec.ts' },
    { name: 'electron', testMatch: 'electron/**/*.spec.ts' },
  ],
  use: {
    browserName: 'chromium',
    viewport: { width: 1366, height: 768 },
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        // The application needs nobody but this computer, and a test that does should fail.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
      ],
    },
  },
})
