/** The sentence for a field of a package that is wrong by itself, beside another field, or in the books. */
import { useTranslation } from 'react-i18next'
import type { FieldProblem } from '../../../core/errors.ts'
import type { Problems } from '../../forms/check.ts'
import { useSay, wireErrorOf } from '../../text/say.ts'

/** Where the general words would not tell what is meant. */
const SPECIAL = {
  'timeLimitSeconds required': 'neverEnds',
  'burstUploadKbps invalid': 'burstAlone',
  'burstDownloadKbps invalid': 'burstAlone',
} as const

/** `refused` is what saving threw; its fields are told at their places. */
export function useFieldProblem(problems: Problems, refused: unknown) {
  const { t } = useTranslation()
  const say = useSay()
  const fields = refused ? (wireErrorOf(refused).fields ?? {}) : {}
  const sentence = (field: string, problem: FieldProblem): string => {
    const special = SPECIAL[`${field} ${problem}` as keyof typeof SPECIAL]
    return special === undefined ? say.field(problem) : t(`packageProblem.${special}`)
  }
  return {
    isAboutField: Object.keys(fields).length > 0,
    field: (field: string): string | undefined => {
      const problem = problems[field] ?? fields[`plan.${field}`] ?? fields[field]
      return problem && sentence(field, problem)
    },
  }
}
