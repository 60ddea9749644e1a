/** Makes a picture of any size small enough for a ticket, before it is sent. */

/** Twice what the paper takes, so that the backend has something to choose from. */
const LONGEST_SIDE = 1152

/** The bytes of a file, in the form in which they go over the wire; a picture that is too large is drawn smaller. */
export async function pictureForTicket(file: Blob): Promise<string> {
  return base64Of(await shrunk(file))
}

/** What the browser cannot read goes as it is: the backend has the right word for it. */
async function shrunk(file: Blob): Promise<Blob> {
  const size = await createImageBitmap(file).catch(() => null)
  if (!size) return file.slice(0, 64_000)
  const scale = Math.min(1, LONGEST_SIDE / Math.max(size.width, size.height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(size.width * scale)),
    Math.max(1, Math.round(size.height * scale)),
  )
  const context = canvas.getContext('2d')
  if (!context) return file
  context.imageSmoothingQuality = 'high'
  context.drawImage(size, 0, 0, canvas.width, canvas.height)
  size.close()
  const png = await canvas.convertToBlob({ type: 'image/png' })
  // Photographs are several times smaller as WebP, and one call carries no more than this.
  return png.size < 600_000 ? png : canvas.convertToBlob({ type: 'image/webp', quality: 0.9 })
}

async function base64Of(blob: Blob): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const reader = new FileReader()
  reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,?/, '') : '')
  reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'))
  reader.readAsDataURL(blob)
  return promise
}
