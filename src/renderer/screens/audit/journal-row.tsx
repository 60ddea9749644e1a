/** One entry on one line: when, who, what; opened, its facts. */
import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '../../../contract/audit.ts'
import type { JournalKind } from '../../../core/journal.ts'
import { classes } from '../../components/classes.ts'
import { EntryDetails } from './entry-details.tsx'
import type { FactWords } from './entry-facts.ts'
import { sentenceOf } from './entry-sentence.ts'

interface JournalRowProps {
  readonly entry: AuditEntry
  readonly words: FactWords
  readonly timeOf: (atMs: number) => string
  readonly isOpen: boolean
  readonly onToggle: () => void
}

export function JournalRow({ entry, words, timeOf, isOpen, onToggle }: JournalRowProps) {
  const details = useId()
  const about = useAbout(entry)
  return (
    <li className="border-b border-line last:border-b-0">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? details : undefined}
        onClick={onToggle}
        className={classes(
          'grid min-h-11 w-full grid-cols-[4.5rem_minmax(0,13rem)_minmax(0,1fr)_minmax(0,14rem)_1.25rem] items-center gap-3',
          'px-4 py-1.5 text-start transition-colors -outline-offset-3',
          isOpen ? 'bg-accent-soft' : 'hover:bg-canvas',
        )}
      >
        <span className="money text-muted">{entry.kind === 'journal.unreadable' ? '–' : timeOf(entry.at)}</span>
        <Who entry={entry} />
        <span className={classes('break-words', ALARMING.has(entry.kind) && 'font-medium text-bad')}>
          {sentenceOf(entry, words)}
        </span>
        <span className="truncate text-muted">{about}</span>
        <ChevronDown
          size={18}
          aria-hidden="true"
          className={classes('text-muted transition-transform', isOpen && 'rotate-180')}
        />
      </button>
      {isOpen && <EntryDetails id={details} entry={entry} words={words} />}
    </li>
  )
}

/** What somebody who looks for trouble looks for. */
const ALARMING: ReadonlySet<JournalKind> = new Set<JournalKind>([
  'call.refused',
  'person.locked_out',
  'person.sign_in_failed',
  'journal.unreadable',
])

function Who({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation()
  const nobody = t(ALARMING.has(entry.kind) ? 'audit.notKnown' : 'audit.counterItself')
  return (
    <span className="flex min-w-0 flex-col">
      <span className={classes('truncate', entry.by ? 'font-semibold' : 'text-muted')}>{entry.by?.name ?? nobody}</span>
      {entry.approvedBy && (
        <span className="truncate text-sm text-muted">{t('audit.approvedBy', { name: entry.approvedBy.name })}</span>
      )}
    </span>
  )
}

/** `Sale 12`, `Person Ana`. What somebody did to themselves, and what a sentence says already, is not said twice. */
function useAbout({ subject, by, kind }: AuditEntry): string {
  const { t } = useTranslation()
  const isOwn = subject?.type === 'person' && subject.id === by?.id
  if (!subject || isOwn || kind === 'call.refused') return ''
  return `${t(`subjectType.${subject.type}`)} ${subject.name}`.trim()
}
