/** Finds printers for whoever sets one up: one scan for each window, which ends with it. */
import { networkInterfaces } from 'node:os'
import type { FoundPrinters, ScanProgress } from '../../../contract/discovery.ts'
import type { PrinterSearch } from '../../ports.ts'
import type { PrinterAccess } from '../ports/port-to.ts'
import { knownPrinters } from './known-printers.ts'
import { localHosts } from './local-hosts.ts'
import { type ScanTarget, scanNetwork } from './scan-network.ts'

const RAW_PORT = 9_100

export interface LocalPrinterSearchOptions {
  readonly access: PrinterAccess
  /** In practice: the simulated printer, and nobody else is asked. */
  readonly practicePrinter?: ScanTarget
}

export class LocalPrinterSearch implements PrinterSearch {
  readonly #options: LocalPrinterSearchOptions
  readonly #scans = new Map<string, AbortController>()

  constructor(options: LocalPrinterSearchOptions) {
    this.#options = options
  }

  async known(): Promise<FoundPrinters> {
    const { ways, found } = await knownPrinters(this.#options.access)
    return { ways: [...ways], found: [...found] }
  }

  async scan(callerId: string, onProgress: (progress: ScanProgress) => void): Promise<ScanProgress> {
    this.leave(callerId)
    const scan = new AbortController()
    this.#scans.set(callerId, scan)
    const targets = this.#targets()
    const progress = (done: number, found: readonly ScanTarget[]) => ({
      done,
      total: targets.length,
      found: found.map(({ host, port }) => ({ link: { kind: 'tcp', host, port } as const, name: host })),
    })
    let done = 0
    const told = (asked: number, found: readonly ScanTarget[]) => {
      done = asked
      onProgress(progress(asked, found))
    }
    const found = await scanNetwork({ targets, signal: scan.signal, onProgress: told })
    if (this.#scans.get(callerId) === scan) this.#scans.delete(callerId)
    return progress(scan.signal.aborted ? done : targets.length, found)
  }

  #targets(): readonly ScanTarget[] {
    const { access, practicePrinter } = this.#options
    if (practicePrinter) return [practicePrinter]
    return access.scanTargets ?? localHosts(networkInterfaces()).map((host) => ({ host, port: RAW_PORT }))
  }

  leave(callerId: string): void {
    this.#scans.get(callerId)?.abort()
    this.#scans.delete(callerId)
  }

  stop(): void {
    for (const scan of this.#scans.values()) scan.abort()
  }
}
