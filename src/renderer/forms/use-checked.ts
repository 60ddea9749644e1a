/** Tries a form: from the first attempt on its fields say what is wrong with them, and stop saying it once it is right. */
import { type RefObject, useEffect, useRef, useState } from 'react'
import { type Checked, NO_PROBLEMS, type Problems } from './check.ts'

export interface Attempt<T> {
  /** What the fields show now. */
  readonly problems: Problems
  /** The form's value; null when something is wrong with it, and then the first such field gets the keyboard. */
  readonly take: () => T | null
  readonly form: RefObject<HTMLFormElement | null>
}

/** `checked` is the check of what stands in the form at this moment. */
export function useChecked<T>(checked: Checked<T>): Attempt<T> {
  const [attempts, setAttempts] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [attempts])
  return {
    form,
    problems: attempts > 0 && !checked.ok ? checked.problems : NO_PROBLEMS,
    take() {
      setAttempts(attempts + 1)
      return checked.ok ? checked.value : null
    },
  }
}
