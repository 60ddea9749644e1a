/**
 * Everything that is checked before a change is accepted, in one command; its last line is the sum.
 *
 * `npm test -- lint unit` runs only the steps whose names contain one of the words.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { build } from './lib/build.mjs'
import { ensureChromium } from './lib/chromium.mjs'
import { findElectron } from './lib/electron.mjs'
import { countPlaywright, countVitest, fromReport } from './lib/reports.mjs'
import { at } from './lib/root.mjs'
import { asCheck, run, runAll } from './lib/steps.mjs'
import { hasScreen } from './lib/window.mjs'

const ONE = { passed: 1, failed: 0, skipped: 0 }

const check =
  (file, ...args) =>
  async () =>
    asCheck(await run(process.execPath, [at(file), ...args]))

const steps = [
  ['the right Node', check('scripts/check-node.mjs')],
  ['a complete lock', check('scripts/check-lock.mjs')],
  ['format and lint', check('node_modules/@biomejs/biome/bin/biome', 'check', '.')],
  ['lint with types', check('node_modules/oxlint/bin/oxlint', '--type-aware')],
  ...projectsOfTypes().map((path) => [
    `types: ${/tsconfig\.(.+)\.json/.exec(path)[1]}`,
    check('node_modules/typescript/bin/tsc', '--noEmit', '-p', path),
  ]),
  ['nothing unused', check('node_modules/knip/bin/knip.js')],
  ['unit and integration tests', unitAndIntegration],
  ['build', buildAll],
  ['packed files', check('scripts/check-pack.mjs')],
  ['end-to-end tests', endToEnd],
]

const words = process.argv.slice(2)
const chosen = steps.filter(([name]) => words.length === 0 || words.some((word) => name.includes(word)))
const allIsWell = await runAll(chosen)
process.exitCode = allIsWell ? 0 : 1

/** One tsconfig for each environment: what a screen may use does not exist in the backend. */
function projectsOfTypes() {
  return JSON.parse(readFileSync(at('tsconfig.json'), 'utf8')).references.map(({ path }) => path)
}

async function buildAll() {
  build(process.execPath)
  return ONE
}

async function unitAndIntegration() {
  const report = freshReport('vitest.json')
  const projects = ['--project', 'unit', '--project', 'integration']
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const end = await run(process.execPath, [at('node_modules/vitest/vitest.mjs'), 'run', ...projects, ...reporters])
  return fromReport(report, countVitest, end)
}

async function endToEnd() {
  const report = freshReport('playwright.json')
  const electron = findElectron()
  const env = {
    CHROMIUM_PATH: ensureChromium(process.execPath),
    ELECTRON_BINARY: electron && screenCommand() ? electron : '',
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  }
  const playwright = [process.execPath, at('node_modules/@playwright/test/cli.js'), 'test', '--reporter=list,json']
  const [command, ...args] = [...(env.ELECTRON_BINARY ? screenCommand() : []), ...playwright]
  const found = fromReport(report, countPlaywright, await run(command, args, env))
  if (!env.ELECTRON_BINARY) tellElectronWasSkipped(electron)
  return found
}

/** What to put before a command that opens windows: nothing where there is a screen, a virtual one, or null. */
function screenCommand() {
  if (hasScreen) return []
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.some((folder) => existsSync(join(folder, 'xvfb-run'))) ? ['xvfb-run', '-a'] : null
}

function tellElectronWasSkipped(electron) {
  const why = electron ? 'there is no screen and no xvfb-run here' : 'its binary is not here (npx install-electron)'
  const line = `  THE REAL ELECTRON WAS NOT TESTED: ${why}  `
  const edge = '='.repeat(line.length)
  console.log(`\n${edge}\n${line}\n${edge}`)
}

/** The path for a suite's report, with no older one in its place. */
function freshReport(name) {
  const path = at('.e2e', name)
  rmSync(path, { force: true })
  return path
}
