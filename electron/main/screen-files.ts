/** Which file an `app:` address means, and the headers it travels under. */
import { extname, isAbsolute, join, relative, sep } from 'node:path'
import { ORIGIN } from './screens.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** What our page may do. It reaches the backend through the preload and therefore connects to nothing. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The file an address means; undefined when it is not ours, points outside of `root`, or is malformed. */
export function fileFor(root: string, url: string): string | undefined {
  if (!url.startsWith(`${ORIGIN}/`)) return undefined
  const [path = ''] = url.slice(ORIGIN.length).split(/[?#]/)
  try {
    const name = decodeURIComponent(path)
    if (name.includes('\0')) return undefined
    // On every system, so that what is refused here is refused on Windows, where a backslash separates folders.
    const file = join(root, name.replaceAll('\\', '/'))
    const inside = relative(root, file)
    return inside === '' || isAbsolute(inside) || inside.split(sep).includes('..') ? undefined : file
  } catch {
    return undefined
  }
}

/** The headers of a file, by its name. */
export function headersFor(file: string): Record<string, string> {
  return {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  }
}
