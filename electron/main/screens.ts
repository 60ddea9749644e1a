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

/** The screens as they are installed: our own files, pictures written out in the page, and what the page made itself. */
export const builtScreens: Screens = {
  page: `${ORIGIN}/index.html`,
  origin: ORIGIN,
  allows: (url) => [`${ORIGIN}/`, 'data:image/', `blob:${ORIGIN}/`].some((place) => url.startsWith(place)),
}

/** The screens from the development server at this address, with the socket that tells of changes. */
export function developmentScreens(address: string): Screens {
  const { origin, host, href } = new URL(address)
  const places = [`${origin}/`, `ws://${host}/`, 'data:image/', `blob:${origin}/`]
  return { page: href, origin, allows: (url) => places.some((place) => url.startsWith(place)) }
}
