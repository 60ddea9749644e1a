/** The built shell around the stand-in, as a process of its own that a test watches and Playwright joins. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import type { Happening, ProtocolAnswer, Request } from './control.ts'

const root = join(import.meta.dirname, '..', '..', '..', '..')

type Message = { readonly happening: Happening } | { readonly id: number; readonly value?: ProtocolAnswer }

export class Shell {
  readonly #child: ChildProcess
  readonly #happenings: Happening[] = []
  readonly #ended: Promise<number | null>
  readonly #answers = new Map<number, (value: ProtocolAnswer | undefined) => void>()
  #onHappening: () => void = () => {}
  #browser: Browser | undefined
  #lastId = 0

  constructor(dataFolder: string, flags: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
    const args = [join(root, 'out', 'main', 'index.js'), '--data', dataFolder, ...flags]
    this.#child = fork(new URL('./run.ts', import.meta.url), args, { cwd: root, env: { ...process.env, ...env } })
    this.#ended = once(this.#child, 'exit').then(([code]) => {
      this.#onHappening()
      return code as number | null
    })
    this.#child.on('message', (message: Message) => {
      if ('id' in message) this.#answers.get(message.id)?.(message.value)
      if (!('happening' in message)) return
      this.#happenings.push(message.happening)
      this.#onHappening()
    })
  }

  /** Waits until something has happened, and takes it off the list. */
  async happened<W extends Happening['what']>(what: W): Promise<Extract<Happening, { what: W }>> {
    for (;;) {
      const index = this.#happenings.findIndex((happening) => happening.what === what)
      const [found] = index < 0 ? [] : this.#happenings.splice(index, 1)
      if (found) return found as Extract<Happening, { what: W }>
      if (this.#child.exitCode !== null) throw new Error(`the shell ended and "${what}" had not happened`)
      await new Promise<void>((resolve) => {
        this.#onHappening = resolve
      })
    }
  }

  /** The shell's page, once it is shown; asked again after a crash, a page that works again. */
  async page(): Promise<Page> {
    const { chromium: address } = await this.happened('ready')
    await this.happened('shown')
    this.#happenings.push({ what: 'ready', chromium: address }, { what: 'shown' })
    await this.#browser?.close()
    this.#browser = await chromium.connectOverCDP(address)
    const page = this.#browser.contexts().flatMap((context) => context.pages())[0]
    if (!page) throw new Error('the shell has no page')
    return page
  }

  /** How many pages there are, whoever opened them. */
  pageCount(): number {
    return this.#browser?.contexts().flatMap((context) => context.pages()).length ?? 0
  }

  ask(request: Request): Promise<ProtocolAnswer | undefined> {
    this.#lastId += 1
    const id = this.#lastId
    this.#child.send({ id, request })
    return new Promise((resolve) => void this.#answers.set(id, resolve))
  }

  /** Asks the shell's own protocol handler for an address exactly as it is written. */
  async fetch(url: string, method = 'GET'): Promise<ProtocolAnswer> {
    const answer = await this.ask({ ask: 'protocol', url, method })
    if (!answer) throw new Error('the protocol handler did not answer')
    return answer
  }

  /** The code the shell ended with. */
  ended(): Promise<number | null> {
    return this.#ended
  }

  async kill(): Promise<void> {
    await this.#browser?.close().catch(() => {})
    if (this.#child.exitCode === null) this.#child.kill('SIGTERM')
    await this.#ended
  }
}
