/** A router is added: set up from here, or, where that was done already, typed in. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RouterWizard } from '../router-wizard/router-wizard.tsx'
import { RouterEditor } from './router-editor.tsx'

interface AddRouterProps {
  readonly onDone: (routerId: string) => void
  readonly onCancel: () => void
}

export function AddRouter({ onDone, onCancel }: AddRouterProps) {
  const [isByHand, setIsByHand] = useState(false)
  if (isByHand) return <TypedIn {...{ onDone, onCancel }} />
  return <RouterWizard onDone={({ id }) => onDone(id)} onCancel={onCancel} onByHand={() => setIsByHand(true)} />
}

function TypedIn({ onDone, onCancel }: AddRouterProps) {
  const { t } = useTranslation()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.querySelector<HTMLElement>('input')?.focus(), [])
  return (
    <section
      ref={panel}
      aria-labelledby="add-router"
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      className="flex min-h-0 flex-1 flex-col gap-4 scroll-pb-24 overflow-y-auto bg-surface p-6"
    >
      <header>
        <h2 id="add-router" className="text-lg font-semibold">
          {t('routers.add')}
        </h2>
        <p className="text-muted">{t('routers.addLead')}</p>
      </header>
      <RouterEditor view={null} onSaved={onDone} onCancel={onCancel} />
    </section>
  )
}
