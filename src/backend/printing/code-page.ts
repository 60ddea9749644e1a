/** Code page 858: the letters of Western European languages and the euro sign, as receipt printers have them. */

/** The characters of bytes 0x80 to 0xFF (IBM's code page 850 with the euro sign in place of the dotless i). */
const UPPER_HALF =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ' +
  'áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀' +
  'ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

/** Letters, figures and signs that every printer shows alike; frames, blanks and accents on their own are drawn. */
const USED = /[\p{L}\p{N}€£¥¢¤§©®°±×÷µ¿¡«»¬¦·]/u

const BYTE_OF: ReadonlyMap<string, number> = new Map(
  [...UPPER_HALF]
    .map((character, index) => [character, 0x80 + index] as const)
    .filter(([character]) => USED.test(character)),
)

/** Whether a line can be printed with ASCII and code page 858 alone; control characters never can. */
export function isInCodePage(text: string): boolean {
  return [...text].every((character) => isAscii(character) || BYTE_OF.has(character))
}

/** Whether a text is printable ASCII, which every printer has and which holds no control character. */
export function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text)
}

/** The bytes of a text in code page 858: none of them is a control byte. @throws for a text that is not in it */
export function codePageBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const byte = isAscii(character) ? character.charCodeAt(0) : BYTE_OF.get(character)
    if (byte === undefined) throw new RangeError('a character outside of the code page')
    return byte
  })
}
