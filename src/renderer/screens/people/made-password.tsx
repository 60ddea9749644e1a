/** A password that Teller made, large and once. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { SecretCode } from '../../components/secret-code.tsx'

/** Whose password it is, and what it is. */
export interface Made {
  readonly name: string
  readonly password: string
}

export function MadePassword({ made: { name, password }, onDone }: { made: Made; onDone: () => void }) {
  const { t } = useTranslation()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.querySelector('button')?.focus(), [])
  return (
    <section ref={panel} aria-labelledby="made-password" className="flex flex-col gap-6">
      <header>
        <h2 id="made-password" className="text-lg font-semibold break-words">
          {t('madePassword.title', { name })}
        </h2>
        <p className="text-muted">{t('madePassword.lead')}</p>
      </header>
      <SecretCode code={password} label={t('madePassword.label')} />
      <p>{t('madePassword.change', { name })}</p>
      <Button weight="primary" className="min-w-32 self-start" onClick={onDone}>
        {t('madePassword.done')}
      </Button>
    </section>
  )
}
