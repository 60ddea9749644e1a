/** The panel in which a printer is added or changed. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { PrinterView } from '../../../contract/equipment.ts'
import { PrinterEditor } from './printer-editor.tsx'

/** What is being edited; without a view it is a new one. */
export interface EditedPrinter {
  readonly kind: 'printer'
  readonly view: z.output<typeof PrinterView> | null
}

export function PrinterPanel({ edited: { view }, onClose }: { edited: EditedPrinter; onClose: () => void }) {
  const { t } = useTranslation()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.querySelector<HTMLElement>('input')?.focus(), [])
  return (
    <section
      ref={panel}
      aria-labelledby="edited"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="flex flex-col gap-4"
    >
      <header>
        <h2 id="edited" className="text-lg font-semibold">
          {view?.name ?? t('settings.addPrinter')}
        </h2>
        <p className="text-muted">{t('printer.lead')}</p>
      </header>
      <PrinterEditor view={view} onClose={onClose} />
    </section>
  )
}
