/** What routers were recorded to answer, sentence by sentence, and odd forms they are allowed: for decoder tests. */
import { encodeSentence } from '../../src/backend/routeros/sentences.ts'

/** One answer from its first sentence to its last. */
export type Transcript = { readonly name: string; readonly sentences: readonly (readonly string[])[] }

/** Sources: librouteros' analysis of the API, its fixtures, the manual, and captured records. */
export const transcripts: readonly Transcript[] = [
  { name: 'a login', sentences: [['!done']] },
  { name: 'a login before 6.43', sentences: [['!done', '=ret=0123456789abcdef0123456789abcdef']] },
  {
    name: 'a refused login',
    sentences: [['!trap', '=message=invalid user name or password (6)'], ['!done']],
  },
  {
    name: 'two prints, their tags interleaved',
    sentences: [
      ['!re', '.tag=10', '=.id=*A', '=name=ether1', '=mtu=1500', '=running=true'],
      ['!re', '.tag=11', '=.id=*1', '=name=user1', '=profile=default', '=limit-uptime=1m', '=password=123'],
      ['!re', '.tag=10', '=.id=*B', '=name=ether2', '=mtu=1500', '=running=false'],
      ['!done', '.tag=11'],
      ['!done', '.tag=10'],
    ],
  },
  { name: 'rows without a property', sentences: [['!re'], ['!re'], ['!re', '.tag=3'], ['!done', '.tag=3']] },
  {
    name: 'nothing, from 7.18 on',
    sentences: [
      ['!empty', '.tag=5'],
      ['!done', '.tag=5'],
    ],
  },
  { name: 'nothing twice, and then something', sentences: [['!empty'], ['!empty'], ['!re', '=name=a'], ['!done']] },
  {
    name: 'several traps',
    sentences: [
      ['!trap', '.tag=2', '=category=1', '=message=invalid value for argument name'],
      ['!trap', '.tag=2', '=message=failure: already have user with this name for this server'],
      ['!done', '.tag=2'],
    ],
  },
  {
    name: 'a cancelled listen',
    sentences: [
      ['!re', '.tag=7', '=.id=*1', '=user=ana', '=uptime=5m12s'],
      ['!re', '.tag=7', '=.id=*1', '=.dead=true'],
      ['!trap', '.tag=7', '=category=2', '=message=interrupted'],
      ['!done', '.tag=8'],
      ['!done', '.tag=7'],
    ],
  },
  { name: 'the end of a session', sentences: [['!fatal', 'session terminated on request']] },
  {
    name: 'scripts and text of many alphabets',
    sentences: [
      ['!re', '=name=قهوة ☕', '=comment=кафе = café', '=on-login=:local u $user\r\n:log info "a=b"'],
      ['!done', '=ret=*1A'],
    ],
  },
  {
    name: 'words around the lengths where the prefix grows',
    sentences: [...[126, 127, 128, 129, 300].map((bytes) => ['!re', `=a=${'x'.repeat(bytes - 3)}`]), ['!done']],
  },
]

/** The bytes of a transcript as they arrive. */
export function bytesOf({ sentences }: Transcript): Uint8Array {
  return Buffer.concat(sentences.map((words) => encodeSentence(words)))
}
