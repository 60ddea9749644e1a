/** The world of the shell's tests: the built shell around the stand-in for Electron, with a data folder of its own. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test as base, expect, type Page } from '@playwright/test'
import type { Reply, Transport } from '../../../src/contract/wire.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { Shell } from '../support/electron-stand-in/shell.ts'

/** A web server that a page of ours has no business with. */
interface Elsewhere {
  readonly url: string
  /** The paths that were asked for. */
  readonly visits: readonly string[]
}

interface World {
  readonly folder: string
  /** Starts the shell on this test's folder; it is ended with the test. */
  readonly start: (flags?: readonly string[]) => Shell
  readonly shell: Shell
  readonly elsewhere: Elsewhere
}

export const test = base.extend<World>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  folder: async ({}, use) => {
    const folder = temporaryFolder()
    await use(folder.path)
    folder.remove()
  },
  start: async ({ folder }, use) => {
    const shells: Shell[] = []
    await use((flags = []) => {
      const shell = new Shell(folder, flags)
      shells.push(shell)
      return shell
    })
    for (const shell of shells) await shell.kill()
  },
  shell: async ({ start }, use) => use(start()),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  elsewhere: async ({}, use) => {
    const visits: string[] = []
    const server = createServer((request, response) => {
      visits.push(request.url ?? '')
      response
        .writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' })
        .end('<h1>Elsewhere</h1>')
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    await use({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, visits })
    server.closeAllConnections()
    server.close()
  },
})
export { expect }

/** A page that the preload has been to. */
export type Screens = typeof globalThis & { readonly teller: Transport }

/** A call as the screens make it: through what the preload exposed. */
export function call(page: Page, path: string, input?: unknown): Promise<Reply> {
  return page.evaluate(([to, what]) => (globalThis as Screens).teller.call(to, what), [path, input] as const)
}

/** Ana, of the practice café, and her PIN, as `session.signIn` takes them. */
export async function ana(page: Page): Promise<{ personId: string; proof: { kind: 'pin'; pin: string } }> {
  const reply = await call(page, 'session.people')
  const people = (reply.ok ? reply.value : []) as { id: string; name: string; practicePin: string }[]
  const found = people.find((person) => person.name === 'Ana')
  if (!found) throw new Error('Ana does not work here')
  return { personId: found.id, proof: { kind: 'pin', pin: found.practicePin } }
}

/** Who is signed in on this page. */
export async function whoIsIn(page: Page): Promise<string | null> {
  const reply = await call(page, 'session.me')
  if (!reply.ok) throw new Error(reply.error.reason)
  return (reply.value as { name: string } | null)?.name ?? null
}
