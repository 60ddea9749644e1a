/** The whole page on which an owner writes down the recovery code. */
import { KeyRound } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { CheckField } from '../../components/field.tsx'
import { SecretCode } from '../../components/secret-code.tsx'

interface RecoveryCodePageProps {
  readonly code: string
  readonly onOpen: () => Promise<void>
}

export function RecoveryCodePage({ code, onOpen }: RecoveryCodePageProps) {
  const { t } = useTranslation()
  const [isWritten, setIsWritten] = useState(false)
  const [isOpening, setIsOpening] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const mayOpen = isWritten && !isOpening
  const open = () => {
    setIsOpening(true)
    void onOpen()
  }
  return (
    <main className="grid min-h-0 flex-1 place-items-center overflow-y-auto p-8">
      <form
        className="flex max-w-3xl flex-col gap-6"
        onSubmit={(event) => {
          event.preventDefault()
          if (mayOpen) open()
        }}
      >
        <header className="flex flex-col gap-3">
          <KeyRound size={40} strokeWidth={1.5} aria-hidden="true" className="text-accent" />
          <h1 ref={heading} tabIndex={-1} className="text-3xl font-semibold tracking-tight">
            {t('recovery.shownTitle')}
          </h1>
          <p className="text-lg text-muted">{t('recovery.shownLead')}</p>
        </header>
        <SecretCode code={code} label={t('recovery.label')} />
        <p>
          <strong>{t('recovery.shownOnce')}</strong> {t('recovery.lost')}
        </p>
        <CheckField
          label={t('recovery.written')}
          checked={isWritten}
          onChange={(event) => setIsWritten(event.target.checked)}
        />
        <Button weight="primary" type="submit" disabled={!mayOpen} className="min-h-14 self-start px-8 text-lg">
          {t(isOpening ? 'recovery.opening' : 'recovery.open')}
        </Button>
      </form>
    </main>
  )
}
