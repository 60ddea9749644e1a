/** The end-to-end tests' world: a router, a printer, a host with an empty data folder, and a page that may not complain. */
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { type PracticePrinter, startPracticePrinter } from '../../../src/practice/printer/practice-printer.ts'
import { type PracticeRouter, startPracticeRouter } from '../../../src/practice/router/practice-router.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { type HostProcess, startHostProcess } from './host-process.ts'

export const ROUTER_PASSWORD = 'router secret'
export const OWNER_PIN = '4711'

interface World {
  readonly folder: string
  readonly router: PracticeRouter
  readonly printer: PracticePrinter
  readonly host: HostProcess
  /** The page of a counter that has never been set up. */
  readonly counter: Page
}

export const test = base.extend<World>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  folder: async ({}, use) => {
    const folder = temporaryFolder()
    await use(folder.path)
    folder.remove()
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  router: async ({}, use) => {
    const router = await startPracticeRouter({ username: 'teller', password: ROUTER_PASSWORD })
    await use(router)
    await router.close()
  },
  printer: async ({ folder }, use) => {
    const printer = await startPracticePrinter({ paperMm: 80, out: join(folder, 'paper') })
    await use(printer)
    await printer.close()
  },
  host: async ({ folder }, use) => {
    const host = await startHostProcess(join(folder, 'data'))
    await use(host)
    await host.close()
  },
  counter: async ({ page, host }, use) => {
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await page.goto(host.address)
    await use(page)
    expect(complaints.filter((text) => !text.includes('WebSocket'))).toEqual([])
  },
})
export { expect }
