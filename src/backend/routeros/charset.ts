/** Text as bytes: UTF-8, or the code page that WinBox wrote on routers before version 7, without mangling either. */

/** `utf-8` says and expects nothing else; the others read and write old text where it is not UTF-8. */
export type Charset = 'utf-8' | 'windows-1251' | 'windows-1252'

const utf8 = new TextEncoder()
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })
const lenient = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * The text of a word.
 *
 * UTF-8 wins wherever the bytes are UTF-8. Others are read in the code page; without one they become U+FFFD.
 */
export function decodeText(bytes: Uint8Array, charset: Charset): string {
  if (charset === 'utf-8') return lenient.decode(bytes)
  try {
    return strict.decode(bytes)
  } catch {
    return new TextDecoder(charset).decode(bytes)
  }
}

/**
 * The bytes of a text.
 *
 * The code page is used only for text that reads back as the same: what it cannot write, and what would then look
 * like UTF-8, travels as UTF-8. No character ever becomes a question mark.
 */
export function encodeText(text: string, charset: Charset): Uint8Array {
  if (charset === 'utf-8') return utf8.encode(text)
  const bytes = legacyBytes(text, charset)
  return bytes && decodeText(bytes, charset) === text ? bytes : utf8.encode(text)
}

function legacyBytes(text: string, charset: Charset): Uint8Array | undefined {
  const table = byteOf(charset)
  const bytes = Array.from(text, (character) => table.get(character))
  return bytes.includes(undefined) ? undefined : Uint8Array.from(bytes as number[])
}

const tables = new Map<Charset, ReadonlyMap<string, number>>()

/** The byte of every character the code page has. */
function byteOf(charset: Charset): ReadonlyMap<string, number> {
  const known = tables.get(charset)
  if (known) return known
  const page = new TextDecoder(charset)
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [page.decode(Uint8Array.of(byte)), byte]))
  tables.set(charset, table)
  return table
}
