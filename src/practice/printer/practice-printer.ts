/** The practice printer: an ESC/POS receipt printer on a TCP port, with the faults real ones have. */
import { EventEmitter, once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { Command } from './commands.ts'
import { JobFolder } from './job-folder.ts'
import { drawPaper, paperText } from './paper.ts'
import { PrintEngine, type PrintedJob, type Reply } from './print-engine.ts'
import { RealTimeRequests, realTimeStatus } from './sensors.ts'

/** What to start. */
export interface PracticePrinterOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** Loopback by default. */
  readonly host?: string
  readonly paperMm?: 58 | 80
  /** Folder for each job's bytes (`0001.bin`) and picture (`0001.png`). */
  readonly out?: string
  /** How long each answer takes. */
  readonly latencyMs?: number
}

/** A job that came out. */
export interface PracticeJob {
  readonly bytes: Uint8Array
  /** The printed lines of text; pictures have none. */
  readonly lines: readonly string[]
  readonly commands: readonly Command[]
  readonly ending: PrintedJob['ending']
  /** The picture's file, if the printer was given a folder. */
  readonly pngPath: string | undefined
  /** Draws the paper, one pixel a dot. */
  readonly png: () => Promise<Uint8Array>
}

/** What can go wrong with it. */
export interface PracticeFaults {
  paperOut(on: boolean): void
  /** The paper ends after this many more printed bytes. */
  paperOutAfterBytes(bytes: number): void
  paperLow(on: boolean): void
  coverOpen(on: boolean): void
  /** Prints, but answers nothing, as printers without a back channel. */
  silent(on: boolean): void
  /** Answers real-time requests, but never those in order with the ticket. */
  unconfirmed(on: boolean): void
  /** Does not know `GS ( H`, as most printers but Epson's. */
  withoutProcessIds(on: boolean): void
  /** Never closes its side of a connection, as some cheap print servers. */
  neverCloses(on: boolean): void
  /** Each answer takes this long from now on. */
  answerAfter(ms: number): void
  /** Accepts connections and reads nothing. */
  neverRead(on: boolean): void
  /** Resets each connection after so many bytes; `undefined` ends that. */
  resetAfterBytes(bytes: number | undefined): void
  /** Switched off: connections are refused, and what was not on paper is lost. */
  offline(): Promise<void>
  /** Switched on again, on the same port. */
  online(): Promise<void>
}

/** A running practice printer. */
export interface PracticePrinter {
  readonly port: number
  readonly faults: PracticeFaults
  jobs(): readonly PracticeJob[]
  /** Calls back for every job that comes out; returns the function that ends that. */
  onJob(listener: (job: PracticeJob) => void): () => void
  /** The job with this number, the first is 1, once it has come out. */
  waitForJob(number?: number): Promise<PracticeJob>
  /** Resolves when the paper ends while it prints ({@link PracticeFaults.paperOutAfterBytes}). */
  waitForPaperEnd(): Promise<void>
  /** The pins that got a pulse for the cash drawer, one for each time. */
  drawerPulses(): readonly (2 | 5)[]
  close(): Promise<void>
}

/** Starts a practice printer and resolves once it accepts connections. */
export async function startPracticePrinter(options: PracticePrinterOptions = {}): Promise<PracticePrinter> {
  const printer = new PrinterOnTcp(options)
  await printer.listen(options.port ?? 0)
  return printer
}

class PrinterOnTcp implements PracticePrinter {
  readonly faults: PracticeFaults = this.#makeFaults()
  readonly #host: string
  readonly #paperDots: number
  #latencyMs: number
  readonly #folder: JobFolder | undefined
  readonly #engine: PrintEngine
  readonly #jobs: PracticeJob[] = []
  readonly #drawerPulses: (2 | 5)[] = []
  readonly #events = new EventEmitter<{ job: [PracticeJob]; paperEnd: [] }>()
  /** One host at a time, as most printers; the others wait. */
  readonly #hosts: Socket[] = []
  /** Hosts that are done, and whose connections it never closes. */
  readonly #lingering = new Set<Socket>()
  #server: Server | undefined
  #port = 0
  #stored: Promise<void> = Promise.resolve()
  #silent = false
  #unconfirmed = false
  #withoutProcessIds = false
  #neverCloses = false
  #neverRead = false
  #resetAfterBytes: number | undefined

