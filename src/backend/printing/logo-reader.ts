/** Takes in a café's picture for its tickets, from a file that may be anything. */
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../core/errors.ts'
import type { TicketLogo } from '../ports.ts'
import type { Bitmap } from './bitmap.ts'
import { encodeOneBitPng } from './one-bit-png.ts'
import { inspectPicture } from './picture-file.ts'

/** What the thread answers: the picture's dots, or what is wrong with it. */
export type LogoDots = Bitmap | 'broken' | 'blank'

/** Longest side of a picture that is decoded, in pixels: 64 MB. The screens make larger ones smaller themselves. */
const LONGEST_SIDE = 4096

/** No honest picture takes this long. */
const DEADLINE_MS = 10_000

/**
 * The picture as dots for paper.
 *
 * Its size is read before it is decoded, and it is decoded in a thread of its own.
 *
 * @throws AppError `logo_unknown_kind`, `logo_too_large`, `logo_broken`, `logo_blank`
 */
export async function readLogo(bytes: Uint8Array): Promise<TicketLogo> {
  const file = inspectPicture(bytes)
  if (!file) throw new AppError('bad_request', 'logo_unknown_kind')
  if (Math.max(file.width, file.height) > LONGEST_SIDE) {
    throw new AppError('bad_request', 'logo_too_large', { values: { most: LONGEST_SIDE } })
  }
  if (!file.isWhole || file.width === 0 || file.height === 0) throw new AppError('bad_request', 'logo_broken')
  const dots = await decode(bytes)
  if (typeof dots === 'string') throw new AppError('bad_request', `logo_${dots}`)
  return { png: encodeOneBitPng(dots), widthDots: dots.widthDots, heightDots: dots.heightDots }
}

/** A thread that dies or takes for ever had a broken picture to decode. */
async function decode(bytes: Uint8Array): Promise<LogoDots> {
  const worker = new Worker(workerFile(), { workerData: bytes })
  const { promise, resolve } = Promise.withResolvers<LogoDots>()
  worker.on('message', resolve)
  for (const end of ['error', 'messageerror', 'exit'] as const) worker.on(end, () => resolve('broken'))
  const deadline = setTimeout(() => resolve('broken'), DEADLINE_MS)
  try {
    return await promise
  } finally {
    clearTimeout(deadline)
    await worker.terminate()
  }
}

/** Beside the built program lies the built thread; the sources are run as they are. */
function workerFile(): URL {
  const built = new URL('./logo-worker.js', import.meta.url)
  const inChunk = new URL('../logo-worker.js', import.meta.url)
  return [built, inChunk].find((file) => existsSync(file)) ?? new URL('./logo-worker.ts', import.meta.url)
}
