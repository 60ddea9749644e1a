/** Fonts of this computer for scripts that no bundled font covers; asked for only when a text needs them. */
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'

/** What the bundled fonts cover; digits, punctuation and emoji belong to no script. */
const BUNDLED =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Common}\p{Script=Inherited}]*$/u

/** The scripts that are told apart, by their code in ISO 15924. */
const SCRIPTS = {
  Hebr: /\p{Script=Hebrew}/u,
  Hani: /\p{Script=Han}/u,
  Hira: /\p{Script=Hiragana}/u,
  Kana: /\p{Script=Katakana}/u,
  Hang: /\p{Script=Hangul}/u,
  Thai: /\p{Script=Thai}/u,
  Ethi: /\p{Script=Ethiopic}/u,
  Beng: /\p{Script=Bengali}/u,
  Guru: /\p{Script=Gurmukhi}/u,
  Gujr: /\p{Script=Gujarati}/u,
  Orya: /\p{Script=Oriya}/u,
  Taml: /\p{Script=Tamil}/u,
  Telu: /\p{Script=Telugu}/u,
  Knda: /\p{Script=Kannada}/u,
  Mlym: /\p{Script=Malayalam}/u,
  Sinh: /\p{Script=Sinhala}/u,
  Laoo: /\p{Script=Lao}/u,
  Khmr: /\p{Script=Khmer}/u,
  Mymr: /\p{Script=Myanmar}/u,
  Tibt: /\p{Script=Tibetan}/u,
  Armn: /\p{Script=Armenian}/u,
  Geor: /\p{Script=Georgian}/u,
  Syrc: /\p{Script=Syriac}/u,
  Thaa: /\p{Script=Thaana}/u,
  Nkoo: /\p{Script=Nko}/u,
  Adlm: /\p{Script=Adlam}/u,
  Tfng: /\p{Script=Tifinagh}/u,
  Vaii: /\p{Script=Vai}/u,
} as const
type Script = keyof typeof SCRIPTS

/** Families that come with Windows, macOS and Linux, the sober ones first: many others have a few odd letters more. */
// biome-ignore format: a table
const PREFERRED = [
  'Segoe UI', 'Microsoft YaHei', 'Yu Gothic', 'MS Gothic', 'Malgun Gothic', 'Leelawadee UI', 'Ebrima', 'Nirmala UI',
  'Myanmar Text', 'Khmer UI', 'Gadugi', 'MV Boli', 'Arial Unicode MS',
  'PingFang SC', 'Hiragino Sans', 'Apple SD Gothic Neo', 'Thonburi', 'Kefa', 'Arial Hebrew',
  'Noto Sans CJK SC', 'Noto Sans CJK JP', 'Noto Sans Hebrew', 'Noto Sans Thai', 'Noto Sans Ethiopic', 'Noto Sans',
  'DejaVu Sans', 'Droid Sans Fallback', 'WenQuanYi Micro Hei',
]

/** What was found for each script; fonts that are installed later show after a restart. */
const found = new Map<Script, string | undefined>()

/** Quoted families for those letters of a text that `bundled` has not. */
export function installedFamilies(text: string, bundled: string): string[] {
  if (BUNDLED.test(text)) return []
  return [...new Set(scriptsIn(text).flatMap((script) => familyOf(script, text, bundled) ?? []))]
}

/** The scripts (ISO 15924) of a text for which this computer has no font: they print as empty boxes. */
export function scriptsWithoutFont(text: string, bundled: string): string[] {
  if (BUNDLED.test(text)) return []
  return scriptsIn(text).filter((script) => familyOf(script, text, bundled) === undefined)
}

function scriptsIn(text: string): Script[] {
  return (Object.keys(SCRIPTS) as Script[]).filter((script) => SCRIPTS[script].test(text))
}

function familyOf(script: Script, text: string, bundled: string): string | undefined {
  if (!found.has(script)) found.set(script, findFamily(SCRIPTS[script].exec(text)?.[0] ?? '', bundled))
  return found.get(script)
}

/** A letter that looks different with a family than without it is a letter that the family has. */
function findFamily(letter: string, bundled: string): string | undefined {
  const installed = new Set(GlobalFonts.families.map(({ family }) => family))
  const others = [...installed].filter((family) => !PREFERRED.includes(family) && !bundled.includes(`"${family}"`))
  const candidates = [...PREFERRED.filter((family) => installed.has(family)), ...others].map((name) => `"${name}"`)
  const box = picture(letter, bundled)
  return candidates.find((family) => !picture(letter, `${bundled}, ${family}`).equals(box))
}

const CANVAS_PIXELS = 40

function picture(letter: string, family: string): Buffer {
  const context = createCanvas(CANVAS_PIXELS, CANVAS_PIXELS).getContext('2d')
  context.font = `24px ${family}`
  context.fillText(letter, 4, 28)
  return Buffer.from(context.getImageData(0, 0, CANVAS_PIXELS, CANVAS_PIXELS).data.buffer)
}
