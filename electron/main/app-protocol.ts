/** Serves the built screens as `app://counter/…`: files of one folder, to GET and nothing else. */
import { readFile } from 'node:fs/promises'
import { protocol, type Session } from 'electron'
import { CONTENT_SECURITY_POLICY, fileFor, headersFor } from './screen-files.ts'
import { SCHEME } from './screens.ts'

/** Makes `app:` a scheme with an origin of its own; to be called before the application is ready. */
export function registerScreensScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }])
}

/** Answers every `app:` request of this session from `root`. */
export function serveScreens(session: Session, root: string): void {
  session.protocol.handle(SCHEME, (request) => answer(root, request))
}

async function answer(root: string, { method, url }: Request): Promise<Response> {
  if (method !== 'GET') return refuse(405)
  const file = fileFor(root, url)
  const body = file && (await readFile(file).catch(() => undefined))
  return file && body ? new Response(new Uint8Array(body), { headers: headersFor(file) }) : refuse(404)
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: { 'content-security-policy': CONTENT_SECURITY_POLICY } })
}
