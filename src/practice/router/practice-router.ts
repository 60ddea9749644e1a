/** A simulated MikroTik router on real sockets: the RouterOS API, and the hotspot's login portal. */
import { randomBytes, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { Announcer } from './announcer.ts'
import { ApiSession } from './api-session.ts'
import { type KeyAndCertificate, selfSigned } from './certificate.ts'
import { type CrowdOptions, letLive } from './crowd.ts'
import { Faults } from './faults.ts'
import { type LoginResult, login, loginByCookie, settle, transfer } from './hotspot.ts'
import { everyOf, Listener } from './listener.ts'
import { menusOf } from './menus.ts'
import { policiesOf } from './policies.ts'
import { createPortal } from './portal.ts'
import { Power } from './power.ts'
import { connectPpp, endPppSession, type PppResult, type PppService } from './ppp.ts'
import { show } from './records.ts'
import { runLogged, Scheduler, systemOwner } from './scheduler.ts'
import { runScript } from './script/run-script.ts'
import { seedUsers } from './seed.ts'
import { isOn, secured, serveAt, serviceOf } from './services.ts'
import { RouterState } from './state.ts'
import type { Change, Table } from './table.ts'
import { noSuchItem } from './trap.ts'
import { toBytes, toText } from './wire.ts'

/** How to start one. */
export type PracticeRouterOptions = {
  /** The API's port; 0 or nothing takes a free one. */
  readonly port?: number
  readonly host?: '127.0.0.1'
  /** The RouterOS version it behaves like, '7.22' by default. */
  readonly version?: string
  readonly username: string
  readonly password: string
  /** Speaks TLS, with the given key and certificate (PEM) or with a fresh self-signed one. */
  readonly tls?: boolean | KeyAndCertificate
  /** Added to every command's round trip. */
  readonly latencyMs?: number
  /** The hotspot portal's port; 0 or nothing takes a free one. */
  readonly portalPort?: number
  /** Where api-ssl answers once it is on and has a certificate; 0 or nothing takes a free one. */
  readonly sslPort?: number
  /** The UDP port on which it tells neighbours who it is; 0 or nothing takes a free one. */
  readonly discoveryPort?: number
  /** One more login with every policy: a person's, where the first is the counter's own. */
  readonly admin?: { readonly username: string; readonly password: string }
  /** The time, UTC epoch milliseconds. */
  readonly clock?: () => number
  readonly identity?: string
  /** By which one device is told from another: 'HF80ABCDEF1' by default. */
  readonly serial?: string
  /** What the device may do from 7.17 on; 'advanced' by default, which is everything. */
  readonly deviceMode?: 'advanced' | 'basic' | 'home'
  /** 6 by default, which has no limits. */
  readonly licenceLevel?: 1 | 3 | 4 | 5 | 6
  /** People who use it by themselves, second by second; nobody by default. */
  readonly crowd?: CrowdOptions
  /** So many hotspot users are there from the start. */
  readonly users?: number
}

/** A record as a client with every policy would read it, as text. */
export type PracticeRecord = Readonly<Record<string, string>>

/** A router that is running. */
export type PracticeRouter = {
  readonly port: number
  readonly portalPort: number
  readonly portalUrl: string
  readonly sslPort: number
  readonly discoveryPort: number
  readonly version: string
  /** The certificate (PEM) and its SHA-256 fingerprint, when TLS is on. */
  readonly tls: { readonly cert: string; readonly fingerprint256: string } | undefined
  readonly faults: Faults
  readonly power: Power
  /** Makes the first record of a menu, or the one of this name, what only the device itself could make it. */
  become(menu: string, values: PracticeRecord, name?: string): void
  /** The hotspot users, without the built-in trial user. */
  users(): PracticeRecord[]
  /** The hotspot sessions. */
  active(): PracticeRecord[]
  /** The records of any menu, such as '/ip/hotspot/user/profile'. */
  records(menu: string): PracticeRecord[]
  /** A device logs in to the hotspot. */
  login(username: string, password: string, mac: string): LoginResult
  /** A device comes back to the hotspot with the cookie it was given. */
  comeBack(mac: string): LoginResult
  /** A device connects to a VPN server. */
  connectPpp(name: string, password: string, service: PppService, callerId?: string): PppResult
  /** It hangs up. */
  disconnectPpp(sessionId: string): void
  /** A session's traffic goes by: bytes from the device and to it. */
  transfer(sessionId: string, bytesIn: number, bytesOut: number): void
  /** Calls `listener` on every change of a record until the returned function is called. */
  onChange(listener: (change: Change) => void): () => void
  /** The moment the router is at, also while it catches up; true time, whatever its wall clock shows. */
  moment(): number
  /** Calls `listener` before each command its scripts give, such as `/ip/hotspot/user/set`; only the last one is. */
  beforeCommand(listener: (command: string) => void): void
  /** Somebody at its console runs a script, with every policy. */
  console(script: string): void
  /** Time passes without the scheduler, so that a test of years need not run every minute of them. */
  passUnscheduled(pass: () => void): void
  close(): Promise<void>
}

/** Starts a router; resolves when all its ports are open. */
export async function startPracticeRouter(options: PracticeRouterOptions): Promise<PracticeRouter> {
  const state = createState(options)
  const host = options.host ?? '127.0.0.1'
  const keys = tlsOf(options)
  const sessions = new Set<ApiSession>()
  const listener = new Listener(host, options.port ?? 0, keys, (socket) => {
    if (keys || isOn(state, 'api')) serve(socket)
    else socket.destroy()
  })
  const secure = new Listener(host, options.sslPort ?? 0, undefined, (socket) => {
    const wrapped = secured(state, socket)
    if (wrapped) serve(wrapped)
  })
  const announcer = new Announcer(state, host, options.discoveryPort ?? 0, newMac())
  const reachable = everyOf([listener, secure, announcer])
  const scheduler = startScheduler(state)
  const power = new Power(state, reachable, scheduler)
  state.reboot = () => power.reboot()
  state.shutDown = () => void power.off()
  const faults = new Faults(options.latencyMs ?? 0, {
    open: () => reachable.open(),
    close: () => reachable.close(),
    restart: () => power.reboot(),
    resume: () => {
      for (const session of sessions) session.resume()
    },
  })
  const portal = createPortal(state, newMac)
  await reachable.open()
  serveAt(state, { [keys ? 'api-ssl' : 'api']: listener.port, ...(!keys && { 'api-ssl': secure.port }) })
  portal.listen(options.portalPort ?? 0, host)
  await once(portal, 'listening').catch(async (error: unknown) => {
    await reachable.close()
    throw error
  })
  const life = letLive(state, options.crowd)

  function serve(socket: Socket): void {
    // What a real router does beyond the limit is not published; it cannot serve.
    if (sessions.size >= maxSessions(state)) {
      socket.destroy()
      return
    }
    const session = new ApiSession(socket, state, faults)
    sessions.add(session)
    socket.on('close', () => sessions.delete(session))
  }

  const portalPort = (portal.address() as AddressInfo).port
  return {
    port: listener.port,
    portalPort,
    portalUrl: `http://${host}:${portalPort}/login`,
    sslPort: secure.port,
    discoveryPort: announcer.port,
    version: state.options.version,
    tls: keys && { cert: keys.cert, fingerprint256: new X509Certificate(keys.cert).fingerprint256 },
    faults,
    power,
    become: (menu, values, name) => become(state.table(menu), values, name),
    ...views(state),
    passUnscheduled: (pass) => {
      state.wake()
      pass()
      settle(state)
      scheduler.restart()
    },
    close: async () => {
      clearInterval(life)
      portal.closeAllConnections()
      await Promise.all([reachable.close(), new Promise((resolve) => portal.close(resolve))])
    },
  }
}

function become(table: Table, values: PracticeRecord, name?: string): void {
  const item = name === undefined ? table.items()[0] : table.find(name)
  table.set(item?.get('.id') ?? '', new Map(Object.entries(values)))
}

function createState(options: PracticeRouterOptions): RouterState {
  const state = new RouterState({
    version: options.version ?? '7.22',
    username: toBytes(options.username),
    password: toBytes(options.password),
    admin: options.admin && {
      username: toBytes(options.admin.username),
      password: toBytes(options.admin.password),
    },
    identity: toBytes(options.identity ?? 'MikroTik'),
    serial: options.serial ?? 'HF80ABCDEF1',
    clock: options.clock ?? Date.now,
    deviceMode: options.deviceMode ?? 'advanced',
    licenceLevel: options.licenceLevel ?? 6,
    menus: menusOf,
  })
  seedUsers(state, options.users ?? 0)
  return state
}

function startScheduler(state: RouterState): Scheduler {
  const scheduler = new Scheduler(state)
  state.wake = () => scheduler.catchUp()
  state.clockMoved = () => scheduler.restart()
  const system = { name: systemOwner, policies: new Set(policiesOf(state.version)) }
  state.runScript = (source, variables) => runLogged(state, system, source, variables)
  return scheduler
}

/** Connections the API serves at once, from 7.16 on. */
function maxSessions(state: RouterState): number {
  return Number(serviceOf(state, 'api')?.get('max-sessions') ?? Number.POSITIVE_INFINITY)
}

function tlsOf({ tls }: PracticeRouterOptions): KeyAndCertificate | undefined {
  // The certificate is checked by the client's clock, not by the router's.
  return tls === true ? selfSigned('practice-router', Date.now()) : tls || undefined
}

/** A locally administered address no real phone has. */
function newMac(): string {
  const [first = 0, ...rest] = randomBytes(6)
  return [(first & 0xfc) | 0x02, ...rest].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':')
}

