/** A printer through its own driver, as a picture: what only the desktop shell can do. */
import type { PrinterPort, PrinterStatus, SendOptions, SendOutcome } from '../printer-port.ts'
import { errorCode, outcomeOf } from './send-outcomes.ts'

/** A picture that is to be printed exactly as wide as the paper. */
export interface DriverJob {
  readonly printer: string
  readonly png: Uint8Array
  /** The paper's size: without one, Electron takes A4, which small printers cannot print. */
  readonly widthMicrons: number
  readonly heightMicrons: number
  /** The picture's own width on that paper. */
  readonly pictureWidthMicrons: number
}

/** Printing by the system's drivers, handed in by the shell. */
export interface DriverPrinting {
  list(): Promise<readonly string[]>
  /** Resolves when the system has the job. @throws when it refused it */
  print(job: DriverJob): Promise<void>
}

export interface DriverPortOptions {
  readonly driver: DriverPrinting
  readonly printer: string
  readonly paperMm: number
  /** Dots a millimetre is 8 on nearly every receipt printer (203 dpi). */
  readonly dotsPerMm?: number
}

/** Room below the picture, so that the last line gets past the tear-off edge. */
const TAIL_MICRONS = 10_000

/** Takes PNG pictures instead of ESC/POS. Nothing comes back but that the system has the job. */
export class DriverPrinterPort implements PrinterPort {
  readonly #options: Required<DriverPortOptions>
  #isClosed = false

  constructor(options: DriverPortOptions) {
    this.#options = { dotsPerMm: 8, ...options }
  }

  async probe(): Promise<PrinterStatus> {
    const names = await this.#options.driver.list().catch((): string[] => [])
    return names.includes(this.#options.printer) ? 'unknown' : 'unreachable'
  }

  async send(_jobId: string, png: Uint8Array, { deadlineMs, mayBegin }: SendOptions): Promise<SendOutcome> {
    if ((await this.probe()) === 'unreachable') {
      return outcomeOf('failed-before-send', 'unreachable', 'no such printer', 'unreachable')
    }
    if (this.#isClosed || !((await mayBegin?.()) ?? true)) {
      return outcomeOf('failed-before-send', 'port_closed', 'not begun', 'unknown')
    }
    const printed = this.#options.driver.print(this.#job(png)).then(
      () => outcomeOf('accepted', 'handed_over', 'the system has it', 'unknown'),
      (error: unknown) => outcomeOf('uncertain', 'printer_error', errorCode(error), 'error'),
    )
    return Promise.race([printed, late(deadlineMs)])
  }

  close(): void {
    this.#isClosed = true
  }

  #job(png: Uint8Array): DriverJob {
    const { printer, paperMm, dotsPerMm } = this.#options
    const { widthDots, heightDots } = pngSize(png)
    const micronsOf = (dots: number) => Math.round((dots * 1000) / dotsPerMm)
    return {
      printer,
      png,
      widthMicrons: paperMm * 1000,
      heightMicrons: micronsOf(heightDots) + TAIL_MICRONS,
      pictureWidthMicrons: micronsOf(widthDots),
    }
  }
}

function late(deadlineMs: number): Promise<SendOutcome> {
  return new Promise((resolve) => {
    const outcome = outcomeOf('uncertain', 'deadline', 'the driver did not say', 'unknown')
    setTimeout(() => resolve(outcome), deadlineMs).unref()
  })
}

/** Width and height out of a PNG's first chunk, `IHDR`. */
function pngSize(png: Uint8Array): { widthDots: number; heightDots: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  return { widthDots: view.getUint32(16), heightDots: view.getUint32(20) }
}
