/** What the desk and its threads say to each other. */
import type { MessagePort } from 'node:worker_threads'
import type { AuditFilter } from '../../contract/audit.ts'
import type { ErrorCode, Reason, ReasonValues } from '../../core/errors.ts'
import type { JournalHead } from '../ports.ts'
import type { SealKey } from './check-seal.ts'

/** A verification in two threads; the one with the entries waits at the port for what the indexes say. */
interface ComparingTask {
  readonly seed: number
  readonly port: MessagePort
}

export interface EntriesTask extends ComparingTask {
  readonly task: 'entries'
  readonly sealKey: SealKey | undefined
}

export interface IndexesTask extends ComparingTask {
  readonly task: 'indexes'
}

export interface ExportTask {
  readonly task: 'export'
  readonly filter: AuditFilter
  readonly format: 'csv' | 'pdf'
  readonly head: JournalHead
}

export type DeskTask = EntriesTask | IndexesTask | ExportTask
export type DeskJob = DeskTask & { readonly databaseFile: string }

/** What a thread says while it works, and at its end. */
export type DeskNews =
  | { readonly news: 'progress'; readonly share: number; readonly total?: number }
  | { readonly news: 'done'; readonly value: unknown }
  | { readonly news: 'refused'; readonly code: ErrorCode; readonly reason: Reason; readonly values?: ReasonValues }

export interface Exported {
  readonly bytes: Uint8Array
  readonly entries: number
}
