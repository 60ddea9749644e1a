/** The café's locations, each with its money and clock, and which one this counter stands at. */
import { MapPin, Pencil, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLocations } from '../../bridge/queries.ts'
import { Button } from '../../components/button.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { EquipmentCard } from './equipment-card.tsx'
import type { EditedLocation } from './location-panel.tsx'

interface LocationListProps {
  readonly edited: EditedLocation | null
  /** Absent for those who may only look. */
  readonly onEdit: ((edited: EditedLocation) => void) | undefined
}

export function LocationList({ edited, onEdit }: LocationListProps) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useLocations()
  const here = data?.find(({ isHere }) => isHere)
  return (
    <section aria-label={t('places.title')} className="flex max-w-3xl flex-col gap-3">
      <div className="flex min-h-11 items-center justify-between gap-4">
        <h2 className="font-semibold">{t('places.title')}</h2>
        {onEdit && data && (
          <Button
            icon={<Plus size={18} aria-hidden="true" />}
            onClick={() => onEdit({ kind: 'location', view: null, here })}
          >
            {t('places.add')}
          </Button>
        )}
      </div>
      <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
      {isPending && <p className="text-muted">{t('places.loading')}</p>}
      {data?.length === 0 && <p className="text-muted">{t('places.none')}</p>}
      {data?.map((view) => (
        <EquipmentCard
          key={view.id}
          icon={MapPin}
          name={view.name}
          facts={[view.isHere && t('places.here'), view.currency, view.timeZone]}
          isEdited={edited?.view?.id === view.id}
          action={
            onEdit && (
              <Button
                icon={<Pencil size={16} aria-hidden="true" />}
                onClick={() => onEdit({ kind: 'location', view, here })}
              >
                {t('settings.edit')}
              </Button>
            )
          }
        />
      ))}
    </section>
  )
}
