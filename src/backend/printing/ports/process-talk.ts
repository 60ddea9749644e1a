/** Questions to a printer's process, each of which ends: with its answer, with the process, or with its time. */
import type { AnswerOf, FromProcess, PrinterProcess, Question, ToProcess } from './port-messages.ts'

export type Answer<T> =
  | { readonly end: 'answered'; readonly value: T }
  /** It did not answer in time; it may be killed. */
  | { readonly end: 'stuck' }
  /** It ended, or could not do what it was asked. */
  | { readonly end: 'died' }

export interface AskOptions {
  readonly timeoutMs: number
  /** Whether the ticket's first byte may leave; asked at most once. */
  readonly mayBegin?: () => boolean
}

interface Open {
  readonly settle: (answer: Answer<never>) => void
  readonly mayBegin: () => boolean
}

export class ProcessTalk {
  readonly #process: PrinterProcess
  readonly #open = new Map<number, Open>()
  #lastId = 0
  #isAlive = true

  constructor(process: PrinterProcess) {
    this.#process = process
    process.onMessage((message) => this.#hear(message))
    process.onExit(() => this.#end())
  }

  get isAlive(): boolean {
    return this.#isAlive
  }

  ask<Q extends Question>(question: Q, options: AskOptions): Promise<Answer<AnswerOf[Q['ask']]>> {
    const { timeoutMs, mayBegin = () => false } = options
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle({ end: 'stuck' }), timeoutMs)
      const settle = (answer: Answer<AnswerOf[Q['ask']]>): void => {
        clearTimeout(timer)
        this.#open.delete(id)
        resolve(answer)
      }
      this.#open.set(id, { settle, mayBegin })
      this.post({ ...question, id })
    })
  }

  post(message: ToProcess): void {
    if (this.#isAlive) this.#process.post(message)
  }

  /** Ends the process; whatever it was asked has ended with it. */
  kill(): void {
    if (!this.#isAlive) return
    this.#process.kill()
    this.#end()
  }

  #hear(message: FromProcess): void {
    const open = this.#open.get(message.id)
    if (message.say === 'mayBegin') this.post({ say: 'begin', id: message.id, may: open?.mayBegin() ?? false })
    else if (message.say === 'answer') open?.settle({ end: 'answered', value: message.value as never })
    else open?.settle({ end: 'died' })
  }

  #end(): void {
    this.#isAlive = false
    for (const { settle } of this.#open.values()) settle({ end: 'died' })
  }
}
