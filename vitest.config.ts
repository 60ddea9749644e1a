/**
 * Vitest's projects: unit and integration run in `npm test`, the long fault tests only in `npm run faults`, and what needs
 * programs that not everybody has only when it is asked for (`npm run proof:spoolers`).
 */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // A hung socket must fail its own test, not the whole run.
    testTimeout: 20_000,
    hookTimeout: 40_000,
    // What is waited for comes when it comes on a busy machine; the default of a second is a guess.
    expect: { poll: { timeout: 10_000 } },
    // Tests wait for sockets more than they compute: a core that is left free is time lost.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['{src,electron,scripts}/**/*.test.{ts,tsx,mjs}'] },
      },
      {
        extends: true,
        test: { name: 'integration', include: ['tests/{integration,architecture}/**/*.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'faults', include: ['tests/faults/**/*.test.ts'], testTimeout: 900_000, hookTimeout: 120_000 },
      },
      {
        extends: true,
        test: { name: 'opt-in', include: ['tests/opt-in/**/*.test.ts'], fileParallelism: false },
      },
    ],
  },
})
