/** Serves the built screens, and nothing else, with the strictest headers they run under. */
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, isAbsolute, join, relative, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** What a page from this host may do; `port` is the host's own. */
export function contentSecurityPolicy(port: number): string {
  const own = `'self' ws://127.0.0.1:${port}`
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${own}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Answers GET and HEAD for files inside `root`. */
export async function serveFile(root: string, port: number, request: IncomingMessage, response: ServerResponse) {
  const file = request.method === 'GET' || request.method === 'HEAD' ? fileFor(root, request.url ?? '/') : undefined
  const body = file && (await readFile(file).catch(() => undefined))
  if (!file || !body) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
  const isPage = extname(file) === '.html'
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy(port),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': isPage ? 'no-store' : 'max-age=31536000, immutable',
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** The file an address means; undefined when it points outside of `root` or is malformed. */
export function fileFor(root: string, url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, 'http://host').pathname)
    if (path.includes('\0')) return undefined
    const file = join(root, path === '/' ? 'index.html' : path)
    const inside = relative(root, file)
    return inside === '' || isAbsolute(inside) || inside.split(sep).includes('..') ? undefined : file
  } catch {
    return undefined
  }
}
