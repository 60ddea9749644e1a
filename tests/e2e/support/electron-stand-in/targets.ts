/** Chromium's targets: makes pages for windows, notices those that end, and windows and downloads that pages begin. */
import type { StandInWindow } from './browser-window.ts'
import type { Cdp, Session } from './cdp.ts'
import { tell } from './control.ts'

interface Around {
  readonly windows: () => readonly StandInWindow[]
  readonly onDownload: (url: string) => void
}

export class Targets {
  readonly browser: Session
  readonly #cdp: Cdp

  private constructor(cdp: Cdp) {
    this.#cdp = cdp
    this.browser = cdp.session()
  }

  static async watch(cdp: Cdp, { windows, onDownload }: Around): Promise<Targets> {
    const targets = new Targets(cdp)
    const { browser } = targets
    const owner = async (targetId: string | undefined) => {
      for (const window of windows()) if ((await window.targetId) === targetId) return window
      return undefined
    }
    browser.on('Target.targetDestroyed', ({ targetId }) => void owner(targetId).then((it) => it?.webContents.destroy()))
    browser.on('Target.targetCreated', ({ targetInfo: { targetId, openerId, url } }) => {
      if (openerId) void owner(openerId).then((opener) => opener && targets.#judge(opener, targetId, url))
    })
    browser.on('Browser.downloadWillBegin', ({ url }) => onDownload(url))
    await browser.send('Target.setDiscoverTargets', { discover: true })
    await browser.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true })
    return targets
  }

  async open(): Promise<{ readonly targetId: string; readonly session: Session }> {
    const { targetId } = await this.browser.send('Target.createTarget', { url: 'about:blank' })
    const { sessionId } = await this.browser.send('Target.attachToTarget', { targetId, flatten: true })
    return { targetId, session: this.#cdp.session(sessionId) }
  }

  async close(targetId: string): Promise<void> {
    await this.browser.send('Target.closeTarget', { targetId })
  }

  /** Chromium has opened it by the time it tells; a window that the shell does not allow is closed at once. */
  async #judge(opener: StandInWindow, targetId: string, url: string): Promise<void> {
    if (opener.webContents.allowsWindow(url)) return
    await this.close(targetId)
    tell({ what: 'window refused', url })
  }
}
