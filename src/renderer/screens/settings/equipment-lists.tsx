/** The routers and printers of this counter, each with what it is and the way to change it. */
import { Pencil, Plus, Printer, Router, Stethoscope } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TellerClient } from '../../../contract/index.ts'
import { Button } from '../../components/button.tsx'
import { EquipmentCard } from './equipment-card.tsx'
import type { Edited } from './equipment-panel.tsx'

type Equipment = Awaited<ReturnType<TellerClient['equipment']['list']>>

interface EquipmentListsProps {
  readonly equipment: Equipment
  readonly edited: Edited | null
  /** Absent for those who may only look. */
  readonly onEdit: ((edited: Edited) => void) | undefined
  readonly onExamine: (router: Equipment['routers'][number]) => void
}

export function EquipmentLists({ equipment: { routers, printers }, edited, onEdit, onExamine }: EquipmentListsProps) {
  const { t } = useTranslation()
  const change = (next: Edited) =>
    onEdit && (
      <Button icon={<Pencil size={16} aria-hidden="true" />} onClick={() => onEdit(next)}>
        {t('settings.edit')}
      </Button>
    )
  const add = (kind: Edited['kind'], label: string) =>
    onEdit && (
      <Button icon={<Plus size={18} aria-hidden="true" />} onClick={() => onEdit({ kind, view: null })}>
        {label}
      </Button>
    )
  return (
    <>
      <List
        title={t('settings.routers')}
        empty={t('settings.noRouters')}
        action={routers.length === 0 && add('router', t('settings.addRouter'))}
      >
        {routers.map((view) => (
          <EquipmentCard
            key={view.id}
            icon={Router}
            name={view.name}
            facts={[`${view.host}:${view.port}`, view.tls && t('settings.encrypted'), view.username, view.loginHost]}
            isEdited={edited?.view?.id === view.id}
            action={
              <>
                <Button icon={<Stethoscope size={16} aria-hidden="true" />} onClick={() => onExamine(view)}>
                  {t('doctor.open')}
                </Button>
                {change({ kind: 'router', view })}
              </>
            }
          />
        ))}
      </List>
      <List
        title={t('settings.printers')}
        empty={t('settings.noPrinters')}
        action={printers.length === 0 && add('printer', t('settings.addPrinter'))}
      >
        {printers.map((view) => (
          <EquipmentCard
            key={view.id}
            icon={Printer}
            name={view.name}
            facts={[
              `${view.host}:${view.port}`,
              t('settings.paper', { mm: view.paperMm }),
              t(view.cut ? 'settings.cutter' : 'settings.noCutter'),
            ]}
            isEdited={edited?.view?.id === view.id}
            action={change({ kind: 'printer', view })}
          />
        ))}
      </List>
    </>
  )
}

interface ListProps {
  readonly title: string
  readonly empty: string
  readonly action: ReactNode
  readonly children: readonly ReactNode[]
}

function List({ title, empty, action, children }: ListProps) {
  return (
    <section aria-label={title} className="flex max-w-3xl flex-col gap-3">
      <div className="flex min-h-11 items-center justify-between gap-4">
        <h2 className="font-semibold">{title}</h2>
        {action}
      </div>
      {children.length === 0 ? <p className="text-muted">{empty}</p> : children}
    </section>
  )
}
