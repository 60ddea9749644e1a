/** The words a ticket itself brings along, and their English form. */

/** The fixed words on a ticket, in the customer's language. */
export interface TicketLabels {
  readonly direction: 'ltr' | 'rtl'
  readonly code: string
  readonly username: string
  readonly password: string
  readonly network: string
  readonly scanToLogIn: string
  readonly logInAt: string
  readonly sale: string
  readonly cashier: string
  readonly reprint: string
  readonly training: string
  readonly test: string
  readonly void: string
}

/** The ticket's words in English. */
export const englishTicketLabels: TicketLabels = {
  direction: 'ltr',
  code: 'Your code',
  username: 'Username',
  password: 'Password',
  network: 'Wi-Fi',
  scanToLogIn: 'Join the Wi-Fi, scan to log in',
  logInAt: 'or open',
  sale: 'Sale',
  cashier: 'Served by',
  reprint: 'REPRINT',
  training: 'TRAINING',
  test: 'TEST',
  void: 'VOID',
}
