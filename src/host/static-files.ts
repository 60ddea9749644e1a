/** Answers the browser's requests for the built screens, and for nothing else. */
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { contentSecurityPolicy, fileInside, headersOf } from '../backend/screen-files.ts'

/** Answers GET and HEAD for files inside `root`; `port` is the host's own. */
export async function serveFile(root: string, port: number, request: IncomingMessage, response: ServerResponse) {
  const { method, url = '/' } = request
  const file = method === 'GET' || method === 'HEAD' ? fileInside(root, url === '/' ? '/index.html' : url) : undefined
  const body = file && (await readFile(file).catch(() => undefined))
  if (!file || !body) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
  response.writeHead(200, headersOf(file, contentSecurityPolicy(`'self' ws://127.0.0.1:${port}`)))
  response.end(method === 'HEAD' ? undefined : body)
}
