/** The journal: who did what and when, found by filters, verified, and saved to a file. Nothing here changes it. */
import { useContext, useDeferredValue, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf } from '../../../core/time.ts'
import { useMe } from '../../bridge/queries.ts'
import { PageHeading } from '../../components/page-heading.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { PlaceContext } from '../../frame/counter-context.ts'
import { FilterBar } from './filter-bar.tsx'
import { EVERYTHING, filterOf } from './filter-draft.ts'
import { JournalList } from './journal-list.tsx'
import { SaveButtons, useSaving } from './save-buttons.tsx'
import { VerificationPanel } from './verification-panel.tsx'

export function AuditScreen() {
  const { t } = useTranslation()
  const { data: me } = useMe()
  const { timeZone } = useContext(PlaceContext)
  const [draft, setDraft] = useState(EVERYTHING)
  const filter = filterOf(useDeferredValue(draft), timeZone)
  const saving = useSaving(filter)
  const today = useToday(timeZone)
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="flex max-w-[100rem] flex-col gap-4 px-6 py-4">
        <header className="flex items-center justify-between gap-4">
          <div>
            <PageHeading>{t('audit.title')}</PageHeading>
            <p className="text-muted">{t('audit.lead')}</p>
          </div>
          {me?.permissions.includes('audit.export') && <SaveButtons {...saving} />}
        </header>
        <CallProblem error={saving.error} />
        <VerificationPanel />
        <FilterBar draft={draft} onChange={setDraft} today={today} />
        <JournalList filter={filter} onClear={() => setDraft(EVERYTHING)} />
      </div>
    </div>
  )
}

const MINUTE_MS = 60_000

/** Today by the café's clock, also after midnight. */
function useToday(zone: string): string {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS)
    return () => clearInterval(timer)
  }, [])
  return dayOf(now, zone)
}
