/** What concerns this window and this computer: the look, the version, where secrets are kept. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppInfo } from '../../../contract/app.ts'
import { Choice } from '../../components/choice.tsx'
import { keepTheme, readTheme, THEMES } from '../../frame/theme.ts'

export function ThisWindow({ app }: { app: AppInfo }) {
  const { t } = useTranslation()
  const [theme, setTheme] = useState(readTheme)
  return (
    <section className="mt-auto flex max-w-3xl flex-col gap-4 border-t border-line pt-6">
      <div className="max-w-md">
        <Choice
          label={t('settings.appearance')}
          options={THEMES.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
          chosen={theme}
          onChoose={(next) => {
            setTheme(next)
            keepTheme(next)
          }}
        />
      </div>
      <p className="text-sm text-muted">
        {t('settings.about', { version: app.version })}
        {!app.secretsKeptBySystem && <> · {t('app.secretsInFile')}</>}
      </p>
    </section>
  )
}
