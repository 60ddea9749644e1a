/** The panel in which a router or a printer is added or changed. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { PrinterView, RouterView } from '../../../contract/equipment.ts'
import { PrinterEditor } from './printer-editor.tsx'
import { RouterEditor } from './router-editor.tsx'

/** What is being edited; without a view it is a new one. */
export type Edited =
  | { readonly kind: 'router'; readonly view: z.output<typeof RouterView> | null }
  | { readonly kind: 'printer'; readonly view: z.output<typeof PrinterView> | null }

export function EquipmentPanel({ edited, onClose }: { edited: Edited; onClose: () => void }) {
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
          {edited.view?.name ?? t(edited.kind === 'router' ? 'settings.addRouter' : 'settings.addPrinter')}
        </h2>
        <p className="text-muted">{t(edited.kind === 'router' ? 'router.lead' : 'printer.lead')}</p>
      </header>
      {edited.kind === 'router' ? (
        <RouterEditor view={edited.view} onClose={onClose} />
      ) : (
        <PrinterEditor view={edited.view} onClose={onClose} />
      )}
    </section>
  )
}
