/** What a router has and what waits for a person or for it, as far as there is any. */
import { useTranslation } from 'react-i18next'
import { StateChip } from '../../components/state-chip.tsx'

interface RouterCountsProps {
  readonly counts: { readonly waiting: number; readonly refused: number; readonly differences: number }
  /** Null where that says nothing. */
  readonly users: number | null
}

export function RouterCounts({ counts: { waiting, refused, differences }, users }: RouterCountsProps) {
  const { t } = useTranslation()
  const many = (count: number) => ({ count, number: count.toLocaleString('en') })
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1 empty:hidden">
      {users !== null && <span className="money text-sm text-muted">{t('routers.codes', many(users))}</span>}
      {waiting > 0 && <StateChip tone="wait">{t('routers.waiting', many(waiting))}</StateChip>}
      {refused > 0 && <StateChip tone="bad">{t('routers.refused', many(refused))}</StateChip>}
      {differences > 0 && <StateChip tone="ask">{t('routers.differences', many(differences))}</StateChip>}
    </span>
  )
}
