/** The steps of the first run, and how far one has come. */
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Brand } from '../../components/brand.tsx'
import { classes } from '../../components/classes.ts'
import { STEPS } from './setup-draft.ts'

export function StepList({ at }: { at: number }) {
  const { t } = useTranslation()
  return (
    <nav
      aria-label={t('firstRun.steps')}
      className="flex w-64 shrink-0 flex-col gap-8 border-e border-line bg-surface p-6"
    >
      <p className="flex items-center gap-3 text-lg font-semibold">
        <Brand size={36} />
        {t('app.name')}
      </p>
      <ol className="flex flex-col gap-2">
        {STEPS.map((step, place) => (
          <li
            key={step}
            aria-current={place === at ? 'step' : undefined}
            className={classes(
              'flex min-h-11 items-center gap-3 rounded-control px-2',
              place === at ? 'bg-accent-soft font-semibold' : 'text-muted',
            )}
          >
            <span
              className={classes(
                'money grid size-7 place-items-center rounded-full border text-sm font-semibold',
                place <= at ? 'border-accent bg-accent text-on-accent' : 'border-edge',
              )}
            >
              {place < at ? <Check size={16} strokeWidth={3} aria-hidden="true" /> : place + 1}
            </span>
            {t(`${step}.title`)}
          </li>
        ))}
      </ol>
    </nav>
  )
}
