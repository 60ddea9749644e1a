/** How the router is, in one line: all is well, or how much there is to fix and to know. */
import { useTranslation } from 'react-i18next'
import type { Examination } from '../../../contract/doctor.ts'
import { tally, type Verdict } from '../../../core/router-checks.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { useTimeOfDay } from '../../frame/counter-context.ts'
import { showFinding } from './show-finding.ts'
import { VERDICT_LOOKS } from './verdict-look.ts'

export function Headline({ examination }: { examination: Examination }) {
  const { t } = useTranslation()
  const timeOfDay = useTimeOfDay()
  const { bad, warn, unknown } = tally(examination.findings.map(({ verdict }) => verdict))
  const verdict: Verdict = bad > 0 ? 'bad' : warn > 0 ? 'warn' : unknown > 0 ? 'unknown' : 'ok'
  const { icon: Icon, text, soft } = VERDICT_LOOKS[verdict]
  const parts = [
    bad > 0 && t('doctor.toFix', { count: bad }),
    warn > 0 && t('doctor.toKnow', { count: warn }),
    unknown > 0 && t('doctor.notSeen', { count: unknown }),
  ].filter((part) => part !== false)
  const { at, durationMs, router, findings } = examination
  const toFix = findings.filter((finding) => finding.verdict === 'bad')
  return (
    <div className={classes('flex items-center gap-4 rounded-card p-4', soft)}>
      <Icon size={32} strokeWidth={1.75} aria-hidden="true" className={classes('shrink-0', text)} />
      <div className="min-w-0">
        <p role="status" className={classes('text-lg font-semibold', text)}>
          {parts.length === 0 ? t('doctor.allWell') : parts.join(', ')}
        </p>
        <p className="text-sm text-muted">
          {router && `${t('doctor.answeredBy', router)} · `}
          {t('doctor.when', { time: timeOfDay(at), seconds: Math.max(0.1, durationMs / 1_000).toFixed(1) })}
        </p>
        {toFix.length > 0 && (
          <ul className="mt-2 flex flex-wrap gap-2">
            {toFix.map(({ check }) => (
              <li key={check}>
                <Button onClick={() => showFinding(check)}>{t(`checkName.${check}`)}</Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
