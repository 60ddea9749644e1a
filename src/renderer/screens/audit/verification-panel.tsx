/** Whether every entry is as it was written: the last answer, the way there, and what to do when it is not. */
import { ShieldCheck } from 'lucide-react'
import { useContext, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Verification } from '../../../contract/audit.ts'
import { formatDateTime } from '../../../core/time.ts'
import { Button } from '../../components/button.tsx'
import { CallProblem, Notice } from '../../components/problem.tsx'
import { PlaceContext } from '../../frame/counter-context.ts'
import { useVerification, type VerificationDesk } from './use-verification.ts'

export function VerificationPanel() {
  const { t } = useTranslation()
  const desk = useVerification()
  const { isRunning, wasStopped, last } = desk
  return (
    <section aria-label={t('verifying.start')} className="flex flex-col gap-2">
      {isRunning ? <Running desk={desk} /> : <Resting desk={desk} />}
      {!isRunning && wasStopped && <p role="status">{t('verifying.stopped')}</p>}
      <CallProblem error={desk.error} />
      {!isRunning && last?.problem && <Broken found={last} problem={last.problem} />}
    </section>
  )
}

function Resting({ desk: { last, start } }: { desk: VerificationDesk }) {
  const { t } = useTranslation()
  return (
    <div className="flex min-h-11 items-center gap-4">
      <Button icon={<ShieldCheck size={18} aria-hidden="true" />} onClick={start}>
        {t('verifying.start')}
      </Button>
      <div role="status" className="min-w-0">
        {last === null && <p className="text-muted">{t('verifying.never')}</p>}
        {last && <Found found={last} />}
      </div>
    </div>
  )
}

function Found({ found }: { found: Verification }) {
  const { t } = useTranslation()
  const { timeZone } = useContext(PlaceContext)
  const { entries, problem, sealChecked } = found
  const when = t('verifying.when', { when: formatDateTime(found.at, timeZone) })
  // What is wrong stands below, in a notice of its own.
  if (problem) return <p className="text-muted">{when}</p>
  return (
    <>
      <p>
        <span className="font-semibold text-good">
          {t('verifying.whole', { count: entries, number: entries.toLocaleString('en') })}
        </span>{' '}
        <span className="text-muted">{when}</span>
      </p>
      {!sealChecked && <p className="text-sm text-muted">{t('verifying.noSeal')}</p>}
    </>
  )
}

function Running({ desk: { progress, stop, isStopping } }: { desk: VerificationDesk }) {
  const { t } = useTranslation()
  const label = useId()
  const [done, total] = [progress?.done ?? 0, progress?.total ?? 0]
  const numbers = { done: spaced(done), total: spaced(total) }
  return (
    <div className="flex min-h-11 items-center gap-4">
      <Button disabled={isStopping} onClick={stop}>
        {t(isStopping ? 'verifying.stopping' : 'verifying.stop')}
      </Button>
      <div className="flex max-w-xl flex-1 flex-col gap-1">
        <p id={label} className="money text-sm">
          {progress ? t('verifying.progress', numbers) : t('verifying.starting')}
        </p>
        <progress
          aria-labelledby={label}
          className="h-2 w-full accent-accent"
          max={total || undefined}
          value={progress ? done : undefined}
        />
      </div>
    </div>
  )
}

/** `120 000`: a number that grows while one reads it. */
const spaced = (count: number) => count.toLocaleString('en').replaceAll(',', '\u202f')

interface BrokenProps {
  readonly found: Verification
  readonly problem: NonNullable<Verification['problem']>
}

function Broken({ found: { brokenSeq, entries }, problem }: BrokenProps) {
  const { t } = useTranslation()
  const count = brokenSeq === null ? entries : brokenSeq - 1
  return (
    <Notice title={t('verifying.brokenTitle')}>
      <p>{t(`journalProblem.${problem}`)}</p>
      {brokenSeq !== null && (
        <p>
          {t('verifying.brokenAt', { seq: brokenSeq.toLocaleString('en') })}{' '}
          {t('verifying.fits', { count, number: count.toLocaleString('en') })}
        </p>
      )}
      <p className="mt-1 font-medium">{t('verifying.whatToDo')}</p>
    </Notice>
  )
}
