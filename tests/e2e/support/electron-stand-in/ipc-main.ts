/** `ipcMain`, as far as the shell uses it. */

type Handler = (event: unknown, ...args: unknown[]) => unknown

export class IpcMain {
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  /** electron-store listens for pages that want preferences; none does. */
  on(): void {}

  /** Runs the shell's handler; its answer loses what structured clone would lose. */
  async dispatch(channel: string, event: object, args: readonly unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return structuredClone(await handler(event, ...args))
  }
}