  constructor({ host = '127.0.0.1', paperMm = 80, out, latencyMs = 0 }: PracticePrinterOptions) {
    this.#host = host
    this.#paperDots = paperMm === 58 ? 384 : 576
    this.#latencyMs = latencyMs
    this.#folder = out === undefined ? undefined : new JobFolder(out)
    this.#engine = new PrintEngine(this.#paperDots, {
      onJob: (job) => this.#take(job),
      onPaperEnd: () => this.#events.emit('paperEnd'),
      onDrawer: (pin) => this.#drawerPulses.push(pin),
    })
  }

  get port(): number {
    return this.#port
  }

  jobs(): readonly PracticeJob[] {
    return this.#jobs
  }

  onJob(listener: (job: PracticeJob) => void): () => void {
    this.#events.on('job', listener)
    return () => this.#events.off('job', listener)
  }

  async waitForJob(number = 1): Promise<PracticeJob> {
    for (;;) {
      const job = this.#jobs[number - 1]
      if (job) return job
      await once(this.#events, 'job')
    }
  }

  async waitForPaperEnd(): Promise<void> {
    await once(this.#events, 'paperEnd')
  }

  drawerPulses(): readonly (2 | 5)[] {
    return this.#drawerPulses
  }

  async listen(port: number): Promise<void> {
    const server = createServer({ pauseOnConnect: true, allowHalfOpen: true }, (socket) => this.#accept(socket))
    server.listen(port, this.#host)
    await once(server, 'listening')
    const address = server.address()
    if (address !== null && typeof address === 'object') this.#port = address.port
    this.#server = server
  }

  async close(): Promise<void> {
    await this.#stopListening()
    await this.#stored
  }

  #makeFaults(): PracticeFaults {
    return {
      paperOut: (on) => this.#setSensor('paperOut', on),
      paperOutAfterBytes: (bytes) => this.#engine.endPaperAfter(bytes),
      paperLow: (on) => this.#setSensor('paperLow', on),
      coverOpen: (on) => this.#setSensor('coverOpen', on),
      silent: (on) => {
        this.#silent = on
      },
      unconfirmed: (on) => {
        this.#unconfirmed = on
      },
      withoutProcessIds: (on) => {
        this.#withoutProcessIds = on
      },
      neverCloses: (on) => {
        this.#neverCloses = on
      },
      answerAfter: (ms) => {
        this.#latencyMs = ms
      },
      neverRead: (on) => {
        this.#neverRead = on
        if (!on) this.#hosts[0]?.resume()
      },
      resetAfterBytes: (bytes) => {
        this.#resetAfterBytes = bytes
      },
      offline: async () => {
        await this.#stopListening()
        this.#engine.switchOff()
      },
      online: () => this.listen(this.#port),
    }
  }

  #setSensor(sensor: 'paperOut' | 'paperLow' | 'coverOpen', on: boolean): void {
    this.#engine.sensors[sensor] = on
    this.#engine.print()
  }

  async #stopListening(): Promise<void> {
    const server = this.#server
    if (!server?.listening) return
    const sockets = [...this.#hosts, ...this.#lingering]
    const closed = [server, ...sockets].map((one) => new Promise((resolve) => one.once('close', resolve)))
    server.close()
    for (const socket of sockets) socket.resetAndDestroy()
    await Promise.all(closed)
  }

  #accept(socket: Socket): void {
    this.#hosts.push(socket)
    socket.setNoDelay(true)
    let ending: 'closed' | 'broken' = 'broken'
    socket.on('error', () => {})
    socket.on('end', () => {
      ending = 'closed'
      if (!this.#neverCloses) socket.end()
      else {
        this.#lingering.add(socket)
        this.#dismiss(socket, ending)
      }
    })
    socket.on('close', () => {
      if (!this.#lingering.delete(socket)) this.#dismiss(socket, ending)
    })
    if (this.#hosts.length === 1) this.#serveNext()
  }

  /** This host is done, so the next one has its turn. */
  #dismiss(socket: Socket, ending: 'closed' | 'broken'): void {
    const served = this.#hosts[0] === socket
    this.#hosts.splice(this.#hosts.indexOf(socket), 1)
    if (served) this.#engine.hostGone(ending)
    if (served) this.#serveNext()
  }

  #serveNext(): void {
    const [socket] = this.#hosts
    if (!socket) return
    const requests = new RealTimeRequests()
    let bytesToReset = this.#resetAfterBytes ?? Number.POSITIVE_INFINITY
    socket.on('data', (chunk) => {
      const bytes = chunk.subarray(0, Math.min(chunk.length, bytesToReset))
      bytesToReset -= bytes.length
      this.#receive(socket, requests, bytes)
      if (bytesToReset <= 0) socket.resetAndDestroy()
    })
    if (this.#neverRead) socket.pause()
    else socket.resume()
  }

  #receive(socket: Socket, requests: RealTimeRequests, bytes: Uint8Array): void {
    const reply: Reply = (answer) => void this.#answer(socket, answer)
    for (const n of requests.find(bytes)) reply(Uint8Array.of(realTimeStatus(n, this.#engine.sensors)))
    this.#engine.receive(bytes, (answer) => {
      const isId = answer.length > 1
      if (!this.#unconfirmed && !(isId && this.#withoutProcessIds)) reply(answer)
    })
  }

  async #answer(socket: Socket, bytes: Uint8Array): Promise<void> {
    if (this.#silent) return
    if (this.#latencyMs > 0) await delay(this.#latencyMs)
    if (socket.writable) socket.write(bytes)
  }

  /** Jobs are announced in the order in which they came out, after their files are written. */
  #take(printed: PrintedJob): void {
    this.#stored = this.#stored.then(async () => {
      const png = () => drawPaper(printed.items, this.#paperDots).encode('png')
      const pngPath = await this.#folder?.store(printed.bytes, await png())
      const { bytes, items, commands, ending } = printed
      const job: PracticeJob = { bytes, lines: paperText(items), commands, ending, pngPath, png }
      this.#jobs.push(job)
      this.#events.emit('job', job)
    })
  }
}
