/**
 * The fonts tickets are drawn with: bundled, so that every counter prints the same dots.
 *
 * Latin, Greek, Cyrillic, Vietnamese, Devanagari, Arabic and emoji; other scripts in a font of the computer's, if it has
 * one.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { GlobalFonts } from '@napi-rs/canvas'
import { installedFamilies, scriptsWithoutFont } from './installed-fonts.ts'

/** Finds a font file: its package and its path within the package, to a path that `node:fs` can read. */
export type FontLocator = (packageName: string, file: string) => string

interface FontPackage {
  readonly name: string
  /** Each subset is a file of its own, and the order decides who draws a character that several have. */
  readonly subsets: readonly string[]
  readonly weights: readonly number[]
}

const LATIN_GREEK_CYRILLIC = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese']
const EMOJI = ['emoji', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10']

/** The monospaced font stands first: drawn lines then keep the columns of the printer's own lines. */
const PACKAGES: readonly FontPackage[] = [
  { name: 'noto-sans-mono', subsets: LATIN_GREEK_CYRILLIC, weights: [400, 700] },
  { name: 'noto-sans', subsets: [...LATIN_GREEK_CYRILLIC, 'devanagari'], weights: [400, 700] },
  { name: 'noto-sans-arabic', subsets: ['arabic', 'symbols', 'math'], weights: [400, 700] },
  { name: 'noto-emoji', subsets: EMOJI, weights: [400] },
]

/** The fonts of the canvas are the process's, so whether they are loaded is the process's too. */
let loadedFamily: string | undefined

/**
 * Loads the ticket fonts, once; later calls do nothing.
 *
 * Files are read here and handed over as bytes: `node:fs` reads from an asar archive, the drawing library cannot.
 * Takes some 60 ms, mostly for the emoji.
 */
export function loadTicketFonts(locate: FontLocator = locateInstalledFont): void {
  loadedFamily ??= PACKAGES.flatMap((fonts) => registerPackage(fonts, locate)).join(', ')
}

/** The CSS font family list to draw a text with; loads the fonts if nobody has. */
export function ticketFontFamily(text = ''): string {
  const bundled = bundledFamilies()
  return [bundled, ...installedFamilies(text, bundled)].join(', ')
}

/** The scripts (ISO 15924) of a text that neither the bundled fonts nor this computer's can draw. */
export function undrawableScripts(text: string): string[] {
  return scriptsWithoutFont(text, bundledFamilies())
}

function bundledFamilies(): string {
  loadTicketFonts()
  return loadedFamily ?? ''
}

/**
 * Registers every subset as a family of its own and returns their quoted names.
 *
 * Under one shared name only the first subset would ever be used; the rest shows as empty boxes.
 */
function registerPackage({ name, subsets, weights }: FontPackage, locate: FontLocator): string[] {
  return subsets.map((subset) => {
    const family = `Ticket ${name} ${subset}`
    for (const weight of weights) {
      const file = locate(`@fontsource/${name}`, `files/${name}-${subset}-${weight}-normal.woff2`)
      if (!GlobalFonts.register(readFileSync(file), family)) throw new Error(`Not a usable font: ${file}`)
    }
    return `"${family}"`
  })
}

function locateInstalledFont(packageName: string, file: string): string {
  return createRequire(import.meta.url).resolve(`${packageName}/${file}`)
}
