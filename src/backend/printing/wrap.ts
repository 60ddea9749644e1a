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

/** As {@link wrapText}, with lines of about the same length in as few lines: no word is left over on a line of its own. */
export function wrapEvenly(text: string, widthDots: number, measure: Measure): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraphEvenly(paragraph, widthDots, measure))
}

/** Halvings in the search for the narrowest width: leaves a difference of less than a letter. */
const NARROWINGS = 6

function wrapParagraphEvenly(paragraph: string, widthDots: number, measure: Measure): string[] {
  let best = wrapParagraph(paragraph, widthDots, measure)
  const longestWord = Math.max(...paragraph.split(' ').map(measure))
  if (best.length === 1 || longestWord > widthDots) return best
  let tooNarrow = Math.max(longestWord, Math.floor(widthDots / 2)) - 1
  let wide = widthDots
  for (let step = 0; step < NARROWINGS; step++) {
    const width = Math.ceil((tooNarrow + wide) / 2)
    const lines = wrapParagraph(paragraph, width, measure)
    if (lines.length > best.length) tooNarrow = width
    else [best, wide] = [lines, width]
  }
  return best
}

/** What parts two phrases on one line. */
const BETWEEN = ' · '

/** Short texts on as few lines as they fit on in their order; one breaks only where it is longer than a line alone. */
export function packPhrases(texts: readonly string[], widthDots: number, measure: Measure): string[] {
  const lines: string[] = []
  for (const text of texts) {
    const last = lines.at(-1)
    const joined = last === undefined ? text : last + BETWEEN + text
    if (last !== undefined && measure(joined) <= widthDots) lines[lines.length - 1] = joined
    else lines.push(text)
  }
  return lines.flatMap((line) => wrapEvenly(line, widthDots, measure))
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
