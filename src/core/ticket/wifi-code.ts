/** The text in a QR code that joins a phone to a Wi-Fi. */
import type { WifiNetwork } from './design.ts'

/**
 * `WIFI:T:WPA;S:…;P:…;;`, or `WIFI:T:nopass;S:…;;` for an open network.
 *
 * The format of ZXing, which Android and iOS read: `\`, `;`, `,`, `:` and `"` are escaped by a backslash. Its quotes
 * around what looks like hexadecimal are left out: phones of today take them for a part of the password.
 */
export function wifiCode({ name, password, isHidden }: WifiNetwork): string {
  const lock = password === '' ? 'T:nopass' : 'T:WPA'
  const key = password === '' ? '' : `P:${escaped(password)};`
  return `WIFI:${lock};S:${escaped(name)};${key}${isHidden ? 'H:true;' : ''};`
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,:"]/g, String.raw`\$&`)
}
