import { deflateSync } from 'node:zlib'
import { createCanvas } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { isBlack } from './bitmap.ts'
import { readLogo } from './logo-reader.ts'
import { decodeOneBitPng } from './one-bit-png.ts'

type Draw = (context: ReturnType<ReturnType<typeof createCanvas>['getContext']>) => void

/** A black disc in the left half, unless something else is drawn. */
async function picture(width: number, height: number, type: 'png' | 'jpeg' | 'webp' = 'png', draw?: Draw) {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  if (draw) draw(context)
  else {
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
    context.fillStyle = '#000'
    context.arc(width / 4, height / 2, height / 4, 0, 7)
    context.fill()
  }
  return type === 'png' ? canvas.encode('png') : canvas.encode(type, 90)
}

const refusal = (bytes: Uint8Array) =>
  readLogo(bytes).then(
    () => 'taken',
    (error: { reason?: string }) => error.reason ?? 'crashed',
  )

test.each(['png', 'jpeg', 'webp'] as const)(
  'a %s becomes dots: cropped to its ink, black where it was black',
  async (type) => {
    const { png, widthDots, heightDots } = await readLogo(await picture(800, 400, type))
    const dots = decodeOneBitPng(png)
    expect([dots.widthDots, dots.heightDots]).toEqual([widthDots, heightDots])
    expect(widthDots / heightDots).toBeCloseTo(1, 1)
    expect(heightDots).toBeLessThanOrEqual(240)
    expect(isBlack(dots, widthDots / 2, heightDots / 2)).toBe(true)
    expect(isBlack(dots, 1, 1)).toBe(false)
  },
)

test('a photograph keeps its shades as grain: a grey ramp is half black in its middle, hardly at its light end', async () => {
  const ramp: Draw = (context) => {
    for (let x = 0; x < 576; x++) {
      const shade = Math.round((x / 576) * 235)
      context.fillStyle = `rgb(${shade},${shade},${shade})`
      context.fillRect(x, 0, 1, 200)
    }
  }
  const dots = decodeOneBitPng((await readLogo(await picture(576, 200, 'png', ramp))).png)
  const black = (from: number, to: number) => {
    let count = 0
    for (let y = 0; y < 200; y++) for (let x = from; x < to; x++) count += isBlack(dots, x, y) ? 1 : 0
    return count / ((to - from) * 200)
  }
  expect(black(0, 40)).toBeGreaterThan(0.9)
  expect(black(270, 310)).toBeGreaterThan(0.4)
  expect(black(270, 310)).toBeLessThan(0.65)
  expect(black(530, 570)).toBeLessThan(0.2)
})

test('white artwork on nothing is printed, as its negative', async () => {
  const white: Draw = (context) => {
    context.fillStyle = '#fff'
    context.fillRect(20, 20, 60, 30)
  }
  const dots = decodeOneBitPng((await readLogo(await picture(100, 100, 'png', white))).png)
  expect([dots.widthDots, dots.heightDots]).toEqual([60, 30])
  expect(isBlack(dots, 30, 15)).toBe(true)
})

test('what cannot be printed is refused with its own word, and nothing of it is decoded before its size is known', async () => {
  const png = await picture(300, 300)
  const header = (width: number, height: number) => {
    const bomb = Buffer.from(png)
    bomb.writeUInt32BE(width, 16)
    bomb.writeUInt32BE(height, 20)
    return bomb
  }
  expect(await refusal(header(8000, 8000))).toBe('logo_too_large')
  expect(await refusal(header(0xffffffff, 0xffffffff))).toBe('logo_too_large')
  expect(await refusal(header(0, 300))).toBe('logo_broken')
  expect(await refusal(png.subarray(0, png.length / 2))).toBe('logo_broken')
  expect(await refusal(Buffer.concat([png.subarray(0, 60), Buffer.alloc(400, 7), png.subarray(-12)]))).toBe(
    'logo_broken',
  )
  expect(await refusal((await picture(300, 300, 'jpeg')).subarray(0, 900))).toBe('logo_broken')
  expect(await refusal((await picture(300, 300, 'webp')).subarray(0, 400))).toBe('logo_broken')
  expect(await refusal(png.subarray(0, 20))).toBe('logo_unknown_kind')
  expect(await refusal(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('logo_unknown_kind')
  expect(await refusal(Buffer.from('GIF89a'))).toBe('logo_unknown_kind')
  expect(await refusal(new Uint8Array())).toBe('logo_unknown_kind')
  expect(await refusal(await picture(50, 50, 'png', () => {}))).toBe('logo_blank')
})

test('a small file that unpacks into a flood of bytes is neither waited for nor taken for a crash', async () => {
  const png = await picture(16, 16)
  const flood = deflateSync(Buffer.alloc(64_000_000))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(flood.length)
  const bomb = Buffer.concat([
    png.subarray(0, 33),
    length,
    Buffer.from('IDAT'),
    flood,
    Buffer.alloc(4),
    png.subarray(-12),
  ])
  expect(['taken', 'logo_broken', 'logo_blank']).toContain(await refusal(bomb))
})

test('the till goes on while a large picture is read', async () => {
  const large = await picture(4096, 4096, 'jpeg')
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  expect((await readLogo(large)).heightDots).toBe(240)
  clearInterval(timer)
  expect(longest).toBeLessThan(250)
})
