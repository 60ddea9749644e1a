/**
 * The stand-in's program: `node run.ts <entry> [arguments]` starts a built shell as `electron <folder>` would, from the
 * shell's own folder. As in Electron, nothing is ready before the entry has been evaluated.
 */
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

const standIn = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0))

const { app, becomeReady } = await import('./electron.ts')
await import(pathToFileURL(process.argv[2] ?? '').href)
if (!app.isOver) await becomeReady(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium')
