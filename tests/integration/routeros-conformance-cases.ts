/** What a client must get right: for each case what the router says, what is asked, and the only right outcome. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Asked } from '../../src/backend/routeros/scripted-router.ts'
import { encodeSentence } from '../../src/backend/routeros/sentences.ts'
import type { ConformingClient } from './routeros-conformance-clients.ts'

/** One row of the table. */
export type ConformanceCase = {
  readonly name: string
  /** How the router answers what comes after the login. */
  readonly script: (asked: Asked) => unknown
  /** What came of it, as JSON. */
  readonly ask: (client: ConformingClient) => Promise<unknown>
  /** What has to come of it: a value, or an error whose text holds this. */
  readonly right: { readonly value: unknown } | { readonly error: string }
}

const print = (client: ConformingClient) => client.ask('/x/print')
const coffee = 'قهوة'
/** Its length takes two bytes. */
const long = 'x'.repeat(200)
const held: Asked[] = []

/** One packet a byte, as a bad link delivers. */
async function byteByByte({ raw, tag }: Asked): Promise<void> {
  const bytes = [...encodeSentence(['!re', ...tag, `=name=${long}`]), ...encodeSentence(['!done', ...tag])]
  for (const byte of bytes) {
    raw(Uint8Array.of(byte))
    await sleep(1)
  }
}

/** Two packets, cut between the two bytes of a length. */
async function cutInLength({ raw, tag }: Asked): Promise<void> {
  const bytes = encodeSentence(['!re', ...tag, `=name=${long}`])
  // Behind it are the other byte of the length, the word and the end of the sentence.
  const cut = bytes.length - 1 - `=name=${long}`.length - 1
  raw(bytes.subarray(0, cut))
  await sleep(20)
  raw(bytes.subarray(cut))
  raw(encodeSentence(['!done', ...tag]))
}

function severalTraps({ reply, tag }: Asked): void {
  reply('!trap', ...tag, '=category=1', '=message=invalid value for argument name')
  reply('!trap', ...tag, '=message=no such item')
  reply('!done', ...tag)
}

/** Answers two commands at once, row by row in turn. */
function interleaved(asked: Asked): void {
  held.push(asked)
  const [first, second] = held
  if (!first || !second) return
  for (const n of ['1', '2'])
    for (const { reply, tag, words } of [first, second]) reply('!re', ...tag, `=${words[0]}=${n}`)
  for (const { reply, tag } of [second, first]) reply('!done', ...tag)
}

export const cases: readonly ConformanceCase[] = [
  {
    name: '`!empty`, from RouterOS 7.18 on',
    script: ({ reply, tag }) => {
      reply('!empty', ...tag)
      reply('!done', ...tag)
    },
    ask: print,
    right: { value: [] },
  },
  {
    name: '`!fatal` with a command in flight',
    script: ({ reply }) => reply('!fatal', 'session terminated on request'),
    ask: print,
    right: { error: 'session terminated on request' },
  },
  { name: 'one packet a byte', script: byteByByte, ask: print, right: { value: [{ name: long }] } },
  {
    name: 'a packet that ends inside a length',
    script: cutInLength,
    ask: print,
    right: { value: [{ name: long }] },
  },
  {
    name: 'rows without a property',
    script: ({ reply, tag }) => {
      for (let n = 0; n < 3; n += 1) reply('!re', ...tag)
      reply('!done', ...tag)
    },
    ask: print,
    right: { value: [{}, {}, {}] },
  },
  {
    name: 'non-Latin text received',
    script: ({ reply, tag }) => {
      reply('!re', ...tag, `=name=${coffee}`)
      reply('!done', ...tag)
    },
    ask: print,
    right: { value: [{ name: coffee }] },
  },
  {
    name: 'non-Latin text sent',
    script: ({ reply, tag, words }) => {
      const sent = words.find((word) => word.startsWith('=name='))?.slice('=name='.length) ?? ''
      reply('!re', ...tag, `=hex=${Buffer.from(sent).toString('hex')}`)
      reply('!done', ...tag)
    },
    ask: (client) => client.ask('/x/add', [`=name=${coffee}`]),
    right: { value: [{ hex: Buffer.from(coffee).toString('hex') }] },
  },
  {
    name: 'the link lost with a command in flight',
    script: ({ hangUp }) => hangUp(),
    ask: print,
    right: { error: '' },
  },
  {
    name: 'several traps for one command',
    script: severalTraps,
    ask: print,
    right: { error: 'invalid value for argument name; no such item' },
  },
  {
    name: 'answers to two commands, interleaved',
    script: interleaved,
    ask: (client) => Promise.all([client.ask('/a'), client.ask('/b')]),
    right: {
      value: [
        [{ '/a': '1' }, { '/a': '2' }],
        [{ '/b': '1' }, { '/b': '2' }],
      ],
    },
  },
  { name: 'no answer within the deadline of a second', script: () => undefined, ask: print, right: { error: '' } },
]