function views(
  state: RouterState,
): Pick<
  PracticeRouter,
  | 'users'
  | 'active'
  | 'records'
  | 'login'
  | 'comeBack'
  | 'connectPpp'
  | 'disconnectPpp'
  | 'transfer'
  | 'onChange'
  | 'moment'
  | 'beforeCommand'
  | 'console'
> {
  const everything = { name: '', policies: new Set(policiesOf(state.version)) }
  const records = (menu: string): PracticeRecord[] => {
    state.wake()
    settle(state)
    const table = state.table(menu)
    return table.items().map((item) => {
      const shown = [...show(table, item, state, everything)]
      return Object.fromEntries(shown.map(([name, value]) => [name, toText(value)]))
    })
  }
  return {
    records,
    users: () => records('/ip/hotspot/user').filter((user) => user.default !== 'true'),
    active: () => records('/ip/hotspot/active'),
    login: (username, password, mac) => {
      state.wake()
      return login(state, { username: toBytes(username), password: toBytes(password), mac: mac.toUpperCase() })
    },
    comeBack: (mac) => {
      state.wake()
      return loginByCookie(state, mac.toUpperCase())
    },
    connectPpp: (name, password, service, callerId = '198.51.100.7') =>
      connectPpp(state, { name: toBytes(name), password: toBytes(password), service, callerId }),
    disconnectPpp: (sessionId) => {
      const session = state.table('/ppp/active').get(sessionId)
      if (!session) throw noSuchItem()
      endPppSession(state, session, 'hung-up')
    },
    transfer: (sessionId, bytesIn, bytesOut) => {
      const session = state.table('/ip/hotspot/active').get(sessionId)
      if (!session) throw noSuchItem()
      transfer(state, session, bytesIn, bytesOut)
    },
    onChange: (listener) => state.onChange(listener),
    moment: () => state.ticksMs(),
    beforeCommand: (listener) => {
      state.beforeCommand = listener
    },
    console: (script) => runScript(state, everything, toBytes(script), {}),
  }
}
