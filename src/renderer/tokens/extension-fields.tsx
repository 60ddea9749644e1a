/** The amounts of an extension: a field for each limit that there is more of to give. */
import { useTranslation } from 'react-i18next'
import { AmountField } from './amount-field.tsx'
import { DATA_UNITS, type ExtendDraft, type extendable, TIME_UNITS } from './extend-draft.ts'

interface ExtensionFieldsProps {
  readonly draft: ExtendDraft
  readonly shown: ReturnType<typeof extendable>
  readonly problemOf: (field: string) => string | undefined
  readonly onEdit: (change: Partial<ExtendDraft>) => void
}

export function ExtensionFields({ draft, shown, problemOf, onEdit }: ExtensionFieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      {shown.time && (
        <AmountField
          label={t('extending.time')}
          units={TIME_UNITS}
          amount={draft.time}
          unit={draft.timeUnit}
          problem={problemOf('seconds')}
          onChange={(time, timeUnit) => onEdit({ time, timeUnit })}
        />
      )}
      {shown.validity && (
        <AmountField
          label={t('extending.days')}
          units={TIME_UNITS}
          amount={draft.validity}
          unit={draft.validityUnit}
          problem={problemOf('validitySeconds')}
          onChange={(validity, validityUnit) => onEdit({ validity, validityUnit })}
        />
      )}
      {shown.data && (
        <AmountField
          label={t('extending.data')}
          units={DATA_UNITS}
          amount={draft.data}
          unit={draft.dataUnit}
          problem={problemOf('bytes')}
          onChange={(data, dataUnit) => onEdit({ data, dataUnit })}
        />
      )}
    </>
  )
}
