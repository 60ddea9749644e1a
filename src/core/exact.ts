/** Multiplying and dividing whole numbers exactly, however large what stands between them is. */

/** `a × b ÷ divisor`, half a unit and more rounded up. */
export function timesOver(a: number, b: number, divisor: number): number {
  const by = BigInt(divisor)
  return Number((2n * BigInt(a) * BigInt(b) + by) / (2n * by))
}
