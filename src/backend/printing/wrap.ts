/** Breaks text into lines that fit the paper, without losing a character. */

/** Width of a text in dots. */
export type Measure = (text: string) => number

/**
 * The lines of a text, each at most `widthDots` wide.
 *
 * Breaks at `\n` and at spaces; a word longer than a line is broken between characters as people count them. A single
 * character wider than the paper stands alone on its line.
 */
export function wrapText(text: string, widthDots: number, measure: Measure): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, widthDots, measure))
}

function wrapParagraph(paragraph: string, widthDots: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(' ')) {
    const extended = line === '' ? word : `${line} ${word}`
    if (measure(extended) <= widthDots) {
      line = extended
      continue
    }
    if (line !== '') lines.push(line)
    const pieces = breakWord(word, widthDots, measure)
    line = pieces.pop() ?? ''
    lines.push(...pieces)
  }
  return [...lines, line]
}

function breakWord(word: string, widthDots: number, measure: Measure): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (piece !== '' && measure(piece + segment) > widthDots) {
      pieces.push(piece)
      piece = ''
    }
    piece += segment
  }
  return [...pieces, piece]
}
