/** Where the screens come from: the built files behind `app://`, or in development the server that reloads them. */

/** The scheme of our own pages, and the one host it knows. */
export const SCHEME = 'app'
export const ORIGIN = `${SCHEME}://counter`

export interface Screens {
  /** The one page the window shows. */
  readonly page: string
  /** Who may speak to the backend. */
  readonly origin: string
  /** May a page of ours fetch this? */
  allows(url: string): boolean
}

/** The screens as they are installed: nothing but our own files, and pictures that are written out in the page. */
export const builtScreens: Screens = {
  page: `${ORIGIN}/index.html`,
  origin: ORIGIN,
  allows: (url) => url.startsWith(`${ORIGIN}/`) || url.startsWith('data:image/'),
}

/** The screens from the development server at this address, with the socket that tells of changes. */
export function developmentScreens(address: string): Screens {
  const { origin, host, href } = new URL(address)
  const places = [`${origin}/`, `ws://${host}/`, 'data:image/']
  return { page: href, origin, allows: (url) => places.some((place) => url.startsWith(place)) }
}
