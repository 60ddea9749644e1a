/** What the sample café's tickets look like: its tree, two languages, a word of thanks. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { standardDesign, type TicketDesign } from '../core/ticket/design.ts'
import { bitmapFromRgba } from './printing/bitmap.ts'
import { encodeOneBitPng } from './printing/one-bit-png.ts'
import { ticketDesign, ticketLogo } from './store/schema.ts'
import type { Tx } from './store/store.ts'

const design: TicketDesign = {
  languages: ['en', 'sw'],
  blocks: standardDesign.blocks.map((block) =>
    block.kind === 'footer' ? { ...block, text: 'Asante sana, karibu tena!' } : block,
  ),
  wifi: { name: 'Baobab-WiFi', password: '', isHidden: false },
}

const WIDTH = 264
const HEIGHT = 132

/** The tree's crowns: middle and radii of each, in dots. */
// biome-ignore format: a table
const CROWNS = [
  [52, 42, 38, 17], [94, 26, 36, 16], [138, 20, 34, 15], [180, 30, 34, 16], [216, 46, 34, 16],
] as const

export function putSampleDesign(tx: Tx, locationId: string, at: number): void {
  tx.insert(ticketDesign).values({ locationId, planKind: 'hotspot', design, updatedAt: at }).run()
  const logo = { png: drawLogo(), widthDots: WIDTH, heightDots: HEIGHT }
  tx.insert(ticketLogo)
    .values({ locationId, ...logo, updatedAt: at })
    .run()
}

/** A baobab: a stout trunk, bare arms, flat crowns. */
function drawLogo(): Buffer {
  const context = createCanvas(WIDTH, HEIGHT).getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, WIDTH, HEIGHT)
  context.fillStyle = '#000'
  context.strokeStyle = '#000'
  context.lineCap = 'round'
  for (const [x, y, wide, high] of CROWNS) {
    context.beginPath()
    context.ellipse(x, y, wide, high, 0, 0, 2 * Math.PI)
    context.fill()
    drawArm(context, x, y)
  }
  drawTrunk(context)
  context.fillRect(24, HEIGHT - 4, WIDTH - 48, 4)
  return encodeOneBitPng(bitmapFromRgba(context.getImageData(0, 0, WIDTH, HEIGHT).data, WIDTH, HEIGHT))
}

function drawArm(context: SKRSContext2D, x: number, y: number): void {
  context.lineWidth = 9
  context.beginPath()
  context.moveTo(132 + (x - 132) * 0.15, 92)
  context.quadraticCurveTo(132 + (x - 132) * 0.35, 66, x, y)
  context.stroke()
}

function drawTrunk(context: SKRSContext2D): void {
  context.beginPath()
  context.moveTo(112, 70)
  context.quadraticCurveTo(98, 104, 84, HEIGHT)
  context.lineTo(180, HEIGHT)
  context.quadraticCurveTo(166, 104, 154, 70)
  context.closePath()
  context.fill()
}
