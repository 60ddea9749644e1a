/** The routers that answered, each to be chosen; or why there is none, and what to do. */
import { ChevronRight, Router, SearchX, Unplug } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { NeighbourView } from '../../../contract/onboarding.ts'
import { EmptyState } from '../../components/empty-state.tsx'

interface NeighbourListProps {
  readonly neighbours: readonly NeighbourView[]
  /** No network took the question. */
  readonly isDeaf: boolean
  readonly onChoose: (neighbour: NeighbourView) => void
}

export function NeighbourList({ neighbours, isDeaf, onChoose }: NeighbourListProps) {
  const { t } = useTranslation()
  if (neighbours.length === 0) {
    return isDeaf ? (
      <EmptyState icon={Unplug} title={t('wizardFind.deafTitle')}>
        {t('wizardFind.deaf')}
      </EmptyState>
    ) : (
      <EmptyState icon={SearchX} title={t('wizardFind.noneTitle')}>
        {t('wizardFind.none')}
      </EmptyState>
    )
  }
  return (
    <ul aria-label={t('wizardFind.list')} className="flex flex-col gap-2">
      {neighbours.map((neighbour) => (
        <li key={neighbour.mac}>
          <NeighbourButton neighbour={neighbour} onChoose={() => onChoose(neighbour)} />
        </li>
      ))}
    </ul>
  )
}

function NeighbourButton({ neighbour, onChoose }: { neighbour: NeighbourView; onChoose: () => void }) {
  const { t } = useTranslation()
  const { identity, address, board, version, interfaceName } = neighbour
  const facts = [board, version, interfaceName && t('wizardFind.seenOn', { name: interfaceName })].filter(Boolean)
  return (
    <button
      type="button"
      disabled={address === null}
      onClick={onChoose}
      className="flex min-h-16 w-full items-center gap-4 rounded-card border border-line bg-surface p-4 text-start shadow-card transition-colors enabled:hover:border-edge enabled:hover:bg-sunken disabled:cursor-not-allowed"
    >
      <Router size={26} strokeWidth={1.5} aria-hidden="true" className="shrink-0 text-muted" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold">{identity || t('wizardFind.noName')}</span>
        <span className="block truncate text-sm text-muted">{facts.join(' · ')}</span>
      </span>
      <span className={address === null ? 'max-w-60 text-sm text-muted' : 'money font-medium'}>
        {address ?? t('wizardFind.noAddress')}
      </span>
      {address !== null && <ChevronRight size={20} aria-hidden="true" className="shrink-0 text-muted" />}
    </button>
  )
}
