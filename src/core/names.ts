/** Names and notes that people type: kept as they wrote them, minus what could only do harm. */

/** Controls (C0, C1, DEL), line and paragraph separators, and the characters that reorder text around them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const HARMFUL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g

/** The longest name a form takes, in characters as JavaScript counts them. */
export const MAX_NAME_LENGTH = 200

/** One line of text without controls, outer spaces or broken characters, in Unicode's composed form. */
export function cleanName(text: string): string {
  return text.replaceAll(HARMFUL, ' ').toWellFormed().normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}
