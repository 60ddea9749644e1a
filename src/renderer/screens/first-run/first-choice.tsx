/** The first question Teller ever asks. */
import { useMutation } from '@tanstack/react-query'
import { FlaskConical, Store } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useTeller } from '../../bridge/teller.tsx'
import { Brand } from '../../components/brand.tsx'
import { CallProblem } from '../../components/problem.tsx'

export function FirstChoice({ onSetUp }: { onSetUp: () => void }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const practice = useMutation({ mutationFn: () => teller.setup.practice(undefined) })
  // The answer only says that practice begins; this screen goes when it has begun.
  const isStarting = practice.isPending || practice.isSuccess
  return (
    <main className="m-auto flex max-w-4xl flex-col items-center gap-10 p-8">
      <header className="flex flex-col items-center gap-3 text-center">
        <Brand size={72} />
        <h1 className="text-4xl font-semibold tracking-tight">{t('firstRun.title')}</h1>
        <p className="text-lg text-muted">{t('firstRun.lead')}</p>
      </header>
      <div className="grid w-full grid-cols-2 gap-6">
        <BigChoice
          icon={<Store size={40} strokeWidth={1.5} aria-hidden="true" />}
          title={t('firstRun.setUp')}
          disabled={isStarting}
          onPress={onSetUp}
        >
          {t('firstRun.setUpText')}
        </BigChoice>
        <BigChoice
          icon={<FlaskConical size={40} strokeWidth={1.5} aria-hidden="true" />}
          title={t('firstRun.practise')}
          disabled={isStarting}
          onPress={() => practice.mutate()}
        >
          {t('firstRun.practiseText')}
        </BigChoice>
      </div>
      <p role="status" className="min-h-6 text-muted">
        {isStarting && t('firstRun.startingPractice')}
      </p>
      <CallProblem error={practice.error} />
    </main>
  )
}

interface BigChoiceProps {
  readonly icon: ReactNode
  readonly title: string
  readonly disabled: boolean
  readonly onPress: () => void
  readonly children: string
}

function BigChoice({ icon, title, disabled, onPress, children }: BigChoiceProps) {
  return (
    <button
      type="button"
      disabled={disabled}
      onClick={onPress}
      className="big-ticket ticket-tile flex min-h-48 flex-col justify-center gap-2 rounded-card border border-line bg-surface py-8 pe-8 text-start shadow-card transition-colors hover:border-accent disabled:cursor-not-allowed"
    >
      <span className="absolute inset-y-0 start-0 grid w-28 place-items-center text-accent">{icon}</span>
      <span className="perforation absolute inset-y-4 start-[111px]" />
      <span className="text-2xl font-semibold">{title}</span>
      <span className="text-muted">{children}</span>
    </button>
  )
}
