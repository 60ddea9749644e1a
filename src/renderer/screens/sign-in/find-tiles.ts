/** Finds people by what somebody types of their name, however they write its accents. */
import type { PersonTile } from '../../../contract/session.ts'

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase()
    .trim()

/** Those of whose name some word begins with the text; all of them for none. */
export function findTiles(tiles: readonly PersonTile[], text: string): readonly PersonTile[] {
  const sought = plain(text)
  return tiles.filter(({ name }) => plain(name).startsWith(sought) || plain(name).includes(` ${sought}`))
}
