/** What can be said to differences of one kind: each answer says what it does before it is given. */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DriftKind } from '../../../contract/router.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useRouterCommand } from './use-router-command.ts'

interface DriftAnswersProps {
  readonly kind: DriftKind
  readonly routerId: string | null
  /** Null: all of this kind. */
  readonly ids: readonly string[] | null
  readonly onAnswered: () => void
}

type Answer = 'put_back' | 'accept'

export function DriftAnswers({ kind, routerId, ids, onAnswered }: DriftAnswersProps) {
  const { t } = useTranslation()
  const teller = useTeller()
  const [isAsked, setAsked] = useState(false)
  const asker = useRef<HTMLButtonElement>(null)
  const command = useRouterCommand({
    send: (how: Answer) => teller.router.settle({ routerId, kind, how, ids: ids && [...ids] }),
    told: ({ count }) => t('drift.settled', { count, number: count.toLocaleString('en') }),
    onDone: onAnswered,
  })
  const label = (how: Answer) =>
    ids ? t(`driftAnswer.${how}.chosen`, { count: ids.length }) : t(`driftAnswer.${how}.all`)
  // Of codes that customers hold in their hands, one asks once more.
  const isGrave = kind === 'missing'
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-4">
        {kind !== 'added' && (
          <OneAnswer
            label={label('put_back')}
            text={t(`driftAnswer.put_back.${kind}`)}
            isBusy={command.isBusy}
            onGive={() => command.run('put_back')}
          />
        )}
        <OneAnswer
          button={asker}
          label={label('accept')}
          text={t(`driftAnswer.accept.${kind}`)}
          isBusy={command.isBusy}
          onGive={() => (isGrave ? setAsked(true) : command.run('accept'))}
        />
      </div>
      {isAsked ? (
        <Confirm
          question={t('driftAnswer.acceptMissingAsk')}
          label={t('drift.sure')}
          command={{ ...command, run: () => command.run('accept') }}
          onLeave={() => {
            asker.current?.focus()
            setAsked(false)
          }}
        />
      ) : (
        <CallProblem error={command.error} />
      )}
    </div>
  )
}

interface OneAnswerProps {
  readonly button?: React.Ref<HTMLButtonElement>
  readonly label: string
  readonly text: string
  readonly isBusy: boolean
  readonly onGive: () => void
}

function OneAnswer({ button, label, text, isBusy, onGive }: OneAnswerProps) {
  return (
    <div className="flex flex-col items-start gap-1">
      <Button ref={button} aria-busy={isBusy} onClick={() => !isBusy && onGive()}>
        {label}
      </Button>
      <p className="text-sm text-muted">{text}</p>
    </div>
  )
}
