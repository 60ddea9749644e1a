/** Who may call the backend: the main frame of the window, while our own page is in it. */

/** What is known of the frame that sent a message. */
export interface Frame {
  readonly origin: string
  /** Null for the main frame. */
  readonly parent: object | null
}

/** Did this message come from our page? `frameOf` gives null, or throws, once the frame has navigated or is gone. */
export function isOurPage(frameOf: () => Frame | null, origin: string): boolean {
  try {
    const frame = frameOf()
    return frame !== null && frame.parent === null && frame.origin === origin
  } catch {
    return false
  }
}
