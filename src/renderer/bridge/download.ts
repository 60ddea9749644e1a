/** Hands a file to the person at the screen, as the browser hands over any download. */

export interface SavedFile {
  readonly fileName: string
  readonly mediaType: string
  readonly base64: string
}

/** The address must live until the browser has begun to read it. */
const KEPT_MS = 60_000

export function download({ fileName, mediaType, base64 }: SavedFile): void {
  hand(fileName, new Blob([bytesOf(base64)], { type: mediaType }))
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

export function hand(fileName: string, file: Blob): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS)
}
