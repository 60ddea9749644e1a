/** The draft of the ticket designer with its past, so that every step can be taken back. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { TicketDesign } from '../../../core/ticket/design.ts'
import { keys } from '../../bridge/queries.ts'
import { candidateOf, type DesignDraft, draftOf } from './design-draft.ts'

interface History {
  readonly present: DesignDraft
  readonly past: readonly DesignDraft[]
  /** What was changed last; typing on in one field is one step. */
  readonly touched: string | null
}

/** More steps than anybody takes back. */
const LONGEST_PAST = 100

/** What is not saved yet waits for some minutes when somebody goes to another room to sell, and is then as it was. */
export function useDesignDraft(saved: TicketDesign) {
  const queries = useQueryClient()
  const [history, setHistory] = useState<History>(
    () => queries.getQueryData<History>(keys.designDraft) ?? { present: draftOf(saved), past: [], touched: null },
  )
  const { present, past } = history
  const isChanged = JSON.stringify(candidateOf(present)) !== JSON.stringify(candidateOf(draftOf(saved)))
  useEffect(() => {
    if (isChanged) queries.setQueryData(keys.designDraft, history)
    else queries.removeQueries({ queryKey: keys.designDraft })
  }, [queries, isChanged, history])
  return {
    draft: present,
    isChanged,
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
    /** Nobody wants it any more. */
    forget: (): void => queries.removeQueries({ queryKey: keys.designDraft }),
  }
}
