/** What a ticket says by itself, in one language. */

/** The words and sentences of one language; numbers, dates and prices in them come from `Intl` by its locales. */
export interface TicketWords {
  readonly direction: 'ltr' | 'rtl'
  /** For durations, data and dates (BCP 47). */
  readonly locale: string
  /** For prices, where they are usually written otherwise than the locale of dates would. */
  readonly moneyLocale: string
  /** `€`, or the currency as the language's own letters write it. */
  readonly currencyDisplay: 'narrowSymbol' | 'symbol'
  /** Between two units of one duration: `1 hora y 30 minutos`. */
  readonly durationJoin: string
  /** `1.5 GB`, or the unit's name where its short form is not read by everybody. */
  readonly dataUnits: 'short' | 'long'
  readonly code: string
  readonly username: string
  readonly password: string
  /** Before the Wi-Fi's name, and before its password. */
  readonly network: string
  readonly networkPassword: string
  /** At the QR code that joins the Wi-Fi, and at the one that logs in. */
  readonly joinNetwork: string
  readonly logIn: string
  /** At a QR code that logs in, alone on the ticket. */
  readonly scanToLogIn: string
  /** Before the address of the login page. */
  readonly orOpen: string
  readonly sale: string
  readonly cashier: string
  readonly reprint: string
  readonly training: string
  readonly test: string
  readonly void: string
  readonly online: (duration: string) => string
  readonly validFrom: Readonly<Record<'first_login' | 'sale', (duration: string) => string>>
  readonly data: (amount: string) => string
  /** `#` stands for the number; the forms are those that the language has. */
  readonly devices: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }
  readonly lockDevice: string
  readonly steps: {
    /** The network's name, if it is known. */
    readonly join: (network: string | undefined) => string
    /** Where there is a QR code to scan, and where there is only the address. */
    readonly scanOrOpen: (address: string) => string
    readonly open: (address: string) => string
    /** Where no address is known: the login page opens by itself. */
    readonly browse: string
    readonly enterCode: string
    readonly enterBoth: string
  }
}
