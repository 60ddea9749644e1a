/** Which font file draws which character: bundled ones, and for scripts that are not bundled the computer's own. */
import { existsSync, readFileSync } from 'node:fs'
import type { FontLocator } from '../printing/bundled-font.ts'
import { unwrapWoff } from './woff.ts'

export type Weight = 400 | 700

/** A font that may be needed; nothing is read before it is. */
export interface FontFile {
  readonly key: string
  /** Might it have this character? Undefined: only the font itself knows. */
  readonly ranges: readonly (readonly [from: number, to: number])[] | undefined
  read(): { readonly bytes: Buffer; readonly collectionName?: string | undefined }
}

const BUNDLED = ['noto-sans', 'noto-sans-arabic', 'noto-emoji'] as const
const MONO = 'noto-sans-mono'
/** Emoji come in one weight. */
const REGULAR_ONLY: readonly string[] = ['noto-emoji']

/**
 * Fonts with Chinese, Japanese and Korean, and whatever else nobody bundled, where systems usually have them. Of a
 * collection the name of one font in it; a small file goes before a large one.
 */
const SYSTEM: readonly (readonly [path: string, collectionName?: string])[] = [
  ['C:\\Windows\\Fonts\\msyh.ttc', 'MicrosoftYaHei'],
  ['C:\\Windows\\Fonts\\simsun.ttc', 'SimSun'],
  ['C:\\Windows\\Fonts\\msgothic.ttc', 'MS-Gothic'],
  ['C:\\Windows\\Fonts\\malgun.ttf'],
  ['C:\\Windows\\Fonts\\segoeui.ttf'],
  ['C:\\Windows\\Fonts\\Nirmala.ttf'],
  ['C:\\Windows\\Fonts\\LeelawUI.ttf'],
  ['/System/Library/Fonts/PingFang.ttc', 'PingFangSC-Regular'],
  ['/System/Library/Fonts/Hiragino Sans GB.ttc', 'HiraginoSansGB-W3'],
  ['/System/Library/Fonts/AppleSDGothicNeo.ttc', 'AppleSDGothicNeo-Regular'],
  ['/System/Library/Fonts/Supplemental/Arial Unicode.ttf'],
  ['/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf'],
  ['/usr/share/fonts/truetype/wqy/wqy-microhei.ttc', 'WenQuanYiMicroHei'],
  ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', 'NotoSansCJKsc-Regular'],
  ['/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'],
]

/** The fonts for texts, or for codes (each character as wide as the next), in the order in which they are asked. */
export function fontFiles(locate: FontLocator, weight: Weight, isCode: boolean): readonly FontFile[] {
  const names = isCode ? [MONO, ...BUNDLED] : BUNDLED
  return [...names.flatMap((name) => bundledFiles(locate, name, weight)), ...systemFiles()]
}

function bundledFiles(locate: FontLocator, name: string, weight: Weight): FontFile[] {
  const used = REGULAR_ONLY.includes(name) ? 400 : weight
  const subsets = JSON.parse(readFileSync(locate(`@fontsource/${name}`, 'unicode.json'), 'utf8')) as Record<
    string,
    string
  >
  // Listed from the rarest to the most usual one.
  return Object.entries(subsets)
    .reverse()
    .map(([subset, ranges]) => ({
      key: `${name} ${subset} ${used}`,
      ranges: rangesOf(ranges),
      read: () => {
        const file = `files/${name}-${subset.replaceAll(/[[\]]/g, '')}-${used}-normal.woff`
        return { bytes: unwrapWoff(readFileSync(locate(`@fontsource/${name}`, file))) }
      },
    }))
}

function systemFiles(): FontFile[] {
  return SYSTEM.filter(([path]) => existsSync(path)).map(([path, collectionName]) => ({
    key: path,
    ranges: undefined,
    read: () => ({ bytes: readFileSync(path), collectionName }),
  }))
}

/** `U+0460-052F,U+20B4` */
function rangesOf(text: string): (readonly [number, number])[] {
  return text.split(',').map((range) => {
    const [from = '', to = from] = range.trim().slice(2).split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
  })
}
