/** What the rules and services need from the world, so that tests may bring their own. */

/** The time of day, in UTC epoch milliseconds. */
export type Clock = () => number

/** Keeps secrets unreadable at rest; bound to this machine or this user. */
export interface SecretBox {
  /** Is the key kept by the operating system (true) or in a file beside the data (false)? */
  readonly keptBySystem: boolean
  seal(text: string): Promise<Uint8Array>
  open(sealed: Uint8Array): Promise<string>
}
