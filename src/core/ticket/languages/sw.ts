/** The ticket in Swahili. */
import type { TicketWords } from './ticket-words.ts'

/** Durations begin with their unit, `saa 3`, and so may begin the line. */
const atStart = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const sw: TicketWords = {
  direction: 'ltr',
  locale: 'sw',
  moneyLocale: 'sw',
  currencyDisplay: 'narrowSymbol',
  durationJoin: ' na ',
  dataUnits: 'short',
  code: 'Msimbo wako',
  username: 'Jina la mtumiaji',
  password: 'Nenosiri',
  network: 'Wi-Fi',
  networkPassword: 'Nenosiri la Wi-Fi',
  joinNetwork: 'Jiunge na Wi-Fi',
  logIn: 'Ingia',
  scanToLogIn: 'Jiunge na Wi-Fi, skani uingie',
  orOpen: 'au fungua',
  sale: 'Mauzo',
  cashier: 'Umehudumiwa na',
  reprint: 'NAKALA',
  training: 'MAZOEZI',
  test: 'JARIBIO',
  void: 'BATILI',
  online: (duration) => `${atStart(duration)} mtandaoni`,
  validFrom: {
    first_login: (duration) => `Hudumu ${duration} tangu kuingia`,
    sale: (duration) => `Hudumu ${duration} tangu kununua`,
  },
  data: (amount) => `Data ${amount}`,
  devices: { one: 'Kifaa #', other: 'Vifaa #' },
  lockDevice: 'Kwa kifaa cha kwanza tu',
  steps: {
    join: (network) => (network ? `Jiunge na Wi-Fi “${network}”` : 'Jiunge na Wi-Fi yetu'),
    scanOrOpen: (address) => `Skani msimbo wa QR, au fungua ${address}`,
    open: (address) => `Fungua ${address}`,
    browse: 'Fungua kivinjari chako',
    enterCode: 'Andika msimbo wako',
    enterBoth: 'Andika jina la mtumiaji na nenosiri',
  },
}
