/** What the backend and a printer's process say to each other. */
import type { PrinterLink } from '../../../core/printers.ts'
import type { PrinterStatus, SendOutcome } from '../printer-port.ts'
import type { ProofSetting } from '../proof.ts'

/** The ways on which a thread can be stuck in the system; each printer on them gets a process of its own. */
export type BlockingLink = Extract<PrinterLink, { kind: 'windows' | 'share' | 'serial' | 'device' }> & {
  /** How the printer tells that a ticket came out, where it has a way back. */
  readonly proof?: ProofSetting
}

/** What a process can be asked; each question has a number, and its answer the same. */
export type Question =
  | { readonly ask: 'probe'; readonly link: BlockingLink }
  | {
      readonly ask: 'send'
      readonly link: BlockingLink
      readonly jobId: string
      readonly bytes: Uint8Array
      readonly deadlineMs: number
      readonly afterBreak: boolean
    }
  /** Printers in the Windows spooler, and serial ports. */
  | { readonly ask: 'spooler' }
  | { readonly ask: 'serial' }

export type ToProcess =
  | (Question & { readonly id: number })
  /** The answer to `mayBegin`. */
  | { readonly say: 'begin'; readonly id: number; readonly may: boolean }
  /** Break off what is under way, answer it, and end. */
  | { readonly say: 'close' }

export interface AnswerOf {
  readonly probe: PrinterStatus
  readonly send: SendOutcome
  readonly spooler: readonly string[]
  readonly serial: readonly SerialPortInfo[]
}

/** A serial port, and who made what is plugged in there, where that is known. */
export interface SerialPortInfo {
  readonly path: string
  readonly maker: string
}

export type FromProcess =
  /** The next thing to leave is the ticket's first byte: may it? */
  | { readonly say: 'mayBegin'; readonly id: number }
  | { readonly say: 'answer'; readonly id: number; readonly value: AnswerOf[keyof AnswerOf] }
  | { readonly say: 'failed'; readonly id: number; readonly text: string }

/** A process as its parent sees it, whoever started it: Node or Electron. */
export interface PrinterProcess {
  post(message: ToProcess): void
  onMessage(listener: (message: FromProcess) => void): void
  /** Called once, however it ended. */
  onExit(listener: () => void): void
  /** Ends it at once, whatever it is doing. */
  kill(): void
}

export type StartPrinterProcess = () => PrinterProcess
