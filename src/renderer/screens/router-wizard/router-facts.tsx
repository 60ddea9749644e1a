/** The router as it was found, and what is worth knowing of it before anything is done. */
import { Router, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Looked } from '../../../contract/onboarding.ts'

export function RouterFacts({ looked }: { looked: Looked }) {
  const { t } = useTranslation()
  const { router, hotspots, known } = looked
  const facts = [
    { label: t('wizardPlan.board'), value: router.board },
    { label: t('wizardPlan.version'), value: router.version },
    { label: t('wizardPlan.serial'), value: router.serial },
    { label: t('wizardPlan.licence'), value: router.licence },
    ...hotspots.map(({ name, interface: on, dnsName }) => ({
      label: t('wizardPlan.hotspot'),
      value: [t('wizardPlan.hotspotOn', { name, interface: on }), dnsName].filter(Boolean).join(', '),
    })),
  ].filter(({ value }) => value !== '')
  return (
    <section aria-label={t('wizardPlan.router')} className="flex flex-col gap-3">
      <div className="rounded-card border border-line bg-surface shadow-card">
        <h2 className="flex items-center gap-3 border-b border-line px-4 py-3 font-semibold">
          <Router size={22} strokeWidth={1.5} aria-hidden="true" className="shrink-0 text-muted" />
          <span className="min-w-0 break-words">{router.identity}</span>
        </h2>
        <dl className="flex flex-col px-4 py-2">
          {facts.map(({ label, value }) => (
            <div key={label + value} className="flex min-h-8 items-baseline justify-between gap-4">
              <dt className="shrink-0 text-muted">{label}</dt>
              <dd className="min-w-0 text-end font-medium break-words">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {known && <p className="rounded-control bg-accent-soft p-3">{t('wizardPlan.known', { name: known.name })}</p>}
    </section>
  )
}

export function Warnings({ warnings }: Pick<Looked, 'warnings'>) {
  const { t } = useTranslation()
  if (warnings.length === 0) return null
  return (
    <section aria-label={t('wizardPlan.warnings')} className="rounded-control bg-wait-soft p-3">
      <h2 className="flex items-center gap-2 font-semibold text-wait">
        <TriangleAlert size={18} aria-hidden="true" className="shrink-0" />
        {t('wizardPlan.warnings')}
      </h2>
      <ul className="mt-1 flex list-disc flex-col gap-1 ps-6 text-sm marker:text-wait">
        {warnings.map(({ kind, value }) => (
          <li key={kind}>{t(`onboardingWarning.${kind}`, { value })}</li>
        ))}
      </ul>
    </section>
  )
}
