/** Opens the TCP or TLS stream to a router, and says in a closed set of words why it could not. */
import type { X509Certificate } from 'node:crypto'
import net from 'node:net'
import tls from 'node:tls'
import { RouterUnreachable, type UnreachableReason } from './errors.ts'

/**
 * What makes a router's certificate the right one. There is no "trust anything".
 *
 * `pin` accepts exactly the certificate with that SHA-256 fingerprint (hex, colons allowed), whoever issued it and
 * whatever its name and dates: the usual self-signed certificate of a router. `ca` and `computer` check issuer,
 * dates and host name, against the given PEM or against what this computer trusts.
 */
export type TlsTrust =
  | { readonly trust: 'pin'; readonly fingerprint: string }
  | { readonly trust: 'ca'; readonly ca: string }
  | { readonly trust: 'computer' }

/** Where the API listens: 8728 plain, 8729 over TLS. */
export type RouterAddress = { readonly host: string; readonly port: number; readonly tls?: false | TlsTrust }

/** The open stream, checked and ready for the first sentence; rejects with `RouterUnreachable`. */
export function openSocket({ host, port, tls: trust }: RouterAddress, signal: AbortSignal): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = trust ? tls.connect({ host, port, ...tlsOptions(host, trust) }) : net.connect({ host, port })
    const fail = (error: unknown) => {
      signal.removeEventListener('abort', onAbort)
      socket.on('error', () => undefined).destroy()
      reject(error)
    }
    const onAbort = () => fail(signal.reason)
    const onClose = () => fail(new RouterUnreachable('closed', 'the router hung up while connecting'))
    socket.once('error', (error) => fail(unreachable(error, Boolean(trust))))
    socket.once('close', onClose)
    socket.once(trust ? 'secureConnect' : 'connect', () => {
      const wrong = trust ? wrongCertificate(keepCertificate(socket as tls.TLSSocket), trust) : undefined
      if (wrong) return fail(wrong)
      signal.removeEventListener('abort', onAbort)
      socket.off('close', onClose).setNoDelay(true)
      resolve(socket)
    })
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
}

/** Kept, because Node tells it once: asked again, a socket has none (seen in Node 24.21). */
const certificates = new WeakMap<net.Socket, X509Certificate>()

function keepCertificate(socket: tls.TLSSocket): X509Certificate | undefined {
  const certificate = socket.getPeerX509Certificate()
  if (certificate) certificates.set(socket, certificate)
  return certificate
}

/** The certificate that was shown when this stream was opened; undefined without TLS. */
export function certificateOf(socket: net.Socket): X509Certificate | undefined {
  return certificates.get(socket)
}

/**
 * The SHA-256 fingerprint of the certificate that is shown at an address; nothing is said there, and nothing trusted.
 *
 * For the first meeting with a router: what is pinned from then on has to be seen once. Rejects as `openSocket` does.
 */
export function peekFingerprint({ host, port }: Omit<RouterAddress, 'tls'>, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = tls.connect({ host, port, ...sniOf(host), rejectUnauthorized: false })
    const end = (settle: () => void) => {
      signal.removeEventListener('abort', onAbort)
      socket.on('error', () => undefined).destroy()
      settle()
    }
    const fail = (error: unknown) => end(() => reject(error))
    const onAbort = () => fail(signal.reason)
    socket.once('error', (error) => fail(unreachable(error, true)))
    socket.once('close', () => fail(new RouterUnreachable('closed', 'the router hung up while connecting')))
    socket.once('secureConnect', () => {
      const shown = socket.getPeerX509Certificate()?.fingerprint256
      if (shown === undefined) fail(new RouterUnreachable('tls', 'the router shows no certificate'))
      else end(() => resolve(shown))
    })
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
}

/** Are two fingerprints the same, however they are written? */
export function sameFingerprint(one: string, other: string): boolean {
  return bareHex(one) === bareHex(other)
}

/** A host name may not be an address in SNI. */
const sniOf = (host: string) => (net.isIP(host) ? {} : { servername: host })

function tlsOptions(host: string, trust: TlsTrust): tls.ConnectionOptions {
  const name = sniOf(host)
  switch (trust.trust) {
    case 'pin':
      // The chain is not checked because the certificate itself is, before a byte is sent.
      return { ...name, rejectUnauthorized: false }
    case 'ca':
      return { ...name, ca: trust.ca }
    case 'computer':
      return { ...name, ca: [...tls.getCACertificates('default'), ...tls.getCACertificates('system')] }
  }
}

function wrongCertificate(certificate: X509Certificate | undefined, trust: TlsTrust): RouterUnreachable | undefined {
  if (trust.trust !== 'pin') return undefined
  const presented = certificate?.fingerprint256
  if (presented !== undefined && sameFingerprint(presented, trust.fingerprint)) return undefined
  return new RouterUnreachable('tls', `the router shows another certificate: ${presented ?? 'none'}`)
}

function bareHex(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase()
}

const reasons: Readonly<Record<string, UnreachableReason>> = {
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timeout',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EHOSTUNREACH: 'no-route',
  ENETUNREACH: 'no-route',
  EHOSTDOWN: 'no-route',
  EADDRNOTAVAIL: 'no-route',
  EACCES: 'no-route',
}

/** A failed connect in our words; with TLS anything after the TCP handshake is a matter of TLS. */
function unreachable(error: Error & { code?: string }, secure: boolean): RouterUnreachable {
  const reason = reasons[error.code ?? ''] ?? (secure ? 'tls' : 'closed')
  return new RouterUnreachable(reason, `cannot connect: ${error.code ?? error.message}`, { cause: error })
}
