/** How the routers do: one at a time, where there are several. */
import { Unplug } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnlineRouterView } from '../../../contract/online.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { CONTROL } from '../../components/field.tsx'
import { RouterCharts } from './router-charts.tsx'

export function RouterLoad({ routers }: { routers: readonly OnlineRouterView[] }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = routers.find(({ id }) => id === chosen) ?? routers[0]
  if (!shown) {
    return (
      <EmptyState icon={Unplug} title={t('online.noRouterTitle')}>
        {t('online.noRouterText')}
      </EmptyState>
    )
  }
  return (
    <>
      {routers.length > 1 && (
        <select
          aria-label={t('online.router')}
          value={shown.id}
          onChange={(event) => setChosen(event.target.value)}
          className={`${CONTROL} max-w-72`}
        >
          {routers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      <RouterCharts key={shown.id} routerId={shown.id} />
    </>
  )
}
