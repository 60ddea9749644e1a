/** Composes the ticket a customer takes away for a hotspot token. */
import type { CodeBlock, TextBlock, TicketBlock, TicketDocument } from './document.ts'
import type { TicketLabels } from './labels.ts'
import { cleanTicketText } from './text.ts'

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
  readonly soldAtText: string
}

/** What a token ticket tells. Texts come ready for the customer's language, currency and time zone. */
export interface TokenTicketFacts {
  readonly cafeName: string
  readonly planName: string
  readonly priceText: string
  /** The username in groups that are easy to copy, e.g. `['7kq', 'mx4', 'p2d']`. */
  readonly codeGroups: readonly string[]
  readonly username: string
  readonly password: string
  /** From {@link import('./login-url.ts').hotspotLoginUrl}; without it the ticket has no QR code. */
  readonly loginUrl?: string | undefined
  /** The wireless network's name (SSID). */
  readonly networkName?: string | undefined
  /** E.g. `['3 hours online time', 'Valid 1 day from first login']`. */
  readonly validityText: readonly string[]
  /** Absent on a slip that is printed before it is sold. */
  readonly sold?: SoldFacts | undefined
  readonly footer?: string | undefined
  readonly mark?: TicketMark | undefined
  readonly labels: TicketLabels
}

/** Longest café name printed in double size: two lines of 58 mm paper. */
const LARGE_NAME_LIMIT = 32

/**
 * The ticket of one token: café, plan and price, code, validity, QR code, and the sale it belongs to.
 *
 * Paper costs money, so nothing is said twice: username and password stand apart only when they differ. A void ticket
 * carries neither code nor QR code. What is printed large is always exactly what must be typed in.
 */
export function composeTokenTicket(facts: TokenTicketFacts): TicketDocument {
  const live = facts.mark?.kind !== 'void'
  const blocks = [...markBlocks(facts), ...headBlocks(facts), ...(live ? liveBlocks(facts) : []), ...saleBlocks(facts)]
  return { direction: facts.labels.direction, blocks }
}

function markBlocks({ mark, labels }: TokenTicketFacts): TicketBlock[] {
  if (!mark) return []
  const text = mark.kind === 'reprint' ? `${labels.reprint} ${mark.count}` : labels[mark.kind]
  return [
    { kind: 'mark', text: cleanTicketText(text) },
    { kind: 'space', dots: 8 },
  ]
}

function headBlocks(facts: TokenTicketFacts): TicketBlock[] {
  const name = cleanTicketText(facts.cafeName)
  const size = name.length <= LARGE_NAME_LIMIT ? 2 : 1
  return [
    ...centered(name, { size, bold: true }),
    { kind: 'rule' },
    { kind: 'pair', label: cleanTicketText(facts.planName), value: cleanTicketText(facts.priceText), bold: true },
    { kind: 'rule' },
  ]
}

/** What gives access; each part ends with a rule. */
function liveBlocks(facts: TokenTicketFacts): TicketBlock[] {
  const login = loginBlocks(facts)
  return [
    ...credentialBlocks(facts),
    ...validityBlocks(facts),
    { kind: 'rule' },
    ...login,
    ...(login.length > 0 ? [{ kind: 'rule' } as const] : []),
  ]
}

function credentialBlocks(facts: TokenTicketFacts): TicketBlock[] {
  const { labels, username, password } = facts
  const code = codeBlock(username, facts.codeGroups)
  if (username === password) return [...centered(cleanTicketText(labels.code)), code]
  return [
    ...centered(cleanTicketText(labels.username)),
    code,
    { kind: 'space', dots: 6 },
    ...centered(cleanTicketText(labels.password)),
    codeBlock(password),
  ]
}

/** The groups are used only when together they are the credential itself: a ticket must not show what does not work. */
function codeBlock(credential: string, groups: readonly string[] = []): CodeBlock {
  const printed = groups.join('') === credential ? groups : [credential]
  return { kind: 'code', groups: printed.map((group) => cleanTicketText(group)) }
}

function validityBlocks(facts: TokenTicketFacts): TicketBlock[] {
  return [{ kind: 'space', dots: 8 }, ...facts.validityText.flatMap((line) => centered(cleanTicketText(line)))]
}

function loginBlocks({ loginUrl, networkName, labels }: TokenTicketFacts): TicketBlock[] {
  const network: TicketBlock[] = networkName
    ? [{ kind: 'pair', label: cleanTicketText(labels.network), value: cleanTicketText(networkName), bold: false }]
    : []
  if (!loginUrl) return network
  const [address = loginUrl] = loginUrl.split('?')
  return [
    ...network,
    ...centered(cleanTicketText(labels.scanToLogIn)),
    { kind: 'qr', data: loginUrl },
    ...centered(cleanTicketText(`${labels.logInAt} ${address}`)),
  ]
}

function saleBlocks(facts: TokenTicketFacts): TicketBlock[] {
  const footer = cleanTicketText(facts.footer ?? '', { keepLines: true })
  return [
    ...(facts.sold ? soldBlocks(facts.sold, facts.labels) : []),
    ...(footer === '' ? [] : [{ kind: 'space', dots: 8 } as const, ...centered(footer)]),
  ]
}

function soldBlocks({ saleNumber, cashierName, soldAtText }: SoldFacts, labels: TicketLabels): TicketBlock[] {
  const sale = cleanTicketText(`${labels.sale} ${saleNumber}`)
  return [
    { kind: 'pair', label: sale, value: cleanTicketText(soldAtText), bold: false },
    { kind: 'pair', label: cleanTicketText(labels.cashier), value: cleanTicketText(cashierName), bold: false },
  ]
}

function centered(text: string, style: Partial<Pick<TextBlock, 'size' | 'bold'>> = {}): TicketBlock[] {
  return text === '' ? [] : [{ kind: 'text', text, align: 'center', size: 1, bold: false, ...style }]
}
