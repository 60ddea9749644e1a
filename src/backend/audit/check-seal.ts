/** Checks the end of the journal against the seal that only this counter can make. */
import type Database from 'better-sqlite3'
import { sealOf } from '../store/seal.ts'

/** The key of this computer, and where it is kept. */
export interface SealKey {
  readonly home: 'system' | 'file'
  readonly key: Uint8Array
}

export interface SealFinding {
  /** The first entry that the seal speaks against. */
  readonly brokenSeq: number | null
  readonly problem: 'cut' | 'rewritten' | 'damaged' | null
  /** Was there a seal of a key that we have? */
  readonly sealChecked: boolean
}

const HOMES: readonly string[] = ['system', 'file'] satisfies SealKey['home'][]

interface Seal {
  readonly key: string
  readonly seq: number
  readonly mac: string
}

/** For a journal whose chain holds up to `lastSeq`. */
export function checkSeal(database: Database.Database, lastSeq: number, sealKey: SealKey | undefined): SealFinding {
  const seals = database.prepare('select "key", seq, mac from journal_seal').all() as Seal[]
  const own = seals.find(({ key }) => key === sealKey?.home)
  const sealChecked = own !== undefined
  if (!seals.every((seal) => isReadable(database, seal))) return { problem: 'damaged', brokenSeq: null, sealChecked }
  const sealedSeq = Math.max(0, ...seals.map(({ seq }) => Number(seq)))
  if (sealedSeq > lastSeq) return { problem: 'cut', brokenSeq: lastSeq + 1, sealChecked }
  if (seals.length === 0 && lastSeq > 0) return { problem: 'cut', brokenSeq: lastSeq + 1, sealChecked }
  if (own && sealKey && !fits(database, own, sealKey)) return { problem: 'rewritten', brokenSeq: own.seq, sealChecked }
  if (sealedSeq < lastSeq) return { problem: 'rewritten', brokenSeq: sealedSeq + 1, sealChecked }
  return { problem: null, brokenSeq: null, sealChecked }
}

/** Of a home that there is, and found where the counter will look for it. */
function isReadable(database: Database.Database, { key, seq }: Seal): boolean {
  const found = database.prepare('select seq from journal_seal where "key" = ?').pluck().get(key)
  return HOMES.includes(key) && found === seq
}

function fits(database: Database.Database, seal: Seal, { key }: SealKey): boolean {
  const sealed = database.prepare('select hash from journal where seq = ?').pluck().get(seal.seq)
  return typeof sealed === 'string' && sealOf(key, seal.seq, sealed) === seal.mac
}
