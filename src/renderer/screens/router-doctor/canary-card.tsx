/** The test with a real code: what it does, how far it is, and line by line what was proven and what was not. */
import { Bird } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { CanaryReport } from '../../../contract/doctor.ts'
import type { Verdict } from '../../../core/router-checks.ts'
import { Button } from '../../components/button.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { canaryText } from './finding-words.ts'
import { type CanaryDesk, useCanary } from './use-canary.ts'
import { VERDICT_LOOKS } from './verdict-look.ts'

export function CanaryCard({ routerId }: { routerId: string }) {
  const { t } = useTranslation()
  const title = useId()
  const desk = useCanary(routerId)
  const { isRunning, report, start, error } = desk
  return (
    <section
      aria-labelledby={title}
      className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4 shadow-card"
    >
      <div>
        <h3 id={title} className="font-semibold">
          {t('canary.title')}
        </h3>
        <p className="text-muted">{t('canary.lead')}</p>
      </div>
      {isRunning ? (
        <Running desk={desk} />
      ) : (
        <Button className="self-start" icon={<Bird size={18} aria-hidden="true" />} onClick={start}>
          {t('canary.start')}
        </Button>
      )}
      <CallProblem error={isRunning ? null : error} />
      {!isRunning && report && <Report report={report} />}
    </section>
  )
}

function Running({ desk: { doing, stop, isStopping } }: { desk: CanaryDesk }) {
  const { t } = useTranslation()
  const seconds = doing?.secondsLeft ?? null
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-4">
      <Button disabled={isStopping} onClick={stop}>
        {t(isStopping ? 'canary.stopping' : 'canary.stop')}
      </Button>
      <div className="min-w-0">
        <p role="status">{t(`doctorDoing.${doing?.doing ?? 'connecting'}`)}</p>
        {seconds !== null && <p className="money text-sm text-muted">{t('canary.secondsLeft', { count: seconds })}</p>}
      </div>
    </div>
  )
}

function Report({ report: { lines } }: { report: CanaryReport }) {
  const { t } = useTranslation()
  const verdicts = lines.map(({ verdict }) => verdict)
  return (
    <div role="status" className="flex flex-col gap-2">
      <p className="font-semibold">{t(conclusionOf(verdicts))}</p>
      <ul className="flex flex-col gap-2">
        {lines.map((line) => {
          const { icon: Icon, text } = VERDICT_LOOKS[line.verdict]
          return (
            <li key={line.says} className="flex gap-3">
              <Icon size={18} aria-hidden="true" className={`mt-0.5 shrink-0 ${text}`} />
              <span className="sr-only">{t(`canaryVerdict.${line.verdict}`)}</span>
              <span className="min-w-0">{canaryText(t, line)}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** That no phone was logged in is always open, and no reason to doubt the rest. */
function conclusionOf(verdicts: readonly Verdict[]): 'canary.failed' | 'canary.partly' | 'canary.proven' {
  if (verdicts.includes('bad')) return 'canary.failed'
  return verdicts.filter((verdict) => verdict === 'unknown').length > 1 ? 'canary.partly' : 'canary.proven'
}
