/** What is left of a sold code, in a few quiet lines. */
import { useTranslation } from 'react-i18next'
import type { TokenLife as Life } from '../../contract/token.ts'
import { classes } from '../components/classes.ts'
import { useMoment } from '../frame/use-moment.ts'
import { lifeInWords } from './life-words.ts'

export function TokenLife({ token }: { token: Life }) {
  const { t } = useTranslation()
  const moment = useMoment()
  return (
    <ul className="flex flex-wrap gap-x-3 text-sm">
      {lifeInWords(token, moment, t).map(({ key, words, isOver }) => (
        <li key={key} className={classes('money', isOver ? 'font-semibold text-bad' : 'text-muted')}>
          {words}
        </li>
      ))}
    </ul>
  )
}
