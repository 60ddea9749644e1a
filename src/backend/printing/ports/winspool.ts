/** winspool.drv through koffi: raw printing on Windows. Every call that may wait runs beside the event loop. */
import koffi from 'koffi'
import { type Spooler, SpoolerError, type SpoolerPrinter } from './spooler.ts'

/** `PRINTER_ENUM_LOCAL | PRINTER_ENUM_CONNECTIONS`; level 4 reads the registry and asks no server. */
const LOCAL_AND_CONNECTED = 0x2 | 0x4
/** What GetJob says of a job that is gone: `ERROR_INVALID_PARAMETER`; Wine says no number. */
const NO_SUCH_JOB = [87, 0]
const JOB_CONTROL = { pause: 1, delete: 5 } as const
/** Room for any one record with its texts. */
const RECORD_BYTES = 16_384
const LIST_BYTES = 262_144

/** A function of the library, to call here or beside the event loop. */
type Call = ((...args: readonly unknown[]) => unknown) & { readonly async: (...args: readonly unknown[]) => void }
type TypeSpec = NonNullable<Parameters<typeof koffi.pointer>[0]> | ReturnType<typeof koffi.out>

/** A HANDLE, as koffi hands it on. */
type Handle = unknown
type Out<T> = [T | null]

/** Loads the spooler's library. @throws off Windows */
export function openWinspool(): Spooler {
  const calls = declareCalls()
  return {
    list: () => listPrinters(calls),
    open: async (printer) => {
      const handle: Out<Handle> = [null]
      await calls.run('OpenPrinterW', calls.open, [printer, handle, null])
      return new OpenPrinter(calls, handle[0])
    },
  }
}

type Calls = ReturnType<typeof declareCalls>

function declareCalls() {
  const winspool = koffi.load('winspool.drv')
  const lastError = koffi.load('kernel32.dll').func('uint32 __stdcall GetLastError()')
  const info1 = koffi.struct({ name: 'str16', outputFile: 'str16', datatype: 'str16' })
  const onPrinter = (name: string, ...more: TypeSpec[]) => winspool.func('__stdcall', name, 'int', ['void *', ...more])
  return {
    open: winspool.func('__stdcall', 'OpenPrinterW', 'int', ['str16', koffi.out(koffi.pointer('void *')), 'void *']),
    start: winspool.func('__stdcall', 'StartDocPrinterW', 'uint32', ['void *', 'uint32', koffi.pointer(info1)]),
    write: onPrinter('WritePrinter', 'void *', 'uint32', koffi.out(koffi.pointer('uint32'))),
    end: onPrinter('EndDocPrinter'),
    close: onPrinter('ClosePrinter'),
    getPrinter: onPrinter('GetPrinterW', 'uint32', 'void *', 'uint32', koffi.out(koffi.pointer('uint32'))),
    getJob: onPrinter('GetJobW', 'uint32', 'uint32', 'void *', 'uint32', koffi.out(koffi.pointer('uint32'))),
    setJob: onPrinter('SetJobW', 'uint32', 'uint32', 'void *', 'uint32'),
    list: winspool.func('__stdcall', 'EnumPrintersW', 'int', [
      'uint32',
      'str16',
      'uint32',
      'void *',
      'uint32',
      koffi.out(koffi.pointer('uint32')),
      koffi.out(koffi.pointer('uint32')),
    ]),
    /**
     * Calls, and answers what the function returned.
     *
     * The error's number belongs to the thread that made the call, which is not this one. A call that may be made twice
     * is therefore made again here when it failed; of the others the number stays 0.
     */
    run: async (name: string, call: Call, args: readonly unknown[], isRepeatable = true): Promise<number> => {
      const result = (await inBackground(call, args)) || (isRepeatable ? Number(call(...args)) : 0)
      if (result === 0) throw new SpoolerError(name, isRepeatable ? Number(lastError()) : 0)
      return result
    },
  }
}

function inBackground(call: Call, args: readonly unknown[]): Promise<number> {
  return new Promise((resolve, reject) => {
    call.async(...args, (error: unknown, result: number) => (error ? reject(error) : resolve(result)))
  })
}

const texts = (...names: string[]) => Object.fromEntries(names.map((name) => [name, 'str16']))
const PRINTER_INFO_4 = koffi.struct({ ...texts('name', 'server'), attributes: 'uint32' })
const JOB_INFO_1 = koffi.struct({
  id: 'uint32',
  ...texts('printer', 'machine', 'user', 'document', 'datatype', 'statusText'),
  status: 'uint32',
})
const PRINTER_INFO_2 = koffi.struct({
  ...texts('server', 'name', 'share', 'port', 'driver', 'comment', 'location'),
  devMode: 'void *',
  ...texts('separator', 'processor', 'datatype', 'parameters'),
  security: 'void *',
  attributes: 'uint32',
  priority: 'uint32',
  defaultPriority: 'uint32',
  startTime: 'uint32',
  untilTime: 'uint32',
  status: 'uint32',
})

async function listPrinters({ run, list }: Calls): Promise<string[]> {
  const buffer = Buffer.alloc(LIST_BYTES)
  const count: Out<number> = [null]
  await run('EnumPrintersW', list, [LOCAL_AND_CONNECTED, null, 4, buffer, buffer.length, [null], count])
  const printers = koffi.decode(buffer, PRINTER_INFO_4, count[0] ?? 0) as { name: string }[]
  return printers.map(({ name }) => name)
}

class OpenPrinter implements SpoolerPrinter {
  readonly #calls: Calls
  readonly #handle: Handle

  constructor(calls: Calls, handle: Handle) {
    this.#calls = calls
    this.#handle = handle
  }

  async status(): Promise<{ attributes: number; status: number }> {
    const { run, getPrinter } = this.#calls
    const buffer = Buffer.alloc(RECORD_BYTES)
    await run('GetPrinterW', getPrinter, [this.#handle, 2, buffer, buffer.length, [null]])
    return koffi.decode(buffer, PRINTER_INFO_2) as { attributes: number; status: number }
  }

  async startDocument(name: string): Promise<number> {
    const { run, start } = this.#calls
    const info = { name, outputFile: null, datatype: 'RAW' }
    return run('StartDocPrinterW', start, [this.#handle, 1, info], false)
  }

  async write(bytes: Uint8Array): Promise<number> {
    const { run, write } = this.#calls
    const taken: Out<number> = [null]
    await run('WritePrinter', write, [this.#handle, bytes, bytes.length, taken], false)
    return taken[0] ?? 0
  }

  async endDocument(): Promise<void> {
    await this.#calls.run('EndDocPrinter', this.#calls.end, [this.#handle], false)
  }

  async job(id: number): Promise<number | undefined> {
    const { run, getJob } = this.#calls
    const buffer = Buffer.alloc(RECORD_BYTES)
    try {
      await run('GetJobW', getJob, [this.#handle, id, 1, buffer, buffer.length, [null]])
      return (koffi.decode(buffer, JOB_INFO_1) as { status: number }).status
    } catch (error) {
      if (error instanceof SpoolerError && NO_SUCH_JOB.includes(error.code)) return undefined
      throw error
    }
  }

  async control(id: number, what: 'pause' | 'delete'): Promise<void> {
    const { run, setJob } = this.#calls
    await run('SetJobW', setJob, [this.#handle, id, 0, null, JOB_CONTROL[what]])
  }

  async close(): Promise<void> {
    await this.#calls.run('ClosePrinter', this.#calls.close, [this.#handle], false)
  }
}
