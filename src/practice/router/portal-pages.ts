/** The pages of the hotspot portal: plain HTML, everything from outside escaped. */
import type { Item } from './table.ts'
import { toText } from './wire.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text made safe for HTML, attributes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

/** The login form, with the reason when a login was refused. */
export function loginPage(username: string, reason: string | undefined): string {
  const refusal = reason === undefined ? '' : `<p role="alert">${escapeHtml(toText(reason))}</p>`
  return page(
    'Log in',
    `${refusal}<form method="post" action="/login">
<label>User name <input name="username" value="${escapeHtml(username)}" autocomplete="off" required></label>
<label>Password <input name="password" type="password"></label>
<button>Log in</button></form>`,
  )
}

/** What a customer sees after logging in. */
export function loggedInPage(session: Item): string {
  return page('Logged in', `<p>You are logged in as <b>${value(session, 'user')}</b>.</p>${details(session)}`)
}

/** A session that is going on. */
export function statusPage(session: Item): string {
  return page('Status', `<p>You are logged in as <b>${value(session, 'user')}</b>.</p>${details(session)}`)
}

/** After logging out. */
export function loggedOutPage(wasLoggedIn: boolean): string {
  const text = wasLoggedIn ? 'You have logged out.' : 'You were not logged in.'
  return page('Logged out', `<p>${text}</p><p><a href="/login">Log in</a></p>`)
}

function details(session: Item): string {
  const rows = [
    ['Time left', session.has('session-time-left') ? value(session, 'session-time-left') : 'no limit'],
    ['Connected', value(session, 'uptime')],
    ['Address', value(session, 'address')],
    ['Device', value(session, 'mac-address')],
    ['Received / sent', `${value(session, 'bytes-out')} / ${value(session, 'bytes-in')} bytes`],
  ]
  const list = rows.map(([name, text]) => `<dt>${name}</dt><dd>${text}</dd>`).join('')
  return `<dl>${list}</dl><p><a href="/status">Status</a> <a href="/logout">Log out</a></p>`
}

const value = (session: Item, name: string): string => escapeHtml(toText(session.get(name) ?? ''))

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Hotspot</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:24rem;margin:3rem auto;padding:0 1rem}
label{display:block;margin:.75rem 0}input,button{font:inherit;width:100%;padding:.6rem;box-sizing:border-box}
[role=alert]{color:#a40000;font-weight:600}dt{color:#555}dd{margin:0 0 .5rem}</style></head>
<body><h1>Hotspot</h1>${body}</body></html>
`
}
