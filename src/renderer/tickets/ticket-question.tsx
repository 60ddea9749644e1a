/** The question a ticket asks the cashier, with its answers as buttons: in its place, never in a window of its own. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SoldToken } from '../../contract/sales.ts'
import { Button } from '../components/button.tsx'
import { classes } from '../components/classes.ts'
import { useSay } from '../text/say.ts'
import { needOf } from './needs.ts'
import type { TicketActions } from './use-ticket-actions.ts'

interface TicketQuestionProps {
  readonly token: SoldToken
  readonly actions: TicketActions
  /** Is it too early to offer printing without the router? */
  readonly tooEarly?: boolean
  /** Do the keys F9, F10, Y and N answer this one? Then they are shown. */
  readonly withKeys?: boolean
}

/** Shows what this token needs; nothing when it needs nothing. */
export function TicketQuestion(props: TicketQuestionProps) {
  const { token, tooEarly = false } = props
  const need = needOf(token)
  return (
    <>
      {token.grant.state === 'refused' && <RefusedCode token={token} />}
      {need === 'release' && !tooEarly && <Release {...props} />}
      {need === 'retry' && <Retry {...props} />}
      {need === 'answer' && <Answer {...props} />}
    </>
  )
}

function RefusedCode({ token }: { token: SoldToken }) {
  const { t } = useTranslation()
  const say = useSay()
  const why = token.grant.problem === null ? '' : ` ${say.grantProblem(token.grant.problem)}`
  const title = t('tickets.refusedTitle', { code: token.codeGroups.join(' ') })
  return <Question tone="bad" title={title} text={t('tickets.refusedText') + why} />
}

function Release({ token, actions, withKeys = false }: TicketQuestionProps) {
  const { t } = useTranslation()
  return (
    <Question tone="wait" title={t('tickets.heldTitle')} text={t('tickets.heldText')}>
      <Button shortcut={withKeys ? 'F9' : undefined} disabled={actions.isBusy} onClick={() => actions.release(token)}>
        {t('tickets.printAnyway')}
      </Button>
    </Question>
  )
}

function Retry({ token, actions, withKeys = false }: TicketQuestionProps) {
  const { t } = useTranslation()
  const text = `${useTicketProblem(token)}${t('tickets.failedText')}`
  return (
    <Question tone="bad" title={t('tickets.failedTitle')} text={text}>
      <Button shortcut={withKeys ? 'F10' : undefined} disabled={actions.isBusy} onClick={() => actions.retry(token)}>
        {t('tickets.printAgain')}
      </Button>
    </Question>
  )
}

function Answer({ token, actions, withKeys = false }: TicketQuestionProps) {
  const { t } = useTranslation()
  const title = t('tickets.uncertainTitle', { code: token.codeGroups.join(' ') })
  const text = `${useTicketProblem(token)}${t('tickets.uncertainText')}`
  const choices = [
    { cameOut: true, label: t('tickets.yes'), shortcut: withKeys ? 'Y' : undefined },
    { cameOut: false, label: t('tickets.noPrintAgain'), shortcut: withKeys ? 'N' : undefined },
  ]
  return (
    <Question tone="wait" title={title} text={text}>
      {choices.map(({ cameOut, label, shortcut }) => (
        <Button
          key={label}
          shortcut={shortcut}
          disabled={actions.isBusy}
          onClick={() => actions.answer(token, cameOut)}
        >
          {label}
        </Button>
      ))}
    </Question>
  )
}

/** Why the ticket stands where it does, as a sentence and a space; empty when nobody said. */
function useTicketProblem({ ticket }: SoldToken): string {
  const say = useSay()
  return ticket.problem === null ? '' : `${say.ticketProblem(ticket.problem)} `
}

interface QuestionProps {
  readonly tone: 'wait' | 'bad'
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}

function Question({ tone, title, text, children }: QuestionProps) {
  return (
    <section
      aria-label={title}
      className={classes('rounded-control p-3', tone === 'bad' ? 'bg-bad-soft' : 'bg-wait-soft')}
    >
      <p role="status" className={classes('font-semibold', tone === 'bad' ? 'text-bad' : 'text-wait')}>
        {title}
      </p>
      <p className="text-sm">{text}</p>
      {children && <div className="mt-2 flex flex-wrap gap-2">{children}</div>}
    </section>
  )
}
