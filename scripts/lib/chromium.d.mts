/** What TypeScript files may use of chromium.mjs. */
export declare const quietFlags: readonly string[]
export declare function findChromium(): string | null
export declare function ensureChromium(node: string): string
