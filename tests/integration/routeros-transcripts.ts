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
  {
    name: 'records as a router had them: properties that are unset are absent, and some are empty',
    sentences: [
      [
        '!re',
        '.tag=4',
        '=.id=*1',
        '=address=0.0.0.1',
        '=bytes-in=0',
        '=bytes-out=0',
        '=disabled=false',
        '=dynamic=false',
        '=limit-bytes-total=500',
        '=limit-uptime=1m',
        '=name=user1',
        '=password=123',
        '=profile=new',
        '=uptime=0s',
      ],
      ['!re', '.tag=4', '=.id=*2', '=name=007', '=password=*****', '=comment=', '=email='],
      ['!done', '.tag=4'],
    ],
  },
  {
    name: 'a tag behind the attributes',
    sentences: [
      ['!re', '=.id=*A', '=name=ether1', '.tag=9'],
      ['!done', '.tag=9'],
    ],
  },
  { name: 'a count', sentences: [['!done', '.tag=12', '=ret=50000']] },
  {
    name: 'a print that repeats itself, until it is interrupted',
    sentences: [
      ['!re', '.tag=6', '=.section=0', '=cpu-load=3', '=uptime=1d7h44m20s'],
      ['!re', '.tag=6', '=.section=1', '=cpu-load=97', '=uptime=1d7h44m21s'],
      ['!trap', '.tag=6', '=category=2', '=message=interrupted'],
      ['!done', '.tag=6'],
    ],
  },
  {
    name: 'listening while others ask',
    sentences: [
      ['!re', '.tag=1', '=.id=*A053205', '=user=ana', '=address=10.5.50.5', '=uptime=0s'],
      ['!empty', '.tag=2'],
      ['!done', '.tag=2'],
      ['!re', '.tag=1', '=.id=*A053205', '=.dead=true'],
      ['!trap', '.tag=3', '=message=no such command prefix'],
      ['!done', '.tag=3'],
    ],
  },
  { name: 'a command without a login', sentences: [['!fatal', 'not logged in']] },
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
