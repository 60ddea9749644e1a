/** Routers, printers and the look of this window. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppInfo } from '../../../contract/app.ts'
import type { Me } from '../../../contract/session.ts'
import { useEquipment } from '../../bridge/queries.ts'
import { PageHeading } from '../../components/page-heading.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { EquipmentLists } from './equipment-lists.tsx'
import { type Edited, EquipmentPanel } from './equipment-panel.tsx'
import { ThisWindow } from './this-window.tsx'

export function SettingsScreen({ me, app }: { me: Me; app: AppInfo }) {
  const { t } = useTranslation()
  const equipment = useEquipment()
  const [edited, setEdited] = useState<Edited | null>(null)
  const mayEdit = me.permissions.includes('equipment.edit')
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col gap-6 overflow-y-auto p-6">
        <PageHeading>{t('settings.title')}</PageHeading>
        <CallProblem
          error={equipment.error}
          retry={{ label: t('app.tryAgain'), run: () => void equipment.refetch() }}
        />
        {equipment.isPending && <p className="text-muted">{t('settings.loading')}</p>}
        {equipment.data && (
          <EquipmentLists equipment={equipment.data} edited={edited} onEdit={mayEdit ? setEdited : undefined} />
        )}
        <ThisWindow app={app} />
      </div>
      {edited && (
        <aside className="w-[560px] shrink-0 overflow-y-auto border-s border-line bg-surface p-6">
          <EquipmentPanel key={`${edited.kind} ${edited.view?.id}`} edited={edited} onClose={() => setEdited(null)} />
        </aside>
      )}
    </div>
  )
}
