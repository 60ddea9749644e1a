/** What a café's tickets look like: the pieces in their order, the languages, the QR codes. */
import type { TicketAlign, TicketTextSize } from './document.ts'

/** Languages that a ticket's own words come in. */
export const TICKET_LANGUAGES = ['en', 'fr', 'pt', 'es', 'sw', 'ar', 'id'] as const
export type TicketLanguage = (typeof TICKET_LANGUAGES)[number]

/** One piece of a design. What has nothing to show on a ticket takes no paper. */
export type DesignBlock =
  | { readonly kind: 'logo' }
  /** The café's name. */
  | { readonly kind: 'name' }
  /** A text of the café's own. */
  | {
      readonly kind: 'text'
      readonly text: string
      readonly align: TicketAlign
      readonly size: TicketTextSize
      readonly bold: boolean
    }
  /** The package's name, with or without its price. */
  | { readonly kind: 'plan'; readonly withPrice: boolean }
  | { readonly kind: 'price' }
  /** The code, or username and password. */
  | { readonly kind: 'code' }
  | { readonly kind: 'validity' }
  /** A QR code that joins the Wi-Fi, or one that logs in, or both. */
  | { readonly kind: 'qr'; readonly mode: 'login' | 'wifi' | 'both' }
  /** The Wi-Fi's name, and its password if it has one. */
  | { readonly kind: 'network' }
  /** How to get online, step by step. */
  | { readonly kind: 'steps' }
  | { readonly kind: 'saleNumber' }
  | { readonly kind: 'cashier' }
  | { readonly kind: 'footer'; readonly text: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'space'; readonly dots: number }

/** The Wi-Fi that customers join. */
export interface WifiNetwork {
  readonly name: string
  /** Empty: an open network. */
  readonly password: string
}

/** The look of one location's tickets for one kind of package. */
export interface TicketDesign {
  /** The first one leads; a ticket says its own words in each of them. */
  readonly languages: readonly TicketLanguage[]
  readonly blocks: readonly DesignBlock[]
  /** Null: the name is not known, and no code to join it is printed. */
  readonly wifi: WifiNetwork | null
}
