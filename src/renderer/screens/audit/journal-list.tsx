/** The entries by day, newest first; the next ones come when asked for. Arrow keys move from row to row. */
import { BookOpenText } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditFilter } from '../../../contract/audit.ts'
import { useJournal } from '../../bridge/queries.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { byDay } from './by-day.ts'
import { JournalRow } from './journal-row.tsx'
import { useFactWords, useWhen } from './use-entry-words.ts'

export function JournalList({ filter, onClear }: { filter: AuditFilter; onClear: () => void }) {
  const { t } = useTranslation()
  const { dayTitle, timeOf } = useWhen()
  const words = useFactWords()
  const journal = useJournal(filter)
  const [openSeq, setOpenSeq] = useState<number | null>(null)
  const entries = journal.data?.pages.flatMap((page) => page.entries) ?? []
  const retry = { label: t('app.tryAgain'), run: () => void journal.refetch() }
  if (journal.isPending) return <p className="text-muted">{t('audit.loading')}</p>
  return (
    <section aria-label={t('audit.list')} onKeyDown={stepRows} className="flex flex-col gap-4">
      <CallProblem error={journal.error} retry={retry} />
      {journal.isSuccess && entries.length === 0 && (
        <EmptyState
          icon={BookOpenText}
          title={t('audit.emptyTitle')}
          action={<Button onClick={onClear}>{t('audit.clear')}</Button>}
        >
          {t('audit.emptyText')}
        </EmptyState>
      )}
      {byDay(entries, dayTitle).map(({ key, title, entries: ofDay }) => (
        <div key={key}>
          <h2 className="py-1 text-sm font-semibold text-muted">{title}</h2>
          <ol className="rounded-card border border-line bg-surface">
            {ofDay.map((entry) => (
              <JournalRow
                key={entry.seq}
                entry={entry}
                words={words}
                timeOf={timeOf}
                isOpen={entry.seq === openSeq}
                onToggle={() => setOpenSeq(entry.seq === openSeq ? null : entry.seq)}
              />
            ))}
          </ol>
        </div>
      ))}
      {entries.length > 0 && <More journal={journal} />}
    </section>
  )
}

function More({ journal }: { journal: ReturnType<typeof useJournal> }) {
  const { t } = useTranslation()
  if (!journal.hasNextPage) return <p className="text-center text-sm text-muted">{t('audit.theEnd')}</p>
  return (
    <Button className="self-center" disabled={journal.isFetchingNextPage} onClick={() => void journal.fetchNextPage()}>
      {t(journal.isFetchingNextPage ? 'audit.showingMore' : 'audit.showMore')}
    </Button>
  )
}

/** From a row's button to the one before or after it. */
function stepRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const rows = [...event.currentTarget.querySelectorAll('button[aria-expanded]')]
  const at = rows.indexOf(event.target as Element)
  if (step === undefined || at < 0) return
  event.preventDefault()
  const next = rows[at + step]
  if (next instanceof HTMLElement) next.focus()
}
