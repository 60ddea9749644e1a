/** Logging in to the API: the plain form from 6.43 on, the MD5 challenge before. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { BlockList, isIPv4 } from 'node:net'
import { stampOf } from './clock.ts'
import type { Caller, Request } from './menu.ts'
import { granted } from './policies.ts'
import type { RouterState } from './state.ts'
import type { Item } from './table.ts'
import { loginRefused, Trap } from './trap.ts'
import { atLeast } from './version.ts'

/** Either who is now logged in, or a challenge to answer. */
export type LoginStep = { readonly caller: string } | { readonly challenge: string }

/** One `/login` sentence; `challenge` is the one given out before on this connection, which comes from an address. */
export function apiLogin(
  state: RouterState,
  request: Request,
  { challenge, from }: { readonly challenge: string | undefined; readonly from: string },
): LoginStep {
  const { attributes } = request
  const name = attributes.get('name')
  const response = attributes.get('response')
  const plain = attributes.get('password')
  const plainWorks = atLeast(state.version, '6.43')
  const challenges = !atLeast(state.version, '6.45')
  if (challenges && response === undefined && (!plainWorks || name === undefined)) {
    return { challenge: randomBytes(16).toString('hex') }
  }
  const user = state.table('/user').named(name ?? '')[0]
  const password = user?.get('password') ?? ''
  const proven =
    response === undefined ? same(plain ?? '', password) : challenges && answers(response, password, challenge)
  const isWelcome = proven && user?.get('disabled') !== 'true' && isFrom(from, user?.get('address') ?? '')
  if (!user || !isWelcome) throw loginRefused(state.version)
  if (!callerOf(state, user.get('.id') ?? '')?.policies.has('api')) throw new Trap('std failure: not allowed (9)')
  stamp(state, user)
  return { caller: user.get('.id') ?? '' }
}

/** Whether an address is among those of a list such as `10.0.0.0/8,192.168.88.5`; an empty list is everywhere. */
function isFrom(address: string, list: string): boolean {
  if (list === '') return true
  const allowed = new BlockList()
  for (const entry of list.split(',')) {
    const [host = '', bits = '32'] = entry.split('/')
    if (isIPv4(host)) allowed.addSubnet(host, Number(bits))
  }
  return allowed.check(address)
}

/** The caller behind a user's id, with the policies their group grants at this moment. */
export function callerOf(state: RouterState, userId: string): Caller | undefined {
  const user = state.table('/user').get(userId)
  if (!user) return undefined
  const group = state.table('/user/group').get(user.get('group') ?? '')
  return { name: user.get('name') ?? '', policies: granted(group?.get('policy') ?? '') }
}

/** `00` and the MD5 of a zero byte, the password and the challenge. */
function answers(response: string, password: string, challenge: string | undefined): boolean {
  if (challenge === undefined) return false
  const hash = createHash('md5').update(Buffer.of(0)).update(Buffer.from(password, 'latin1'))
  return same(response.toLowerCase(), `00${hash.update(Buffer.from(challenge, 'hex')).digest('hex')}`)
}

function same(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'latin1').digest()
  return timingSafeEqual(digest(left), digest(right))
}

function stamp(state: RouterState, user: Item): void {
  state.table('/user').set(user.get('.id') ?? '', new Map([['last-logged-in', stampOf(state)]]))
}
