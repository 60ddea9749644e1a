/** The hand-written certificate is one that Node and OpenSSL accept. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { selfSigned } from './certificate.ts'

test('the certificate names loopback, carries its own signature and fits its key', () => {
  const now = Date.UTC(2026, 5, 1)
  const { key, cert } = selfSigned('practice-router', now)
  const certificate = new X509Certificate(cert)
  expect(certificate.subject).toBe('CN=practice-router')
  expect(certificate.subjectAltName).toBe('DNS:practice-router, DNS:localhost, IP Address:127.0.0.1')
  expect(certificate.ca).toBe(true)
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(certificate.checkPrivateKey(createPrivateKey(key))).toBe(true)
  expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1')
  expect(new Date(certificate.validFrom).getTime()).toBe(now - 86_400_000)
})

test('a certificate that outlives 2049 is dated in the long form', () => {
  const certificate = new X509Certificate(selfSigned('far', Date.UTC(2045, 0, 1)).cert)
  expect(new Date(certificate.validTo).getUTCFullYear()).toBe(2054)
})
