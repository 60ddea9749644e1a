/** Brings a finding into sight, and the keyboard to it. */
import type { CheckId } from '../../../core/router-checks.ts'

/** Where its line is found on the page. */
export const findingId = (check: CheckId): string => `finding-${check}`

export function showFinding(check: CheckId): void {
  const line = document.getElementById(findingId(check))
  line?.scrollIntoView({ block: 'center' })
  line?.focus({ preventScroll: true })
}
