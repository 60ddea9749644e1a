/** Plants each kind of stray import in a small renderer and expects its build to fail with a helpful message. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { screensOnly } from './screens-only.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'screens-only-'))
  symlinkSync(join(import.meta.dirname, '../node_modules'), join(root, 'node_modules'), 'junction')
  write('package.json', JSON.stringify({ dependencies: { ws: '*', zod: '*', '@fontsource/noto-sans': '*' } }))
  write('src/core/money.ts', 'export const zero = 0')
  write('src/backend/store.ts', 'export const rows = []')
  write('electron/main/window.ts', 'export const title = ""')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

async function buildScreens(main: string): Promise<void> {
  write('src/renderer/main.ts', main)
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [screensOnly(root)],
    build: { write: false, rolldownOptions: { input: join(root, 'src/renderer/main.ts') } },
  })
}

test('screens, core, zod and a UI library are welcome', async () => {
  await buildScreens(`import { zero } from '../core/money.ts'
    import { z } from 'zod'
    import { createElement } from 'react'
    console.log(zero, z, createElement)`)
})

test.each([
  ['the backend', `import { rows } from '../backend/store.ts'; console.log(rows)`, 'code of another side'],
  ['the shell', `import { title } from '../../electron/main/window.ts'; console.log(title)`, 'code of another side'],
  ['the backend, dynamically', `import('../backend/store.ts').then(console.log)`, 'code of another side'],
  ['Node', `import { readFileSync } from 'node:fs'; console.log(readFileSync)`, 'a module of Node'],
  ['Node under its old name', `import { readFileSync } from 'fs'; console.log(readFileSync)`, 'a module of Node'],
  ["the backend's library", `import ws from 'ws'; console.log(ws)`, "the backend's library ws"],
  ['electron', `import { app } from 'electron'; console.log(app)`, "the backend's library electron"],
])('%s is refused', async (_name, main, why) => {
  await expect(buildScreens(main)).rejects.toThrow(why)
})

test('backend code behind a module of core is refused too', async () => {
  write('src/core/detour.ts', `export { rows } from '../backend/store.ts'`)
  await expect(buildScreens(`import { rows } from '../core/detour.ts'; console.log(rows)`)).rejects.toThrow(
    /core\/detour\.ts imports .*src\/renderer\/bridge/s,
  )
})
