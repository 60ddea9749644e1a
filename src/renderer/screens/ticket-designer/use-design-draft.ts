/** The draft of the ticket designer with its past, so that every step can be taken back. */
import { useState } from 'react'
import type { TicketDesign } from '../../../core/ticket/design.ts'
import { candidateOf, type DesignDraft, draftOf } from './design-draft.ts'

interface History {
  readonly present: DesignDraft
  readonly past: readonly DesignDraft[]
  /** What was changed last; typing on in one field is one step. */
  readonly touched: string | null
}

/** More steps than anybody takes back. */
const LONGEST_PAST = 100

export function useDesignDraft(saved: TicketDesign) {
  const [{ present, past }, setHistory] = useState<History>(() => ({
    present: draftOf(saved),
    past: [],
    touched: null,
  }))
  return {
    draft: present,
    isChanged: JSON.stringify(candidateOf(present)) !== JSON.stringify(candidateOf(draftOf(saved))),
    canUndo: past.length > 0,
    /** `field` names what is typed in; absent for what is one step by itself. */
    change: (next: DesignDraft, field: string | null = null): void => {
      setHistory((before) => {
        if (next === before.present) return before
        const goesOn = field !== null && field === before.touched
        const steps = goesOn ? before.past : [...before.past, before.present].slice(-LONGEST_PAST)
        return { present: next, past: steps, touched: field }
      })
    },
    undo: (): void => {
      setHistory((before) => {
        const last = before.past.at(-1)
        return last ? { present: last, past: before.past.slice(0, -1), touched: null } : before
      })
    },
  }
}
