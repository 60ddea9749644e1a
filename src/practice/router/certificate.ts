/** A self-signed X.509 v3 certificate for loopback, written in DER by hand: Node makes keys but no certificates. */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A private key and its certificate, both PEM. */
export type KeyAndCertificate = { readonly key: string; readonly cert: string }

const dayMs = 86_400_000
const ecdsaWithSha256 = Buffer.from('06082a8648ce3d040302', 'hex')
const commonName = Buffer.from('0603550403', 'hex')
const subjectAltName = Buffer.from('0603551d11', 'hex')
const basicConstraints = Buffer.from('0603551d13', 'hex')

/** Makes a P-256 key and a certificate for `name`, localhost and 127.0.0.1, valid for ten years from `nowMs`. */
export function selfSigned(name: string, nowMs: number): KeyAndCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(ecdsaWithSha256)
  const subject = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(name)))))
  const toBeSigned = sequence(
    der(0xa0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(0x01), randomBytes(15)])),
    algorithm,
    subject,
    sequence(time(nowMs - dayMs), time(nowMs + 3650 * dayMs)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(isAuthority(), names(name))),
  )
  const signature = sign('sha256', toBeSigned, privateKey)
  const certificate = sequence(toBeSigned, algorithm, der(0x03, Buffer.of(0), signature))
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: pem(certificate) }
}

/** Lets a client that pins this one certificate as its authority accept it. */
function isAuthority(): Buffer {
  const critical = der(0x01, Buffer.of(0xff))
  return sequence(basicConstraints, critical, der(0x04, sequence(der(0x01, Buffer.of(0xff)))))
}

function names(name: string): Buffer {
  const dns = [name, 'localhost'].filter((text) => /^[a-z0-9.-]+$/i.test(text))
  const entries = dns.map((text) => der(0x82, Buffer.from(text)))
  return sequence(subjectAltName, der(0x04, sequence(...entries, der(0x87, Buffer.of(127, 0, 0, 1)))))
}

/** UTCTime until 2049, GeneralizedTime after. Source: RFC 5280, 4.1.2.5. */
function time(ms: number): Buffer {
  const digits = `${new Date(ms).toISOString().replace(/\D/g, '').slice(0, 14)}Z`
  return digits < '2050' ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits))
}

const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts)
const integer = (bytes: Buffer): Buffer => der(0x02, bytes)

/** Tag, length, contents. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.of(tag), derLength(body.length), body])
}

function derLength(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length)
  return length < 0x100 ? Buffer.of(0x81, length) : Buffer.of(0x82, length >> 8, length & 0xff)
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
