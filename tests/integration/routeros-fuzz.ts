/** Nonsense for the decoder: random bytes and damaged transcripts, in random pieces, from one seed. */
import { ProtocolError } from '../../src/backend/routeros/errors.ts'
import { ReplyDecoder } from '../../src/backend/routeros/reply-decoder.ts'
import { bytesOf, transcripts } from './routeros-transcripts.ts'

/** What the decoder made of it, and what that cost. */
export type FuzzReport = {
  readonly bytes: number
  readonly sentences: number
  readonly refusals: number
  /** Anything else than sentences and `ProtocolError`; has to be empty. */
  readonly crashes: readonly unknown[]
  readonly milliseconds: number
  /** The most that was held at once above what was held before. */
  readonly heapGrowthBytes: number
}

const most = 4_096

/** Feeds at least so many bytes to decoders; a few get more and more until they refuse. */
export function fuzzDecoder(bytes: number, random: () => number): FuzzReport {
  const heapBefore = heap()
  const startedAt = performance.now()
  const report = { bytes: 0, sentences: 0, refusals: 0, crashes: [] as unknown[], heapGrowthBytes: 0 }
  let decoder = new ReplyDecoder()
  for (let round = 0; report.bytes < bytes; round += 1) {
    // A damaged length may swallow all that follows: most rounds begin a connection of their own.
    if (random() < 0.8) decoder = new ReplyDecoder()
    for (const piece of inPieces(random() < 0.3 ? noise(random) : damaged(random), random)) {
      report.bytes += piece.length
      try {
        report.sentences += decoder.push(piece).length
      } catch (error) {
        if (error instanceof ProtocolError) report.refusals += 1
        else report.crashes.push(error)
        decoder = new ReplyDecoder()
      }
    }
    if (round % 500 === 0) report.heapGrowthBytes = Math.max(report.heapGrowthBytes, heap() - heapBefore)
  }
  return { ...report, milliseconds: performance.now() - startedAt }
}

function heap(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function noise(random: () => number): Uint8Array {
  return Uint8Array.from({ length: Math.ceil(random() * most) }, () => Math.floor(random() * 256))
}

/** Transcripts one after the other, with a few bytes changed, lost or doubled. */
function damaged(random: () => number): Uint8Array {
  const whole = Buffer.concat(Array.from({ length: 8 }, () => bytesOf(oneOf(transcripts, random))))
  const bytes = [...whole]
  for (let wounds = Math.floor(random() * 4); wounds > 0; wounds -= 1) {
    const at = Math.floor(random() * bytes.length)
    const kind = random()
    if (kind < 0.6) bytes[at] = Math.floor(random() * 256)
    else if (kind < 0.8) bytes.splice(at, 1 + Math.floor(random() * 3))
    else bytes.splice(at, 0, ...bytes.slice(at, at + 8))
  }
  return Uint8Array.from(bytes)
}

/** The same bytes in pieces of any size. */
export function inPieces(bytes: Uint8Array, random: () => number): Uint8Array[] {
  const pieces: Uint8Array[] = []
  const longest = random() < 0.2 ? 3 : random() < 0.5 ? 100 : bytes.length
  for (let at = 0; at < bytes.length; ) {
    const length = 1 + Math.floor(random() * longest)
    pieces.push(bytes.subarray(at, at + length))
    at += length
  }
  return pieces
}

function oneOf<T>(values: readonly T[], random: () => number): T {
  // In range: the index is below the length, and no list here is empty.
  return values[Math.floor(random() * values.length)] as T
}
