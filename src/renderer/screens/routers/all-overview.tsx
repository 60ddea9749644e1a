/** Every router in use on one line: how it is, how fast it answers, what it has, what waits. */
import { useTranslation } from 'react-i18next'
import type { RouterEntry } from '../../../contract/router.ts'
import { StateChip } from '../../components/state-chip.tsx'
import { routerMoodIn } from './router-mood.ts'

interface AllOverviewProps {
  readonly routers: readonly RouterEntry[]
  readonly onChoose: (id: string) => void
}

const COLUMNS = ['name', 'state', 'latency', 'codes', 'waiting', 'refused', 'differences'] as const

export function AllOverview({ routers, onChoose }: AllOverviewProps) {
  const { t } = useTranslation()
  return (
    <div className="overflow-auto p-6">
      <table className="w-full border-separate border-spacing-0 rounded-card border border-line bg-surface text-start shadow-card">
        <thead className="text-sm text-muted">
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="px-4 py-2 text-start font-medium first:ps-4">
                {t(`routers.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {routers.map((router) => (
            <Line key={router.id} router={router} onChoose={() => onChoose(router.id)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ router, onChoose }: { router: RouterEntry; onChoose: () => void }) {
  const { t } = useTranslation()
  const { tone, words } = routerMoodIn(router, t)
  const isOn = router.state === 'online' && router.latencyMs !== null
  const counts = [router.users, router.waiting, router.refused, router.differences]
  return (
    <tr className="*:border-t *:border-line">
      <th scope="row" className="py-1 ps-2 text-start">
        <button
          type="button"
          onClick={onChoose}
          className="min-h-11 rounded-control px-2 text-start font-semibold underline-offset-4 hover:underline"
        >
          {router.name}
        </button>
      </th>
      <td className="px-4 py-1">{tone !== 'idle' && <StateChip tone={tone}>{words}</StateChip>}</td>
      <td className="money px-4 py-1">{isOn ? t('frame.latency', { ms: Math.round(router.latencyMs ?? 0) }) : '–'}</td>
      {counts.map((count, at) => (
        <td key={COLUMNS[at + 3]} className="money px-4 py-1">
          {count === 0 ? <span className="text-muted">0</span> : count.toLocaleString('en')}
        </td>
      ))}
    </tr>
  )
}
