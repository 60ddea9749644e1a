/** What is noted about a customer with a sale: a telephone number and a few words, both only if they want. */

export const MAX_NOTE_LENGTH = 200
/** Shorter ones are no numbers; E.164 knows none that are longer. */
export const MIN_PHONE_DIGITS = 5
export const MAX_PHONE_DIGITS = 15

/** `+254 712 345-678` → `254712345678`: the digits alone; undefined when something else than a number was typed. */
export function phoneDigits(text: string): string | undefined {
  return /^\s*\+?[\d\s()./-]*$/.test(text) ? text.replaceAll(/\D/g, '') : undefined
}
