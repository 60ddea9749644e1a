/** Dividing an amount in whole minor units, so that the parts always make the whole. */

/**
 * Parts of `total` in proportion to the weights, by largest remainder; of equal ones the first gets more. Where all weights
 * are zero the parts are equal. In whole numbers of any size: the product of two exact ones need not be exact.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n)
  if (sum === 0n) return weights.length === 0 ? [] : apportion(total, Array<number>(weights.length).fill(1))
  const parts = weights.map((weight) => {
    const product = BigInt(total) * BigInt(weight)
    return { whole: Number(product / sum), rest: product % sum }
  })
  const given = parts.reduce((all, { whole }) => all + whole, 0)
  const order = [...parts.keys()].sort((a, b) => compare(parts[b]?.rest ?? 0n, parts[a]?.rest ?? 0n) || a - b)
  const raised = new Set(order.slice(0, total - given))
  return parts.map(({ whole }, index) => whole + (raised.has(index) ? 1 : 0))
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)

/** `amount` × `part` / `of`, rounded down; 0 of nothing. */
export function partOf(amount: number, part: number, of: number): number {
  return of === 0 ? 0 : Number((BigInt(amount) * BigInt(part)) / BigInt(of))
}
