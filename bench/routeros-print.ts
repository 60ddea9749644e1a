/** The answer to a print of many hotspot users, as bytes; 50,000 of them are 14 MB. */
import { encodeSentence } from '../src/backend/routeros/sentences.ts'

/** Every property a router shows of a user that was sold and used. */
export function printOf(users: number, tag: string): Uint8Array {
  const rows = Array.from({ length: users }, (_, n) =>
    encodeSentence([
      '!re',
      tag,
      `=.id=*${(n + 1).toString(16).toUpperCase()}`,
      '=server=hotspot1',
      `=name=token${n}`,
      `=password=p${n}w`,
      '=profile=one-hour',
      '=limit-uptime=1h',
      `=uptime=${n % 60}m12s`,
      `=bytes-in=${n * 1_234}`,
      `=bytes-out=${n * 98_765}`,
      `=packets-in=${n}`,
      `=packets-out=${n * 3}`,
      '=dynamic=false',
      '=disabled=false',
      `=comment=tlr1 ${n} 2026-11-23 sold at counter 1 by Ana`,
    ]),
  )
  return Buffer.concat([...rows, encodeSentence(['!done', tag])])
}
