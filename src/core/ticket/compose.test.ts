import { expect, test } from 'vitest'
import { composeTicket } from './compose.ts'
import { type DesignBlock, isUsableDesign, standardDesign, TICKET_LANGUAGES, type TicketDesign } from './design.ts'
import type { TicketBlock } from './document.ts'
import type { TicketFacts } from './facts.ts'
import { ticketWords } from './languages/spoken.ts'
import { limitsInWords } from './limits-in-words.ts'
import { hotspotLoginUrl } from './login-url.ts'

const credentials = { username: '7kqmx4p2d', password: '7kqmx4p2d' }

const facts: TicketFacts = {
  ...credentials,
  cafeName: 'Blue Nile Internet',
  timeZone: 'Africa/Nairobi',
  planName: '3 hours',
  priceMinor: 200,
  currency: 'USD',
  codeGroups: ['7kq', 'mx4', 'p2d'],
  loginUrl: hotspotLoginUrl({ host: 'wifi.cafe', ...credentials }),
  limits: { timeLimitSeconds: 10_800, validitySeconds: 86_400, devices: 1 },
  sold: { saleNumber: 'A-1042', cashierName: 'Ana', at: Date.UTC(2026, 10, 23, 16, 5) },
}

const wifi = { name: 'Blue;Nile', password: 'pass"word', isHidden: false }

const compose = (change: Partial<TicketFacts> = {}, design: Partial<TicketDesign> = {}) =>
  composeTicket({ ...standardDesign, ...design }, { ...facts, ...change }).blocks

/** The standard design with these pieces instead of its own of their kinds. */
const withPieces = (...pieces: DesignBlock[]) =>
  standardDesign.blocks.map((block) => pieces.find(({ kind }) => kind === block.kind) ?? block)

const codes = (blocks: readonly TicketBlock[]) => blocks.filter((block) => block.kind === 'code')

