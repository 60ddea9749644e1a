/** Where a new hotspot stands, which addresses it hands out, and what its login page is called. */
import { useTranslation } from 'react-i18next'
import type { OnboardingChoices } from '../../../contract/onboarding.ts'
import { CONTROL, Field, TextField } from '../../components/field.tsx'
import type { PlanOptionsProps } from './plan-options.tsx'

interface HotspotFieldsProps extends PlanOptionsProps {
  readonly hotspot: NonNullable<OnboardingChoices['hotspot']>
}

export function HotspotFields({ looked, choices, hotspot, onChange, problemOf }: HotspotFieldsProps) {
  const { t } = useTranslation()
  const interfaces = looked.offers.hotspot?.interfaces ?? []
  const change = (part: Partial<typeof hotspot>) => onChange({ ...choices, hotspot: { ...hotspot, ...part } })
  const isAny = interfaces.some(({ refusal }) => refusal === null)
  return (
    <div className="flex flex-col gap-4 border-s-2 border-line ps-5 ms-2">
      <Field
        label={t('wizardPlan.interface')}
        hint={isAny ? undefined : t('wizardPlan.noInterface')}
        problem={problemOf('interface')}
      >
        {(ids) => (
          <select
            {...ids}
            value={hotspot.interface}
            onChange={(event) => change({ interface: event.target.value })}
            className={CONTROL}
          >
            {hotspot.interface === '' && <option value="" />}
            {interfaces.map(({ name, type, refusal }) => (
              <option key={name} value={name} disabled={refusal !== null}>
                {refusal ? `${name} – ${t(`hotspotRefusal.${refusal}`)}` : `${name} (${type})`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        label={t('wizardPlan.network')}
        value={hotspot.network}
        problem={problemOf('network')}
        onChange={(event) => change({ network: event.target.value })}
      />
      <TextField
        label={t('wizardPlan.dnsName')}
        hint={t('wizardPlan.dnsNameHint')}
        inputMode="url"
        value={hotspot.dnsName}
        problem={problemOf('dnsName')}
        onChange={(event) => change({ dnsName: event.target.value })}
      />
    </div>
  )
}
