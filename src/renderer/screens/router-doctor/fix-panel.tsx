/** The exact commands of a fix, and the button that has them sent. */
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../../contract/doctor.ts'
import { Button } from '../../components/button.tsx'
import { CallProblem, Notice } from '../../components/problem.tsx'
import { useFix } from './use-doctor.ts'

interface FixPanelProps {
  readonly routerId: string
  readonly finding: Finding
  readonly commands: readonly string[]
  readonly onClose: () => void
}

export function FixPanel({ routerId, finding, commands, onClose }: FixPanelProps) {
  const { t } = useTranslation()
  const title = useId()
  const { apply, isApplying, refusal, error } = useFix(routerId, onClose)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.focus(), [])
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-labelledby={title}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="flex flex-col gap-3 rounded-control border border-line bg-sunken p-3"
    >
      <h4 id={title} className="font-semibold">
        {t('doctor.fixTitle')}
      </h4>
      <ol className="flex max-h-64 flex-col gap-1 overflow-auto">
        {commands.map((command) => (
          <li key={command}>
            <code className="block rounded-control bg-surface px-3 py-2 font-mono text-sm break-words whitespace-pre-wrap">
              {command}
            </code>
          </li>
        ))}
      </ol>
      <p className="text-sm text-muted">{t('doctor.fixNote')}</p>
      {refusal !== null && <Notice title={t('doctor.refusedTitle')}>{t('doctor.refused', { text: refusal })}</Notice>}
      <CallProblem error={error} />
      <div className="flex gap-3">
        <Button weight="primary" aria-busy={isApplying} onClick={() => !isApplying && apply(finding)}>
          {t(isApplying ? 'doctor.applying' : 'doctor.apply')}
        </Button>
        <Button weight="quiet" onClick={onClose}>
          {t('doctor.cancel')}
        </Button>
      </div>
    </section>
  )
}
