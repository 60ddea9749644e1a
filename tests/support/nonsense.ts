/** Input no screen would send. */

const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) })

export const NONSENSE: readonly unknown[] = [
  undefined,
  null,
  0,
  -1,
  1.5,
  '',
  'x'.repeat(20_000),
  [],
  {},
  { id: '../../etc/passwd' },
  { id: null, limit: 1e9, text: { $ne: null } },
  { requestId: 'no', planId: "' or 1=1 --", quantity: 1e308, totalMinor: -5, tenderedMinor: '5' },
  { personId: '00000000-0000-0000-0000-000000000000', proof: { kind: 'pin', pin: '\u0000\u001b@' } },
  { proof: { kind: '__proto__', pin: [] }, action: { kind: 'sale.refund', saleId: '..', amountMinor: 1e300 } },
  { filter: { personId: '%', kind: 'drop', subject: '%_%', from: '0', until: Number.MAX_VALUE }, format: 'exe' },
  JSON.parse('{"__proto__":{"role":"super_admin"},"constructor":{"prototype":{"isAdmin":true}}}'),
  { text: '\u202e🎫مرحبا\u0007', limit: 10 },
  deep(2_000),
  Array.from({ length: 10_000 }, (_, i) => i),
]

/** Names of calls that do not exist, however much they look like something that does. */
export const NO_CALLS: readonly string[] = [
  '',
  '.',
  '..',
  'sale',
  'sale.',
  '.sell',
  'sale.sell.x',
  'sale/sell',
  'SALE.SELL',
  '__proto__.toString',
  'constructor.name',
  'sale.__proto__',
  'sale.constructor',
  'sale.hasOwnProperty',
  'toString.call',
  'app.info\0',
  'x'.repeat(1e5),
]