test('the ticket shows everything the customer and the till need', () => {
  const blocks = compose({}, { wifi, blocks: withPieces({ kind: 'footer', text: 'Thank you!\nHelp: ask Ana' }) })
  const text = JSON.stringify(blocks)
  for (const part of [
    'Blue Nile Internet',
    '3 hours',
    '$2.00',
    '3 hours online',
    'Valid 1 day from first login',
    'Blue;Nile',
    'http://wifi.cafe/login',
    'Sale A-1042',
    'Ana',
    '23 Nov 2026, 19:05',
    'Thank you!\\nHelp: ask Ana',
  ]) {
    expect(text).toContain(part)
  }
  expect(codes(blocks)).toEqual([{ kind: 'code', groups: ['7kq', 'mx4', 'p2d'] }])
  expect(blocks).toContainEqual({ kind: 'qr', data: facts.loginUrl })
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

test('a ticket without a login address has no QR code, and no two lines in a row where it would be', () => {
  const kinds = compose({ loginUrl: undefined }).map(({ kind }) => kind)
  expect(kinds).not.toContain('qr')
  expect(kinds.join(' ')).not.toMatch(/rule rule|rule$/)
})

test('a void ticket has nothing that gives access: no code, no QR code, no Wi-Fi', () => {
  const everything = standardDesign.blocks.map((block): DesignBlock => ({ ...block, off: undefined }))
  const change = { mark: { kind: 'void' }, password: 's3cret' } as const
  const blocks = compose(change, {
    wifi,
    blocks: [...everything, { kind: 'text', text: 'Bye', align: 'start', size: 1, bold: false }],
  })
  expect(blocks[0]).toEqual({ kind: 'mark', text: 'VOID' })
  expect(blocks.some(({ kind }) => kind === 'code' || kind === 'qr' || kind === 'qrs')).toBe(false)
  expect(JSON.stringify(blocks)).not.toMatch(/7kq|s3cret|login|Nile;|pass"/)
})

test('reprints are marked and counted, training is marked, in the first language', () => {
  expect(compose({ mark: { kind: 'reprint', count: 2 } })[0]).toEqual({ kind: 'mark', text: 'REPRINT 2' })
  expect(compose({ mark: { kind: 'training' } }, { languages: ['fr', 'en'] })[0]).toEqual({
    kind: 'mark',
    text: 'FORMATION',
  })
  expect(compose().some(({ kind }) => kind === 'mark')).toBe(false)
})

test('a slip that is not sold yet names neither sale nor cashier', () => {
  expect(JSON.stringify(compose({ sold: undefined }))).not.toMatch(/Sale|Served/)
})

test('two QR codes are numbered in the order of their use; one whose data is unknown leaves the other alone', () => {
  const both = withPieces({ kind: 'qr', mode: 'both' })
  expect(compose({}, { wifi, blocks: both })).toContainEqual({
    kind: 'qrs',
    codes: [
      { data: String.raw`WIFI:T:WPA;S:Blue\;Nile;P:pass\"word;;`, caption: ['1 Join the Wi-Fi'] },
      { data: facts.loginUrl, caption: ['2 Log in'] },
    ],
  })
  expect(compose({}, { blocks: both })).toContainEqual({ kind: 'qr', data: facts.loginUrl })
  expect(compose({ loginUrl: undefined }, { wifi, blocks: both }).map(({ kind }) => kind)).toContain('qr')
})

test('each label stands there in every language, once where they agree', () => {
  const blocks = compose({}, { wifi, languages: ['en', 'fr', 'ar'] })
  expect(blocks).toContainEqual({ kind: 'phrases', texts: ['Your code', 'Votre code', 'رمز الدخول'], bold: false })
  expect(blocks).toContainEqual(expect.objectContaining({ kind: 'pair', label: 'Wi-Fi · شبكة Wi-Fi' }))
  expect(composeTicket({ ...standardDesign, languages: ['ar', 'en'] }, facts).direction).toBe('rtl')
})

test('numbers have the plural of their language, Arabic all six', () => {
  const devices = (count: number, language: 'ar' | 'en' | 'sw' | 'id' | 'fr') =>
    limitsInWords({ devices: count }, ticketWords[language])[0]
  expect([2, 3, 11, 100, 103].map((count) => devices(count, 'ar'))).toEqual([
    'جهازان',
    '3 أجهزة',
    '11 جهازًا',
    '100 جهاز',
    '103 أجهزة',
  ])
  expect(devices(2, 'en')).toBe('2 devices')
  expect(devices(2, 'sw')).toBe('Vifaa 2')
  expect(devices(2, 'id')).toBe('2 perangkat')
  expect(limitsInWords({ timeLimitSeconds: 5_400, devices: 1 }, ticketWords.es)).toEqual([
    '1 hora y 30 minutos en línea',
  ])
  expect(limitsInWords({ validitySeconds: 172_800, devices: 1 }, ticketWords.ar)).toEqual([
    'الصلاحية: يومان من أول دخول',
  ])
})

test('no word of a language is missing, and none is left in English by mistake', () => {
  for (const language of TICKET_LANGUAGES.filter((language) => language !== 'en')) {
    const { code, username, password, cashier, sale, orOpen } = ticketWords[language]
    for (const [word, english] of [
      [code, ticketWords.en.code],
      [username, ticketWords.en.username],
      [password, ticketWords.en.password],
      [cashier, ticketWords.en.cashier],
      [sale, ticketWords.en.sale],
      [orOpen, ticketWords.en.orOpen],
    ] as const) {
      expect(word).not.toBe('')
      expect(word).not.toBe(english)
    }
  }
})

test('a design without the code, or with it switched off, would let nobody in', () => {
  expect(isUsableDesign(standardDesign)).toBe(true)
  expect(isUsableDesign({ blocks: standardDesign.blocks.filter(({ kind }) => kind !== 'code') })).toBe(false)
  expect(isUsableDesign({ blocks: withPieces({ kind: 'code', off: true }) })).toBe(false)
  expect(isUsableDesign({ blocks: [...standardDesign.blocks, { kind: 'code' }] })).toBe(false)
})

test('control bytes typed into any field are gone from the document', () => {
  const evil = '\x1b@\x1dV\x00\x10\x04\x01'
  const change = {
    cafeName: evil,
    planName: `${evil}p`,
    sold: { saleNumber: evil, cashierName: evil, at: 0 },
    username: evil,
    password: `${evil}x`,
    codeGroups: [evil],
    loginUrl: undefined,
  }
  const blocks = withPieces({ kind: 'footer', text: `${evil}\n${evil}` }, { kind: 'steps' })
  const dirty = compose(change, { wifi: { name: evil, password: evil, isHidden: true }, blocks })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(JSON.stringify(dirty).replaceAll('\\n', '')).not.toMatch(/[\x00-\x1f]|\\u00[01]|\\[bfrt]/)
})
