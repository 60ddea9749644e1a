/** The practice printer's sensors and what it answers when asked about them. */

/** What the sensors see. */
export interface Sensors {
  paperOut: boolean
  paperLow: boolean
  coverOpen: boolean
}

/** Whether the printer prints; if not, it is offline and holds what it receives. */
export function isOnline({ paperOut, coverOpen }: Sensors): boolean {
  return !paperOut && !coverOpen
}

/** The answer to `DLE EOT n`; bits 1 and 4 are always set. */
export function realTimeStatus(n: number, sensors: Sensors): number {
  const { paperOut, paperLow, coverOpen } = sensors
  const bits: Readonly<Record<number, number>> = {
    1: isOnline(sensors) ? 0 : 0x08,
    2: (coverOpen ? 0x04 : 0) | (paperOut ? 0x20 : 0),
    4: (paperOut || paperLow ? 0x0c : 0) | (paperOut ? 0x60 : 0),
  }
  return 0x12 | (bits[n] ?? 0)
}

/** The answer to `GS r n`: for paper, bits 0 and 1 say that it is near its end. */
export function sensorStatus(n: number, { paperLow }: Sensors): number {
  return n % 48 === 1 && paperLow ? 0x03 : 0x00
}

/**
 * Finds `DLE EOT n` in a stream as it is received.
 *
 * Real-time requests are answered at once, even while the printer is offline, and even when they only look like one
 * within a picture's bytes (Epson's reference, "Notes on real-time commands").
 */
export class RealTimeRequests {
  #last = 0
  #lastButOne = 0

  /** The `n` of every request that the bytes complete. */
  find(bytes: Uint8Array): number[] {
    const found: number[] = []
    for (const byte of bytes) {
      if (this.#lastButOne === 0x10 && this.#last === 0x04 && byte >= 1 && byte <= 4) found.push(byte)
      this.#lastButOne = this.#last
      this.#last = byte
    }
    return found
  }
}
