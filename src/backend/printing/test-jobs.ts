/** Print jobs in memory, for the tests of the queue. */
import type { TicketDocument } from '../../core/ticket/document.ts'
import type { PrintJob, PrintJobs, PrintResult, PrintState } from './print-jobs.ts'
import { ticketOfSale } from './test-tickets.ts'

/** A store in memory, with every step it was told, in order. */
export class Jobs implements PrintJobs {
  readonly steps: string[] = []
  readonly #jobs: (PrintJob & { state: PrintState })[] = []

  add(id: string, change: { state?: PrintState; queuedAtMs?: number; document?: TicketDocument } = {}): void {
    const document = ticketOfSale(id)
    this.#jobs.push({ id, document, queuedAtMs: Date.now(), state: 'queued', ...change })
  }

  next(): PrintJob | undefined {
    const job = this.#jobs.find(({ state }) => state === 'queued')
    return job && { ...job, document: JSON.parse(JSON.stringify(job.document)) }
  }

  interrupted(): string[] {
    return this.#jobs.filter(({ state }) => state === 'sending').map(({ id }) => id)
  }

  markSending(id: string): void {
    this.#set(id, 'sending')
  }

  settle(id: string, { state }: PrintResult): void {
    this.#set(id, state)
  }

  stateOf(id: string): PrintState | undefined {
    return this.#jobs.find((job) => job.id === id)?.state
  }

  #set(id: string, state: PrintState): void {
    for (const job of this.#jobs) if (job.id === id) job.state = state
    this.steps.push(`${id} ${state}`)
  }
}
