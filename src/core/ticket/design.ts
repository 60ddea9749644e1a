/** What a café's tickets look like: the pieces in their order, the languages, the QR codes. */
import type { TicketAlign, TicketTextSize } from './document.ts'

/** Languages that a ticket's own words come in. */
export const TICKET_LANGUAGES = ['en', 'fr', 'pt', 'es', 'sw', 'ar', 'id'] as const
export type TicketLanguage = (typeof TICKET_LANGUAGES)[number]

export const QR_MODES = ['login', 'wifi', 'both'] as const

/** A QR code that logs in, or one that joins the Wi-Fi, or both. */
export type QrMode = (typeof QR_MODES)[number]

/** What a piece shows. */
type Piece =
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
  | { readonly kind: 'qr'; readonly mode: QrMode }
  /** The Wi-Fi's name, and its password if it has one. */
  | { readonly kind: 'network' }
  /** How to get online, step by step. */
  | { readonly kind: 'steps' }
  /** The sale's number and time. */
  | { readonly kind: 'saleNumber' }
  | { readonly kind: 'cashier' }
  | { readonly kind: 'footer'; readonly text: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'space'; readonly dots: number }

/** One piece of a design. What is off, and what has nothing to show on a ticket, takes no paper. */
export type DesignBlock = Piece & { readonly off?: true | undefined }
export type DesignBlockKind = DesignBlock['kind']

/** The Wi-Fi that customers join. */
export interface WifiNetwork {
  readonly name: string
  /** Empty: an open network. */
  readonly password: string
  /** It does not tell its name, so a phone must be told to look for it. */
  readonly isHidden: boolean
}

/** The look of one location's tickets for one kind of package. */
export interface TicketDesign {
  /** A ticket says its own words in each of them, and what only the till needs in the first. */
  readonly languages: readonly TicketLanguage[]
  readonly blocks: readonly DesignBlock[]
  /** Null: the name is not known, and no code to join it is printed. */
  readonly wifi: WifiNetwork | null
}

/** The pieces of which a ticket has as many as it likes; of every other kind it has at most one. */
export const REPEATED_KINDS: readonly DesignBlockKind[] = ['text', 'rule', 'space']

/** What a ticket looks like until somebody designs it. */
export const standardDesign: TicketDesign = {
  languages: ['en'],
  blocks: [
    { kind: 'logo' },
    { kind: 'name' },
    { kind: 'rule' },
    { kind: 'plan', withPrice: true },
    { kind: 'price', off: true },
    { kind: 'rule' },
    { kind: 'code' },
    { kind: 'validity' },
    { kind: 'rule' },
    { kind: 'network' },
    { kind: 'qr', mode: 'login' },
    { kind: 'steps', off: true },
    { kind: 'rule' },
    { kind: 'saleNumber' },
    { kind: 'cashier' },
    { kind: 'footer', text: '' },
  ],
  wifi: null,
}

/** Whether every ticket of this design lets its customer in: the code is on it, and nothing stands on it twice. */
export function isUsableDesign({ blocks }: Pick<TicketDesign, 'blocks'>): boolean {
  const single = blocks.filter(({ kind }) => !REPEATED_KINDS.includes(kind)).map(({ kind }) => kind)
  return blocks.some(({ kind, off }) => kind === 'code' && !off) && new Set(single).size === single.length
}
