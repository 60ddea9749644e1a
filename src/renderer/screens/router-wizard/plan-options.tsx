/** What a person may decide about a router: how it is reached, from where, its time, and a hotspot. */
import { useTranslation } from 'react-i18next'
import type { Looked, OnboardingChoices } from '../../../contract/onboarding.ts'
import { Choice } from '../../components/choice.tsx'
import { CheckField } from '../../components/field.tsx'
import { HotspotFields } from './hotspot-fields.tsx'
import { proposedHotspot } from './wizard-draft.ts'

export interface PlanOptionsProps {
  readonly looked: Looked
  readonly choices: OnboardingChoices
  readonly onChange: (choices: OnboardingChoices) => void
  /** Why the hotspot cannot be as it stands, as a sentence under the field it is about. */
  readonly problemOf: (field: string) => string | undefined
}

export function PlanOptions(props: PlanOptionsProps) {
  const { t } = useTranslation()
  const { looked, choices, onChange } = props
  const { offers, here } = looked
  const change = (part: Partial<OnboardingChoices>) => onChange({ ...choices, ...part })
  return (
    <section className="flex flex-col gap-4">
      <h2 className="font-semibold">{t('wizardPlan.choose')}</h2>
      {offers.encryption && (
        <div className="flex flex-col gap-2">
          <Choice
            label={t('wizardPlan.connection')}
            options={[
              { value: 'yes', label: t('wizardPlan.encrypted') },
              { value: 'no', label: t('wizardPlan.plain') },
            ]}
            chosen={choices.encrypted ? 'yes' : 'no'}
            onChoose={(chosen) => change({ encrypted: chosen === 'yes' })}
          />
          {!choices.encrypted && <p className="text-sm text-wait">{t('wizardPlan.plainText')}</p>}
        </div>
      )}
      {here !== '' && (
        <Option
          label={t('wizardPlan.onlyFromHere', { address: here })}
          text={t('wizardPlan.onlyFromHereText')}
          isOn={choices.onlyFromHere}
          onSwitch={(onlyFromHere) => change({ onlyFromHere })}
        />
      )}
      {offers.clock && (
        <Option
          label={t('wizardPlan.clock')}
          text={t('wizardPlan.clockText')}
          isOn={choices.clock}
          onSwitch={(clock) => change({ clock })}
        />
      )}
      {offers.hotspot && (
        <Option
          label={t('wizardPlan.makeHotspot')}
          text={t('wizardPlan.makeHotspotText')}
          isOn={choices.hotspot !== null}
          onSwitch={(isOn) => change({ hotspot: isOn ? proposedHotspot(offers) : null })}
        />
      )}
      {choices.hotspot && <HotspotFields {...props} hotspot={choices.hotspot} />}
    </section>
  )
}

interface OptionProps {
  readonly label: string
  readonly text: string
  readonly isOn: boolean
  readonly onSwitch: (isOn: boolean) => void
}

function Option({ label, text, isOn, onSwitch }: OptionProps) {
  return (
    <div>
      <CheckField label={label} checked={isOn} onChange={(event) => onSwitch(event.target.checked)} />
      <p className="ps-8 text-sm text-muted">{text}</p>
    </div>
  )
}
