/** What the backend writes down for whoever looks after it; never a secret, never a code, never a call's input. */

export interface Log {
  info(message: string, details?: Readonly<Record<string, string | number | boolean | null>>): void
  warn(message: string, details?: Readonly<Record<string, string | number | boolean | null>>): void
  /** An error of ours, with its stack. */
  error(message: string, error: unknown): void
}

/** Writes nothing. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} }
