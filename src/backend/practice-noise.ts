/** Chance that does not change when it is looked at again, for a past that was never lived. */

/** A number in [0, 1) that belongs to another one. */
export function noise(of: number): number {
  const mixed = Math.sin(of * 12.9898) * 43_758.5453
  return mixed - Math.floor(mixed)
}
