/** Which file an `app:` address means, and the headers it travels under. */
import { contentSecurityPolicy, fileInside, headersOf } from '../../src/backend/screen-files.ts'
import { ORIGIN } from './screens.ts'

/** What our page may do. It reaches the backend through the preload and therefore connects to nothing. */
export const CONTENT_SECURITY_POLICY = contentSecurityPolicy("'none'")

/** The file an address means; undefined when it is not ours, points outside of `root`, or is malformed. */
export function fileFor(root: string, url: string): string | undefined {
  return url.startsWith(`${ORIGIN}/`) ? fileInside(root, url.slice(ORIGIN.length)) : undefined
}

/** The headers of a file, by its name. */
export function headersFor(file: string): Record<string, string> {
  return headersOf(file, CONTENT_SECURITY_POLICY)
}
