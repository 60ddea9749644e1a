/** The inside of the practice printer: a buffer of received bytes, the paper, and the jobs that came out. */
import type { Command } from './commands.ts'
import { EscPosInterpreter, type PaperItem } from './interpreter.ts'
import { isOnline, type Sensors, sensorStatus } from './sensors.ts'

/** Paper from one cut to the next. */
export interface PrintedJob {
  /** The bytes that made it, without real-time requests. */
  readonly bytes: Uint8Array
  readonly items: readonly PaperItem[]
  readonly commands: readonly Command[]
  /** `cut`; or the connection was closed after it, or broken within it. */
  readonly ending: JobEnding
}

/** How a job ended. */
export type JobEnding = 'cut' | 'closed' | 'broken'

/** Answers the host; does nothing once the host is gone. */
export type Reply = (bytes: Uint8Array) => void

/** What comes out of it. */
export interface PrintEngineEvents {
  readonly onJob: (job: PrintedJob) => void
  /** The paper ended while it printed. */
  readonly onPaperEnd: () => void
  /** The plug for the cash drawer got a pulse; the drawer hangs on pin 2 or 5 of it. */
  readonly onDrawer: (pin: 2 | 5) => void
}

interface ReceivedBytes {
  readonly bytes: Uint8Array
  readonly reply: Reply
}

/**
 * Prints what it receives, in order, as long as it has paper and its cover is closed.
 *
 * What it cannot print yet stays in its buffer, even when the host has long hung up: when the paper is back it comes
 * out. That is what makes a missing confirmation uncertain rather than failed.
 */
export class PrintEngine {
  readonly sensors: Sensors = { paperOut: false, paperLow: false, coverOpen: false }
  readonly #events: PrintEngineEvents
  readonly #interpreter: EscPosInterpreter
  #buffer: (ReceivedBytes | Exclude<JobEnding, 'cut'>)[] = []
  #reply: Reply = () => {}
  #bytes: number[] = []
  #items: PaperItem[] = []
  #commands: Command[] = []
  #bytesToPaperEnd = Number.POSITIVE_INFINITY

  constructor(paperDots: number, events: PrintEngineEvents) {
    this.#events = events
    this.#interpreter = new EscPosInterpreter(paperDots, {
      onItem: (item) => this.#items.push(item),
      onCommand: (command) => this.#noteCommand(command),
      onCut: () => this.#endJob('cut'),
      onSensorRequest: (sensor) => this.#reply(Uint8Array.of(sensorStatus(sensor, this.sensors))),
      onProcessId: (id) => this.#reply(Uint8Array.of(0x37, 0x22, ...id, 0)),
    })
  }

  receive(bytes: Uint8Array, reply: Reply): void {
    this.#buffer.push({ bytes, reply })
    this.print()
  }

  /** The host closed the connection, or it broke. */
  hostGone(ending: Exclude<JobEnding, 'cut'>): void {
    this.#buffer.push(ending)
    this.print()
  }

  /** The paper will end after this many more bytes. */
  endPaperAfter(bytes: number): void {
    this.#bytesToPaperEnd = bytes
  }

  /** Goes on printing, if it can; to be called when a sensor changed. */
  print(): void {
    while (isOnline(this.sensors)) {
      const next = this.#buffer.shift()
      if (next === undefined) return
      if (typeof next === 'string') this.#endJob(next)
      else this.#printBytes(next)
    }
  }

  /** Forgets everything that is not on paper. What is half printed is torn off. */
  switchOff(): void {
    this.#buffer = []
    this.#endJob('broken')
    this.#interpreter.reset()
  }

  #printBytes({ bytes, reply }: ReceivedBytes): void {
    this.#reply = reply
    for (const [index, byte] of bytes.entries()) {
      if (this.#bytesToPaperEnd <= 0) this.#endPaper()
      if (!isOnline(this.sensors)) {
        this.#buffer.unshift({ bytes: bytes.subarray(index), reply })
        return
      }
      this.#bytesToPaperEnd -= 1
      this.#bytes.push(byte)
      this.#interpreter.read(byte)
    }
  }

  #endPaper(): void {
    this.sensors.paperOut = true
    this.#bytesToPaperEnd = Number.POSITIVE_INFINITY
    this.#events.onPaperEnd()
  }

  #noteCommand(command: Command): void {
    // One that began on a connection that broke has its first bytes in a job that is over.
    if (command.name === 'DLE EOT') this.#bytes.length = Math.max(0, this.#bytes.length - command.bytes.length)
    else this.#commands.push(command)
    if (command.name === 'ESC p') this.#events.onDrawer((command.bytes[2] ?? 0) % 48 === 1 ? 5 : 2)
  }

  /** A connection without paper is no job: it only asked for the status. */
  #endJob(ending: JobEnding): void {
    const job = { bytes: Uint8Array.from(this.#bytes), items: this.#items, commands: this.#commands, ending }
    this.#bytes = []
    this.#items = []
    this.#commands = []
    if (job.items.length > 0) this.#events.onJob(job)
  }
}
