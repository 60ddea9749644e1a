/** The characters of bytes from 0x80 on, by the number that `ESC t` selects them with on Epson's printers. */

const BOXES = '░▒▓│┤'

const PAGE_437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ' +
  `áíóúñÑªº¿⌐¬½¼¡«»${BOXES}╡╢╖╕╣║╗╝╜╛┐` +
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
  'αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'

const page850 = (atD5: string) =>
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ' +
  `áíóúñÑªº¿®¬½¼¡«»${BOXES}ÁÂÀ©╣║╗╝¢¥┐` +
  `└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ${atD5}ÍÎÏ┘┌█▄¦Ì▀` +
  'ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

const PAGES: ReadonlyMap<number, string> = new Map([
  [0, PAGE_437],
  [2, page850('ı')],
  [19, page850('€')],
])

/** What this printer shows for a byte from 0x80 on; a page it does not have shows as unknown characters. */
export function characterAt(page: number, byte: number): string {
  return [...(PAGES.get(page) ?? '')][byte - 0x80] ?? '\ufffd'
}
