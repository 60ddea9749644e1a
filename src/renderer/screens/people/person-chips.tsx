/** How an account stands, in words: only what is worth a look. */
import { Ban } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PersonView } from '../../../contract/people.ts'
import { StateChip } from '../../components/state-chip.tsx'

/** Minutes of a wait as people count them: what has begun counts. */
export const minutesOf = ({ waitSeconds }: PersonView): number => Math.ceil(waitSeconds / 60)

export function PersonChips({ person }: { person: PersonView }) {
  const { t } = useTranslation()
  return (
    <>
      {person.isHere && <StateChip tone="good">{t('people.here')}</StateChip>}
      {person.waitSeconds > 0 && <StateChip tone="bad">{t('people.waits', { count: minutesOf(person) })}</StateChip>}
      {person.mustChangePassword && person.active && <StateChip tone="wait">{t('people.mustChange')}</StateChip>}
      {!person.active && (
        <span className="inline-flex min-h-6 items-center gap-1.5 rounded-full bg-sunken px-2 text-sm font-medium whitespace-nowrap text-muted">
          <Ban size={15} aria-hidden="true" className="shrink-0" />
          {t('people.disabled')}
        </span>
      )}
    </>
  )
}
