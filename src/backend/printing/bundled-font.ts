/** Where the bundled fonts lie, for whoever draws with them. */
import { createRequire } from 'node:module'

/** Finds a font file: its package and its path within the package, to a path that `node:fs` can read. */
export type FontLocator = (packageName: string, file: string) => string

export function locateBundledFont(packageName: string, file: string): string {
  return createRequire(import.meta.url).resolve(`${packageName}/${file}`)
}
