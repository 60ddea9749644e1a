/** What TypeScript files may use of electron.mjs. */
export declare function findElectron(): string | null
