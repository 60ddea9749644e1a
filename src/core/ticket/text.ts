/** Turns what people type into text that is safe and sensible to print. */

/** Longest text of one field on a ticket, in characters as people count them; longer text ends in `...`. */
export const TICKET_TEXT_LIMIT = 500

/** Choices for {@link cleanTicketText}. */
export interface CleanTextOptions {
  /** Keep line breaks (a footer) instead of turning them into spaces (a name). */
  readonly keepLines?: boolean
}

/** Everything that starts a new line: CR LF, LF, CR, VT, FF, NEL, and Unicode's line and paragraph separators. */
const LINE_BREAKS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu

/** Unicode's spaces of every width, and the tab; the no-break spaces in formatted prices are among them. */
const SPACES = /[\t\p{Zs}]+/gu

/**
 * Characters that print nothing, but command printers, reverse text or hide in it.
 *
 * The C0 and C1 controls with DEL, lone surrogates, noncharacters, soft hyphen, bidi marks, embeddings, overrides and
 * isolates, zero-width spaces and joins, and interlinear annotations. ZWNJ (U+200C) and ZWJ (U+200D) stay: Persian,
 * Indic scripts and emoji are written with them.
 */
const UNPRINTABLE =
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u{ad}\u{61c}\u{180e}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{feff}\u{fff9}-\u{fffb}]/gu

/**
 * What people typed, as printable data.
 *
 * Composed (NFC), on one line unless `keepLines`, with single plain spaces and without the characters that could
 * command a printer or disguise the text. Cut only beyond {@link TICKET_TEXT_LIMIT}, and visibly.
 */
export function cleanTicketText(text: string, options: CleanTextOptions = {}): string {
  const lines = text.replace(LINE_BREAKS, '\n').split('\n').map(cleanLine)
  const joined = lines.filter((line) => line !== '').join(options.keepLines ? '\n' : ' ')
  return limitText(joined, TICKET_TEXT_LIMIT)
}

function cleanLine(line: string): string {
  return line.replace(SPACES, ' ').replace(UNPRINTABLE, '').normalize('NFC').replace(/ {2,}/g, ' ').trim()
}

/** Cuts after whole graphemes, so that no accent, flag or family loses a part. */
function limitText(text: string, limit: number): string {
  if (text.length <= limit) return text
  let cut = ''
  let count = 0
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (count === limit) return `${cut.trimEnd()}...`
    cut += segment
    count += 1
  }
  return text
}
