/** What a change means for codes that were sold, lie ready, or are printed on slips. */
import { Info } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PlanRecord } from '../../../contract/plan.ts'

export function PackageEffects({ plan: { unsold } }: { plan: PlanRecord }) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('packageEffects.title')} className="flex gap-3 rounded-control bg-sunken p-3 text-sm">
      <Info size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-muted" />
      <ul className="flex flex-col gap-1">
        <li>{t('packageEffects.sold')}</li>
        {unsold.stock > 0 && <li>{t('packageEffects.stock', { count: unsold.stock })}</li>}
        {unsold.slips > 0 && <li>{t('packageEffects.slips', { count: unsold.slips })}</li>}
      </ul>
    </section>
  )
}
