import { expect, test } from 'vitest'
import { composeTokenTicket, type TokenTicketFacts } from './compose.ts'
import type { TicketBlock } from './document.ts'
import { englishTicketLabels } from './labels.ts'
import { hotspotLoginUrl } from './login-url.ts'

const credentials = { username: '7kqmx4p2d', password: '7kqmx4p2d' }

const facts: TokenTicketFacts = {
  ...credentials,
  cafeName: 'Blue Nile Internet',
  planName: '3 hours',
  priceText: '$2.00',
  codeGroups: ['7kq', 'mx4', 'p2d'],
  loginUrl: hotspotLoginUrl({ host: 'wifi.cafe', ...credentials }),
  networkName: 'BlueNile',
  validityText: ['3 hours online time', 'Valid 1 day from first login'],
  sold: { saleNumber: 'A-1042', cashierName: 'Ana', soldAtText: '23 Nov 2026 19:05' },
  footer: 'Thank you!\nHelp: ask at the counter',
  labels: englishTicketLabels,
}

const compose = (change: Partial<TokenTicketFacts> = {}) => composeTokenTicket({ ...facts, ...change }).blocks

const codes = (blocks: readonly TicketBlock[]) => blocks.filter((block) => block.kind === 'code')

test('the ticket shows everything the customer and the till need', () => {
  const text = JSON.stringify(compose())
  for (const part of [
    'Blue Nile Internet',
    '3 hours',
    '$2.00',
    '3 hours online time',
    'Valid 1 day from first login',
    'BlueNile',
    'http://wifi.cafe/login',
    'Sale A-1042',
    'Ana',
    '23 Nov 2026 19:05',
    'Thank you!\\nHelp: ask at the counter',
  ]) {
    expect(text).toContain(part)
  }
  expect(codes(compose())).toEqual([{ kind: 'code', groups: ['7kq', 'mx4', 'p2d'] }])
  expect(compose()).toContainEqual({ kind: 'qr', data: facts.loginUrl })
})

test('username and password stand apart when they differ, each whole', () => {
  const blocks = compose({ password: 's3cret' })
  expect(codes(blocks).map(({ groups }) => groups)).toEqual([['7kq', 'mx4', 'p2d'], ['s3cret']])
  expect(JSON.stringify(blocks)).toContain('Password')
  expect(JSON.stringify(compose())).not.toContain('Password')
})

test('groups that are not the username are not printed: what is large must work when typed in', () => {
  expect(codes(compose({ codeGroups: ['7kq', 'mx4', 'p2e'] }))).toEqual([{ kind: 'code', groups: ['7kqmx4p2d'] }])
})

test('a ticket without a login address has no QR code', () => {
  expect(compose({ loginUrl: undefined }).some(({ kind }) => kind === 'qr')).toBe(false)
})

test('a void ticket has neither code nor QR code nor credentials', () => {
  const blocks = compose({ mark: { kind: 'void' }, password: 's3cret' })
  expect(blocks[0]).toEqual({ kind: 'mark', text: 'VOID' })
  expect(blocks.some(({ kind }) => kind === 'code' || kind === 'qr')).toBe(false)
  expect(JSON.stringify(blocks)).not.toMatch(/7kq|s3cret|login/)
})

test('reprints are marked and counted, training is marked', () => {
  expect(compose({ mark: { kind: 'reprint', count: 2 } })[0]).toEqual({ kind: 'mark', text: 'REPRINT 2' })
  expect(compose({ mark: { kind: 'training' } })[0]).toEqual({ kind: 'mark', text: 'TRAINING' })
  expect(compose().some(({ kind }) => kind === 'mark')).toBe(false)
})

test('the words on the ticket are those that were passed in', () => {
  const labels = { ...englishTicketLabels, direction: 'rtl', code: 'رمزك' } as const
  const document = composeTokenTicket({ ...facts, labels })
  expect(document.direction).toBe('rtl')
  expect(document.blocks).toContainEqual(expect.objectContaining({ kind: 'text', text: 'رمزك' }))
})

test('control bytes typed into any field are gone from the document', () => {
  const evil = '\x1b@\x1dV\x00\x10\x04\x01'
  const dirty = compose({
    cafeName: evil,
    planName: `${evil}p`,
    priceText: `${evil}1`,
    networkName: `${evil}n`,
    validityText: [`${evil}v`],
    sold: { saleNumber: evil, cashierName: evil, soldAtText: evil },
    footer: `${evil}\n${evil}`,
    username: evil,
    password: `${evil}x`,
    codeGroups: [evil],
    labels: { ...englishTicketLabels, code: evil, network: evil },
    loginUrl: undefined,
  })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(JSON.stringify(dirty).replaceAll('\\n', '')).not.toMatch(/[\x00-\x1f]|\\u00[01]|\\[bfrt]/)
})
