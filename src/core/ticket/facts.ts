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

/** What a sale charged, shared out to one of its tokens. */
export interface ChargedFacts {
  /** Null: the price as it stands. */
  readonly amountMinor: number | null
  readonly tax: { readonly name: string; readonly basisPoints: number; readonly minor: number } | null
}

/** What is printed about one token; the design's languages decide in which words. */
export interface TicketFacts {
  readonly cafeName: string
  /** The café's, IANA. */
  readonly timeZone: string
  readonly planName: string
  readonly priceMinor: number
  /** What was charged for this one, where that is not the price; and the tax in it, where there is one. */
  readonly charged?: ChargedFacts | undefined
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
