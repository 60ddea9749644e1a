/** The built screens as files to be served: which file an address means, and the strict headers it travels under. */
import { extname, isAbsolute, join, relative, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** What a page of ours may do: nothing foreign, nothing inline. `connect` is what it may connect to. */
export function contentSecurityPolicy(connect: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The headers of a file, by its name. */
export function headersOf(file: string, policy: string): Record<string, string> {
  return {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  }
}

/** The file that an address's path means; undefined when it points outside of `root` or is malformed. */
export function fileInside(root: string, encodedPath: string): string | undefined {
  try {
    const [path = ''] = encodedPath.split(/[?#]/)
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
