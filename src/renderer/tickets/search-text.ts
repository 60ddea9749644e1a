/** What is searched for when somebody types or scans. */
import { readCode } from '../../core/codes.ts'

/** A whole code becomes the form it is kept in, however it is grouped or capitalised; all else is searched as typed. */
export function searchTextOf(typed: string): string {
  const code = readCode(typed)
  return code.ok ? code.value : typed.trim()
}
