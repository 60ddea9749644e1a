/** Every file stays in its layer, and a planted stray is noticed. */
import { expect, test } from 'vitest'
import { strays } from './layers.ts'
import { parse, sourcesIn, specifiersOf } from './source.ts'

const sources = sourcesIn('src/**/*.{ts,tsx}', 'electron/**/*.ts')

test('there are sources to look at', () => {
  expect(sources.length).toBeGreaterThan(100)
})

test.each(sources.map((source) => [source.path, source] as const))('%s stays in its layer', (path, source) => {
  expect(strays(path, specifiersOf(source))).toEqual([])
})

test.each([
  ['src/core/money.ts', 'node:fs'],
  ['src/core/money.ts', 'zod'],
  ['src/core/money.ts', '../contract/index.ts'],
  ['src/contract/sales.ts', '../backend/ports.ts'],
  ['src/contract/sales.ts', 'react'],
  ['src/backend/services/sale.ts', '../routeros/connect.ts'],
  ['src/backend/services/sale.ts', '../printing/encode.ts'],
  ['src/backend/services/sale.ts', '../create-backend.ts'],
  ['src/backend/routeros/connect.ts', '../services/sale.ts'],
  ['src/backend/printing/encode.ts', '../services/sale.ts'],
  ['src/backend/vpn/wireguard.ts', '../services/sale.ts'],
  ['src/backend/sync/push.ts', '../services/sale.ts'],
  ['src/backend/provisioning/reconcile.ts', '../services/sale.ts'],
  ['src/backend/live/live-desk.ts', '../services/online.ts'],
  ['src/backend/live/live-desk.ts', '../provisioning/router-worker.ts'],
  ['src/backend/services/online.ts', '../live/live-desk.ts'],
  ['src/backend/audit/worker.ts', '../services/sale.ts'],
  ['src/backend/store/open.ts', 'electron-store'],
  ['src/backend/log.ts', 'electron'],
  ['src/backend/log.ts', '../practice/router/state.ts'],
  ['src/backend/log.ts', '../../electron/main/index.ts'],
  ['src/practice/router/wire.ts', '../../backend/routeros/connect.ts'],
  ['src/practice/router/wire.ts', '../../contract/index.ts'],
  ['src/host/main.ts', 'electron'],
  ['src/host/main.ts', '../renderer/main.tsx'],
  ['src/renderer/main.tsx', '../backend/ports.ts'],
  ['src/renderer/main.tsx', 'node:path'],
  ['src/renderer/main.tsx', 'ws'],
  ['electron/preload/index.ts', '../main/index.ts'],
  ['electron/preload/index.ts', 'node:fs'],
  ['electron/main/index.ts', '../../src/renderer/main.tsx'],
  ['src/core/money.test.ts', '../backend/ports.ts'],
  ['src/newcomer/index.ts', '../core/money.ts'],
])('%s may not import %s', (path, specifier) => {
  expect(strays(path, [specifier])).toHaveLength(1)
})

test('an import is seen however it is written', () => {
  const text = `
    import { a } from './static.ts'
    import type { B } from './type.ts'
    import './effect.ts'
    export { c } from './again.ts'
    export * from './all.ts'
    const d = () => import('./dynamic.ts')
    let e: import('./inline.ts').E
    // import './comment.ts'
    const f = "import './string.ts'"`
  expect(specifiersOf(parse('planted.ts', text))).toEqual(
    ['static', 'type', 'effect', 'again', 'all', 'dynamic', 'inline'].map((name) => `./${name}.ts`),
  )
})
