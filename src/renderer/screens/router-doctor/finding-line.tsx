/** One line of the list: the verdict in a word, what is so, what to do, and the way to have it done. */
import { Wrench } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../../contract/doctor.ts'
import { Button } from '../../components/button.tsx'
import { adviceText, findingText } from './finding-words.ts'
import { FixPanel } from './fix-panel.tsx'
import { findingId } from './show-finding.ts'
import { VerdictChip } from './verdict-chip.tsx'

interface FindingLineProps {
  readonly routerId: string
  readonly finding: Finding
  readonly mayFix: boolean
}

export function FindingLine({ routerId, finding, mayFix }: FindingLineProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { check, verdict, fix } = finding
  const advice = adviceText(t, finding)
  return (
    <li id={findingId(check)} tabIndex={-1} className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-72">
          <h4 className="font-medium">{t(`checkName.${check}`)}</h4>
          <p className={verdict === 'not_applicable' ? 'text-muted' : undefined}>{findingText(t, finding)}</p>
        </div>
        <VerdictChip verdict={verdict} />
      </div>
      {advice !== undefined && (
        <p className="text-sm text-muted">
          <span className="font-medium text-ink">{t('doctor.whatToDo')}: </span>
          {advice}
        </p>
      )}
      {fix && mayFix && !isOpen && (
        <Button
          className="self-start"
          icon={<Wrench size={16} aria-hidden="true" />}
          aria-label={`${t('doctor.fixIt')} ${t(`checkName.${check}`)}`}
          onClick={() => setOpen(true)}
        >
          {t('doctor.fixIt')}
        </Button>
      )}
      {fix && !mayFix && <p className="text-sm text-muted">{t('doctor.onlyOwner')}</p>}
      {fix && mayFix && isOpen && (
        <FixPanel routerId={routerId} finding={finding} commands={fix.commands} onClose={() => setOpen(false)} />
      )}
    </li>
  )
}
