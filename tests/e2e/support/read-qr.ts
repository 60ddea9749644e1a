/** Reads the QR code from a picture of a ticket, as a customer's phone would. */
import { createCanvas, loadImage } from '@napi-rs/canvas'
import jsQr from 'jsqr'

/** What the picture's QR code says; undefined when there is none to be read. */
export async function readQr(png: Uint8Array): Promise<string | undefined> {
  const picture = await loadImage(Buffer.from(png))
  const canvas = createCanvas(picture.width, picture.height)
  const context = canvas.getContext('2d')
  context.drawImage(picture, 0, 0)
  const { data } = context.getImageData(0, 0, picture.width, picture.height)
  // The package is CommonJS; its function is the module or the module's default, as the importer sees it.
  const decode = ('default' in jsQr ? jsQr.default : jsQr) as typeof import('jsqr').default
  return decode(data, picture.width, picture.height)?.data
}
