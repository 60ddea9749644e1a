/** Finds the sentence for a field among the problems of its form. */
import { useSay } from '../text/say.ts'
import type { Problems } from './check.ts'

/** Undefined for a field that is fine. */
export function useProblemText(problems: Problems): (path: string) => string | undefined {
  const say = useSay()
  return (path) => {
    const problem = problems[path]
    return problem && say.field(problem)
  }
}
