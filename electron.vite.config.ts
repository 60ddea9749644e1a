/** Builds the application into `out/`: the shell and the browser host, the preload, and the screens. */
import { resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { screensOnly } from './scripts/screens-only.ts'

const at = (path: string) => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      // Bundled because a cashier waits for it: one file starts in a fraction of the time that a thousand take.
      externalizeDeps: {
        exclude: ['drizzle-orm', 'zod', 'uuid', 'ws', 'qrcode', 'node-thermal-printer'],
      },
      // From one graph: what Electron starts, the same application for a browser, the thread that reads the
      // journal, and the process of a printer that may get stuck.
      rolldownOptions: {
        input: {
          index: at('electron/main/index.ts'),
          host: at('src/host/main.ts'),
          'audit-worker': at('src/backend/audit/worker.ts'),
          'report-worker': at('src/backend/reports/worker.ts'),
          'sheet-worker': at('src/backend/sheets/worker.ts'),
          'logo-worker': at('src/backend/printing/logo-worker.ts'),
          'printer-process': at('src/backend/printing/ports/port-process.ts'),
        },
      },
      sourcemap: true,
      chunkSizeWarningLimit: 4_000,
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      // A sandboxed preload must be one CommonJS file although package.json says "type": "module".
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    build: {
      outDir: at('out/renderer'),
      minify: true,
      // Loaded from this computer's disk: one file is quicker than several.
      chunkSizeWarningLimit: 1_200,
      rolldownOptions: { input: at('src/renderer/index.html') },
    },
    plugins: [screensOnly(import.meta.dirname), react(), tailwindcss()],
  },
})
