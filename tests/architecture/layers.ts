/** Who may import whom: the table that the design states in words. */
import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { posix } from 'node:path'

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }

/** The backend's libraries; what the renderer uses is bundled, and therefore a devDependency. */
const LIBRARIES = Object.keys(dependencies).filter((name) => !name.startsWith('electron'))
const DATABASE = ['drizzle-orm', 'better-sqlite3', 'pg']
/** A test may talk to the practice devices and to peers: they are what it measures against. */
const TESTING = ['node', 'vitest', 'fast-check', 'jsqr', 'node-routeros', 'tests', 'src/practice']

/** The parts of the backend that hold no adapter and no service: what an answer needs from the call it answers. */
const CALLS = [
  'src/backend/ports.ts',
  'src/backend/sheet-port.ts',
  'src/backend/report-port.ts',
  'src/backend/call-router.ts',
  'src/backend/callers.ts',
  'src/backend/events.ts',
  'src/backend/rates.ts',
  'src/backend/log.ts',
]

const OUTSIDE = ['node', ...LIBRARIES]

/** A folder or file, and what it may import; the longest path that holds a file decides. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  'src/core': [],
  'src/contract': ['src/core', 'zod'],
  'src/backend': ['src/core', 'src/contract', ...OUTSIDE],
  'src/backend/services': [
    'src/core',
    'src/contract',
    'src/backend/store',
    ...CALLS,
    'node',
    'zod',
    'uuid',
    'drizzle-orm',
    '@node-rs/argon2',
  ],
  // The store keeps the print queue's records, and so knows the interface that the queue asks of it.
  'src/backend/store': [
    'src/core',
    'src/contract',
    'src/backend/printing/print-jobs.ts',
    'src/backend/log.ts',
    'node',
    'uuid',
    ...DATABASE,
  ],
  'src/backend/routeros': ['src/core', 'node'],
  'src/backend/provisioning': [
    'src/core',
    'src/contract',
    'src/backend/store',
    'src/backend/routeros',
    ...CALLS,
    ...OUTSIDE,
  ],
  'src/backend/live': [
    'src/core',
    'src/contract',
    'src/backend/store',
    'src/backend/routeros',
    'src/backend/provisioning/timing.ts',
    ...CALLS,
    ...OUTSIDE,
  ],
  'src/backend/vpn': ['src/core', 'src/backend/routeros', 'src/backend/provisioning', ...CALLS, ...OUTSIDE],
  'src/backend/printing': ['src/core', 'src/contract', 'src/backend/store', ...CALLS, ...OUTSIDE],
  'src/backend/audit': ['src/core', 'src/contract', 'src/backend/store', 'src/backend/printing', ...CALLS, ...OUTSIDE],
  'src/backend/report-pdf': [
    'src/core',
    'src/backend/printing',
    'src/backend/audit/sheet-text.ts',
    ...CALLS,
    ...OUTSIDE,
  ],
  'src/backend/sheets': ['src/core', 'src/backend/printing', ...CALLS, ...OUTSIDE],
  'src/backend/reports': ['src/core', 'src/backend/sheets', 'src/backend/audit/sheet-text.ts', ...CALLS, ...OUTSIDE],
  'src/backend/sync': ['src/core', 'src/backend/store', ...CALLS, ...OUTSIDE],
  'src/practice': ['src/core', 'src/backend/routeros/words.ts', 'src/backend/routeros/sentences.ts', ...OUTSIDE],
  'src/host': ['src/core', 'src/contract', 'src/backend', 'src/practice', ...OUTSIDE],
  'src/renderer': ['src/core', 'src/contract', 'resources', 'zod', 'screen library'],
  'electron/main': [
    'electron/channels.ts',
    'src/core',
    'src/contract',
    'src/backend',
    'src/practice',
    'electron',
    'electron-store',
    'electron-updater',
    ...OUTSIDE,
  ],
  'electron/preload': ['src/contract', 'electron/channels.ts', 'electron'],
  'electron/channels.ts': ['src/contract'],
}

/** Folders that stand above the backend's parts and may use every one of them. */
const WHOLE = ['src/host', 'electron/main', 'src/backend']

const SCREEN_LIBRARY =
  /^(react|react-dom|react-i18next|i18next|radix-ui|lucide-react|sonner|recharts|react-hook-form|@hookform\/|@tanstack\/|@fontsource)/

/** The layer a project path is in. Undefined outside of every layer. */
function layerOf(path: string): string | undefined {
  return Object.keys(LAYERS)
    .filter((layer) => path === layer || path.startsWith(`${layer}/`))
    .sort((a, b) => b.length - a.length)[0]
}

/** The imports of a file that its layer does not allow. A test may also use what testing needs. */
export function strays(path: string, specifiers: readonly string[]): string[] {
  const layer = layerOf(path)
  if (!layer) return [`${path} is in no layer: add its folder to tests/architecture/layers.ts`]
  const isTest = /\.test\.tsx?$/.test(path)
  const allowed = [...(LAYERS[layer] ?? []), ...(isTest ? TESTING : [])]
  return specifiers.filter((specifier) => !isAllowed(layer, allowed, path, specifier))
}

function isAllowed(layer: string, allowed: readonly string[], path: string, specifier: string): boolean {
  if (!specifier.startsWith('.')) return allowed.includes(packageOf(layer, specifier))
  const target = posix.join(posix.dirname(path), specifier)
  const targetLayer = layerOf(target)
  if (targetLayer === layer) return true
  if (WHOLE.includes(layer) && targetLayer?.startsWith('src/backend')) return true
  return allowed.some((place) => target === place || (target.startsWith(`${place}/`) && layerOf(place) === targetLayer))
}

function packageOf(layer: string, specifier: string): string {
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return 'node'
  if (layer === 'src/renderer' && SCREEN_LIBRARY.test(specifier)) return 'screen library'
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
