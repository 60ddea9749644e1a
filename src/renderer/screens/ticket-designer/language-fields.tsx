/** In which languages a ticket speaks, and which of them leads. */
import { useTranslation } from 'react-i18next'
import { TICKET_LANGUAGES } from '../../../core/ticket/design.ts'
import { Choice } from '../../components/choice.tsx'
import { classes } from '../../components/classes.ts'
import { type DesignDraft, ledBy, toggled } from './design-draft.ts'

interface LanguageFieldsProps {
  readonly draft: DesignDraft
  readonly onChange: (draft: DesignDraft) => void
}

export function LanguageFields({ draft, onChange }: LanguageFieldsProps) {
  const { t } = useTranslation()
  const { languages } = draft
  return (
    <div className="flex flex-col gap-3">
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">{t('designer.languages')}</legend>
        {TICKET_LANGUAGES.map((language) => {
          const isOn = languages.includes(language)
          return (
            <label
              key={language}
              lang={language}
              className={classes(
                'flex min-h-11 items-center gap-2 rounded-control border px-3',
                'has-focus-visible:outline-3 has-focus-visible:outline-accent',
                isOn ? 'border-accent bg-accent-soft font-semibold' : 'border-edge bg-surface hover:bg-sunken',
              )}
            >
              <input
                type="checkbox"
                checked={isOn}
                onChange={() => onChange(toggled(draft, language))}
                className="size-4 accent-accent"
              />
              {t(`designer.language.${language}`)}
            </label>
          )
        })}
      </fieldset>
      {languages.length > 1 && (
        <Choice
          label={t('designer.leads')}
          options={TICKET_LANGUAGES.filter((each) => languages.includes(each)).map((value) => ({
            value,
            label: t(`designer.language.${value}`),
          }))}
          chosen={languages[0] ?? 'en'}
          onChoose={(language) => onChange(ledBy(draft, language))}
        />
      )}
    </div>
  )
}
