/** What a ticket tells: the package, the code, and the sale it belongs to. */
import type { TicketLimits } from './limits-in-words.ts'

/** Why a ticket is not an ordinary first print. */
export type TicketMark =
  | { readonly kind: 'reprint'; readonly count: number }
  | { readonly kind: 'training' }
  | { readonly kind: 'test' }
  | { readonly kind: 'void' }

/** The sale a ticket belongs to. */
export interface SoldFacts {
  readonly saleNumber: string
  readonly cashierName: string
  /** UTC epoch milliseconds. */
  readonly at: number
}

/** What is printed about one token; the design's languages decide in which words. */
export interface TicketFacts {
  readonly cafeName: string
  /** The café's, IANA. */
  readonly timeZone: string
  readonly planName: string
  readonly priceMinor: number
  readonly currency: string
  readonly limits: TicketLimits
  readonly username: string
  readonly password: string
  /** The username in groups that are easy to copy, e.g. `['7kq', 'mx4', 'p2d']`. */
  readonly codeGroups: readonly string[]
  /** From {@link import('./login-url.ts').hotspotLoginUrl}; without it nothing on the ticket logs in by itself. */
  readonly loginUrl?: string | undefined
  /** Absent on a slip that is printed before it is sold. */
  readonly sold?: SoldFacts | undefined
  readonly mark?: TicketMark | undefined
}
