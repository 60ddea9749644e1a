/** Denies the page everything a till does not need: permissions, devices, foreign downloads, other pages, the network. */
import type { Session, WebContents } from 'electron'
import { watchSaving } from './downloads.ts'
import type { Screens } from './screens.ts'

/** By default Electron grants every permission; here nothing is, and nothing but our own files can be fetched. */
export function guardSession(session: Session, screens: Screens): void {
  // Putting a code into the clipboard at a press of a button; never reading what is there.
  const isGiven = (permission: string) => permission === 'clipboard-sanitized-write'
  session.setPermissionRequestHandler((_contents, permission, callback) => callback(isGiven(permission)))
  session.setPermissionCheckHandler((_contents, permission) => isGiven(permission))
  session.setDevicePermissionHandler(() => false)
  // What the screens made themselves, such as a saved journal, goes where the person says; nothing else is taken in.
  session.on('will-download', (event, item) => {
    if (item.getURL().startsWith(`blob:${screens.origin}/`)) watchSaving(item)
    else event.preventDefault()
  })
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !screens.allows(details.url) }))
}

/** Keeps a window on our page: it may load that one again, but go nowhere else, open nothing and embed nothing. */
export function guardContents(contents: WebContents, screens: Screens): void {
  const stay = (event: { readonly url: string; readonly isMainFrame: boolean; preventDefault(): void }) => {
    if (!event.isMainFrame || event.url !== screens.page) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
