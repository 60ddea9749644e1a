/** A verdict as icon, word and colour. */
import { useTranslation } from 'react-i18next'
import type { Verdict } from '../../../core/router-checks.ts'
import { classes } from '../../components/classes.ts'
import { VERDICT_LOOKS } from './verdict-look.ts'

export function VerdictChip({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation()
  const { icon: Icon, text, soft } = VERDICT_LOOKS[verdict]
  return (
    <span
      data-verdict={verdict}
      className={classes(
        'inline-flex min-h-6 shrink-0 items-center gap-1.5 rounded-full px-2 text-sm font-medium whitespace-nowrap',
        text,
        soft,
      )}
    >
      <Icon size={15} aria-hidden="true" className="shrink-0" />
      {t(`verdict.${verdict}`)}
    </span>
  )
}
