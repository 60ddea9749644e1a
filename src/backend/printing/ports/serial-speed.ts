/** How slow a serial line is. */

/** Start bit, eight bits, stop bit. */
const BITS_A_BYTE = 10

/** How long a line of this speed takes for so many bytes, in milliseconds. */
export function serialTransferMs(bytes: number, baudRate: number): number {
  return Math.ceil((bytes * BITS_A_BYTE * 1000) / baudRate)
}
