/** The fleet's beginning and end: nothing connects any more once it was stopped. */
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { silentLog } from '../../src/backend/log.ts'
import { StoredRouterFleet } from '../../src/backend/provisioning/router-fleet.ts'
import { openDatabase } from '../../src/backend/store/open.ts'
import { routerSecret, Secrets } from '../../src/backend/store/secrets.ts'
import { Store } from '../../src/backend/store/store.ts'
import { temporaryFolder } from '../support/folder.ts'
import { fillBooks } from '../support/one-sale.ts'

const folder = temporaryFolder()
afterEach(() => folder.remove())

test('a program that closes while passwords are still being opened leaves no worker behind', async () => {
  const store = new Store(openDatabase(join(folder.path, 'books.sqlite')), Date.now)
  fillBooks(store)
  const { promise: opened, resolve } = Promise.withResolvers<string>()
  const secrets = new Secrets(store, {
    keptBySystem: false,
    seal: async (text) => Buffer.from(text),
    open: () => opened,
  })
  const put = await secrets.seal('secret')
  store.settle((tx) => put(tx, routerSecret('old')))
  const fleet = new StoredRouterFleet({
    store,
    secrets,
    log: silentLog,
    clock: Date.now,
    onChange: () => undefined,
    release: () => undefined,
    onSettled: () => undefined,
    onSession: () => undefined,
  })
  const loading = fleet.reload()
  await fleet.stop()
  resolve('secret')
  await loading
  expect([fleet.link('old').since, fleet.link('other').since]).toEqual([0, 0])
  store.close()
})
