/** How the stand-in and the test that started it talk: what happened goes one way, what to do the other. */

/** What the stand-in tells: the shell did something that a person would have seen. */
export type Happening =
  | { readonly what: 'ready'; readonly chromium: string }
  | { readonly what: 'shown' }
  | { readonly what: 'brought to front' }
  | { readonly what: 'navigation refused' | 'window refused'; readonly url: string }
  | { readonly what: 'error box'; readonly title: string; readonly content: string }
  | { readonly what: 'question'; readonly message: string }
  | { readonly what: 'download'; readonly isKept: boolean }
  | { readonly what: 'page loaded' }

/** What the test asks for: what a person, the system, or a hostile page would do. */
export type Request =
  | { readonly ask: 'protocol'; readonly url: string; readonly method: string }
  | { readonly ask: 'menu'; readonly id: string; readonly checked: boolean }
  | { readonly ask: 'disk'; readonly isFull: boolean }
  | { readonly ask: 'minimize' | 'close' | 'hang' | 'break' }

export interface ProtocolAnswer {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
}

/** Tells the test; a stand-in that nobody started by a test keeps silent. */
export function tell(happening: Happening): void {
  if (process.connected) process.send?.({ happening })
}

/** Answers the test's requests until it is gone; then this process has no purpose. */
export function listen(answer: (request: Request) => Promise<ProtocolAnswer | undefined>): void {
  process.on('message', ({ id, request }: { id: number; request: Request }) => {
    void answer(request).then((value) => process.send?.({ id, value }))
  })
  process.once('disconnect', () => process.exit(0))
}
