/** The printers of this counter, each with what it is and the way to change it. */
import { Pencil, Plus, Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TellerClient } from '../../../contract/index.ts'
import { printerModel } from '../../../core/printer-models.ts'
import { Button } from '../../components/button.tsx'
import { whereOf } from '../../equipment/printer-where.ts'
import { EquipmentCard } from './equipment-card.tsx'
import type { EditedPrinter } from './printer-panel.tsx'

type Printers = Awaited<ReturnType<TellerClient['equipment']['list']>>['printers']

interface PrinterListProps {
  readonly printers: Printers
  readonly edited: EditedPrinter | null
  /** Absent for those who may only look. */
  readonly onEdit: ((edited: EditedPrinter) => void) | undefined
}

export function PrinterList({ printers, edited, onEdit }: PrinterListProps) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('settings.printers')} className="flex max-w-3xl flex-col gap-3">
      <div className="flex min-h-11 items-center justify-between gap-4">
        <h2 className="font-semibold">{t('settings.printers')}</h2>
        {onEdit && (
          <Button icon={<Plus size={18} aria-hidden="true" />} onClick={() => onEdit({ kind: 'printer', view: null })}>
            {t('settings.addPrinter')}
          </Button>
        )}
      </div>
      {printers.length === 0 && <p className="text-muted">{t('settings.noPrinters')}</p>}
      {printers.map((view) => (
        <EquipmentCard
          key={view.id}
          icon={Printer}
          name={view.name}
          facts={[
            t(`printerForm.ways.${view.link.kind}`),
            whereOf(view.link),
            printerModel(view.model).name,
            t('settings.paper', { mm: view.paperMm }),
            t(view.cut ? 'settings.cutter' : 'settings.noCutter'),
          ]}
          isEdited={edited?.view?.id === view.id}
          action={
            onEdit && (
              <Button icon={<Pencil size={16} aria-hidden="true" />} onClick={() => onEdit({ kind: 'printer', view })}>
                {t('settings.edit')}
              </Button>
            )
          }
        />
      ))}
    </section>
  )
}
