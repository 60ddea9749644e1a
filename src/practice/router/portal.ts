/** The hotspot's login page as a customer's phone sees it, on a port of its own. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { isKeptOut } from './bindings.ts'
import { endSession, login, settle } from './hotspot.ts'
import { loggedInPage, loggedOutPage, loginPage, statusPage } from './portal-pages.ts'
import { show } from './records.ts'
import type { RouterState } from './state.ts'
import type { Item } from './table.ts'
import { toBytes } from './wire.ts'

const maxBodyBytes = 64 * 1024

/** Serves /login, /status and /logout. A phone is known by `mac`, else by its cookie, else it is a new one. */
export function createPortal(state: RouterState, newMac: () => string): Server {
  return createServer((request, response) => {
    respond(state, newMac, request, response).catch(() => response.destroy())
  })
}

async function respond(
  state: RouterState,
  newMac: () => string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://hotspot')
  const given = new URLSearchParams([...url.searchParams, ...(await readForm(request))])
  const mac = readMac(given.get('mac')) ?? readMac(cookieMac(request)) ?? newMac()
  settle(state)
  if (isKeptOut(state, mac)) return void response.destroy()
  const page = route(state, url.pathname, given, mac)
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
  response.setHeader('Set-Cookie', `device=${mac}; HttpOnly; SameSite=Lax; Path=/`)
  if (page === undefined) response.writeHead(302, { Location: '/login' }).end()
  else response.writeHead(200).end(page)
}

function route(state: RouterState, path: string, given: URLSearchParams, mac: string): string | undefined {
  const session = state.table('/ip/hotspot/active').where('mac-address', mac)[0]
  if (path === '/login') return loginRoute(state, given, mac, session)
  if (path === '/status') return session ? statusPage(see(state, session)) : undefined
  if (path !== '/logout') return undefined
  if (session) endSession(state, session)
  return loggedOutPage(session !== undefined)
}

function loginRoute(state: RouterState, given: URLSearchParams, mac: string, session: Item | undefined): string {
  const username = given.get('username')
  if (username === null) return session ? statusPage(see(state, session)) : loginPage('', undefined)
  const password = given.get('password') ?? ''
  const result = login(state, { username: toBytes(username), password: toBytes(password), mac })
  if (!result.ok) return loginPage(username, result.reason)
  return loggedInPage(see(state, state.table('/ip/hotspot/active').find(result.sessionId)))
}

function see(state: RouterState, session: Item): Item {
  return show(state.table('/ip/hotspot/active'), session, state, { name: '', policies: new Set() })
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  if (request.method !== 'POST') return new URLSearchParams()
  let body = ''
  for await (const chunk of request) {
    body += String(chunk)
    if (body.length > maxBodyBytes) throw new RangeError('the form is too long')
  }
  return new URLSearchParams(body)
}

function cookieMac(request: IncomingMessage): string | null {
  return /(?:^|;\s*)device=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? null
}

function readMac(text: string | null): string | undefined {
  return text !== null && /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(text) ? text.toUpperCase() : undefined
}
