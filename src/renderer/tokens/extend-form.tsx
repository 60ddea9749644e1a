/** How much more goes onto a code, and why. */
import { type FormEvent, type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TokenLife } from '../../contract/token.ts'
import { Button } from '../components/button.tsx'
import { TextField } from '../components/field.tsx'
import { CallProblem } from '../components/problem.tsx'
import { useChecked } from '../forms/use-checked.ts'
import { useProblemText } from '../forms/use-problem-text.ts'
import { checkExtension, type ExtendDraft, extendable, NEW_EXTENSION } from './extend-draft.ts'
import { ExtensionFields } from './extension-fields.tsx'
import type { TokenCommands } from './use-token-commands.ts'

const USUAL = ['powerCut', 'slow', 'goodwill'] as const

interface ExtendFormProps {
  readonly token: TokenLife
  readonly command: TokenCommands['extend']
  readonly onLeave: () => void
}

export function ExtendForm({ token, command, onLeave }: ExtendFormProps) {
  const { t } = useTranslation()
  const title = useId()
  const [draft, setDraft] = useState(NEW_EXTENSION)
  const { form, problems, take } = useChecked(checkExtension(draft, token))
  const problemOf = useProblemText(problems)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input')?.focus()
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [form])
  const edit = (change: Partial<ExtendDraft>) => setDraft({ ...draft, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const more = take()
    if (more && !command.isBusy) command.run(more)
  }
  const hear = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // The sale around it stays open.
    event.stopPropagation()
    onLeave()
  }
  return (
    <form
      ref={form}
      noValidate
      aria-labelledby={title}
      onSubmit={submit}
      onKeyDown={hear}
      className="flex flex-col gap-3 rounded-control border border-line bg-surface p-3"
    >
      <header>
        <h3 id={title} className="font-semibold">
          {t('extending.title', { code: token.codeGroups.join(' ') })}
        </h3>
        <p className="text-sm text-muted">{t('extending.lead')}</p>
      </header>
      <ExtensionFields draft={draft} shown={extendable(token)} problemOf={problemOf} onEdit={edit} />
      <Reason reason={draft.reason} problem={problemOf('reason')} onReason={(reason) => edit({ reason })} />
      <CallProblem error={command.error} />
      <div className="flex gap-2">
        <Button weight="primary" type="submit" aria-busy={command.isBusy} className="flex-1">
          {t(command.isBusy ? 'extending.working' : 'extending.confirm')}
        </Button>
        <Button shortcut="Esc" onClick={onLeave}>
          {t('extending.cancel')}
        </Button>
      </div>
    </form>
  )
}

interface ReasonProps {
  readonly reason: string
  readonly problem: string | undefined
  readonly onReason: (reason: string) => void
}

function Reason({ reason, problem, onReason }: ReasonProps) {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={t('extending.reason')}
        hint={t('extending.reasonHint')}
        problem={problem}
        maxLength={200}
        value={reason}
        onChange={(event) => onReason(event.target.value)}
      />
      <fieldset aria-label={t('extending.reasons')} className="flex min-w-0 flex-wrap gap-2">
        {USUAL.map((name) => (
          <Button
            key={name}
            aria-pressed={reason === t(`extending.${name}`)}
            className="rounded-full aria-pressed:border-accent aria-pressed:bg-accent-soft"
            onClick={() => onReason(t(`extending.${name}`))}
          >
            {t(`extending.${name}`)}
          </Button>
        ))}
      </fieldset>
    </div>
  )
}
