/** The checks of one group: what wants looking at in full, what is well in one line that can be opened. */
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../../contract/doctor.ts'
import type { CheckGroup, Verdict } from '../../../core/router-checks.ts'
import { Button } from '../../components/button.tsx'
import { FindingLine } from './finding-line.tsx'
import { VerdictChip } from './verdict-chip.tsx'

interface CheckGroupCardProps {
  readonly routerId: string
  readonly group: CheckGroup
  readonly findings: readonly Finding[]
  readonly mayFix: boolean
}

/** Worst first. */
const ORDER: readonly Verdict[] = ['bad', 'warn', 'unknown', 'ok', 'not_applicable']
const isWell = ({ verdict }: Finding): boolean => verdict === 'ok' || verdict === 'not_applicable'
/** Said once for all of them: there was no connection. */
const isCutOff = ({ says }: Finding): boolean => says === 'no_link'
const byVerdict = (a: Finding, b: Finding): number => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict)

export function CheckGroupCard({ routerId, group, findings, mayFix }: CheckGroupCardProps) {
  const { t } = useTranslation()
  const [showsWell, setShowsWell] = useState(false)
  const title = useId()
  const open = findings.filter((finding) => !isWell(finding) && !isCutOff(finding)).toSorted(byVerdict)
  const cutOff = findings.filter(isCutOff).length
  const well = findings.filter(isWell).toSorted(byVerdict)
  const line = (finding: Finding) => (
    <FindingLine key={finding.check} routerId={routerId} finding={finding} mayFix={mayFix} />
  )
  return (
    <section aria-labelledby={title} className="rounded-card border border-line bg-surface px-4 py-3 shadow-card">
      <div className="flex min-h-11 flex-wrap items-center gap-3">
        <h3 id={title} className="flex-1 font-semibold">
          {t(`checkGroup.${group}`)}
        </h3>
        {open.length + cutOff === 0 && <VerdictChip verdict="ok" />}
        {well.length > 0 && (
          <Button
            weight="quiet"
            aria-expanded={showsWell}
            icon={showsWell ? <ChevronUp size={16} aria-hidden="true" /> : <ChevronDown size={16} aria-hidden="true" />}
            onClick={() => setShowsWell(!showsWell)}
          >
            {t(showsWell ? 'doctor.hideGood' : 'doctor.showGood', { count: well.length })}
          </Button>
        )}
      </div>
      {(open.length > 0 || showsWell) && (
        <ul className="divide-y divide-line">
          {open.map(line)}
          {showsWell && well.map(line)}
        </ul>
      )}
      {cutOff > 0 && <p className="py-3 text-muted">{t('doctor.cutOff', { count: cutOff })}</p>}
    </section>
  )
}
