/** The panel in Settings in which a router is examined. */
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { RouterDoctor } from './router-doctor.tsx'

/** The router that is being examined. */
export interface Examined {
  readonly kind: 'doctor'
  readonly view: { readonly id: string; readonly name: string }
}

export function DoctorPanel({ examined: { view }, onClose }: { examined: Examined; onClose: () => void }) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section aria-labelledby="examined" className="flex flex-col gap-4">
      <header className="flex items-center gap-4">
        <h2 ref={heading} id="examined" tabIndex={-1} className="flex-1 text-lg font-semibold">
          {t('doctor.title', { name: view.name })}
        </h2>
        <Button weight="quiet" icon={<X size={18} aria-hidden="true" />} onClick={onClose}>
          {t('doctor.close')}
        </Button>
      </header>
      <RouterDoctor routerId={view.id} />
    </section>
  )
}
