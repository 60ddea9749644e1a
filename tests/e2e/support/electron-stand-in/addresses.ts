/**
 * Chromium knows no schemes but its own, so `app://counter/x` is `https://counter.invalid/x` inside of it. Both kinds of
 * origin are secure and standard; every request is intercepted, and nothing is ever looked up.
 */

const SUFFIX = '.invalid'

/** As Chromium must see it. */
export const toBrowser = (url: string): string => url.replace(/^app:\/\/([^/]+)/, `https://$1${SUFFIX}`)

/** As Electron would tell it; other addresses stay as they are. */
export const toElectron = (url: string): string => url.replace(/^(blob:)?https:\/\/([^/]+)\.invalid/, '$1app://$2')

/** The origin Electron gives a frame: `null` in text where it has none. */
export const originOf = (contextOrigin: string): string =>
  contextOrigin === '' || contextOrigin === '://' ? 'null' : toElectron(contextOrigin)
