/** Feeds a socket's bytes to a reader without keeping the event loop to itself. */
import type { Socket } from 'node:net'

/** How long one turn of the loop may be spent reading, and then one chunk more; collecting garbage takes the rest. */
const turnMs = 2

/** Lets a reader of what the bytes became fall behind without drowning. */
export type Pump = {
  /** Nothing more is read until `release` was called as often. */
  readonly hold: () => void
  readonly release: () => void
}

/**
 * Hands every chunk to `read`, and pauses the socket for the rest of a turn that has had its share.
 *
 * Without it a fast router with a big answer is read up to two megabytes at a time, and the screens wait meanwhile.
 */
export function pump(socket: Socket, read: (chunk: Uint8Array) => void): Pump {
  let turnEndsAt: number | undefined
  let holds = 0
  const goOn = () => {
    if (holds === 0 && turnEndsAt === undefined && !socket.destroyed) socket.resume()
  }
  const nextTurn = () => {
    turnEndsAt = undefined
    goOn()
  }
  socket.on('data', (chunk) => {
    if (turnEndsAt === undefined) {
      turnEndsAt = performance.now() + turnMs
      setImmediate(nextTurn)
    }
    read(chunk)
    if (performance.now() > turnEndsAt) socket.pause()
  })
  return {
    hold: () => {
      holds += 1
      socket.pause()
    },
    release: () => {
      holds -= 1
      goOn()
    },
  }
}
