/** How much more goes onto every unsold slip of a batch, and why. */
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchView } from '../../../contract/batch.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import {
  checkExtension,
  type ExtendDraft,
  type Extension,
  extendable,
  NEW_EXTENSION,
} from '../../tokens/extend-draft.ts'
import { ExtensionFields } from '../../tokens/extension-fields.tsx'
import { useBatchCommand } from './use-batch-command.ts'

export function ExtendUnsold({ batch, onLeave }: { batch: BatchView; onLeave: () => void }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const title = useId()
  const [draft, setDraft] = useState(NEW_EXTENSION)
  const { form, problems, take } = useChecked(checkExtension(draft, batch))
  const problemOf = useProblemText(problems)
  const command = useBatchCommand({
    send: (more: Extension) => teller.batch.extend({ batchId: batch.id, ...more }),
    told: ({ count }) => t('unsold.extended', { count, number: count.toLocaleString('en') }),
    onDone: onLeave,
  })
  const edit = (change: Partial<ExtendDraft>) => setDraft({ ...draft, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const more = take()
    if (more && !command.isBusy) command.run(more)
  }
  return (
    <form
      ref={form}
      noValidate
      aria-labelledby={title}
      onSubmit={submit}
      className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4 shadow-card"
    >
      <header>
        <h4 id={title} className="font-semibold">
          {t('unsold.extendTitle')}
        </h4>
        <p className="text-sm text-muted">{t('unsold.extendLead')}</p>
      </header>
      <ExtensionFields draft={draft} shown={extendable(batch)} problemOf={problemOf} onEdit={edit} />
      <TextField
        label={t('extending.reason')}
        hint={t('extending.reasonHint')}
        problem={problemOf('reason')}
        maxLength={200}
        value={draft.reason}
        onChange={(event) => edit({ reason: event.target.value })}
      />
      <CallProblem error={command.error} />
      <div className="flex gap-2">
        <Button weight="primary" type="submit" aria-busy={command.isBusy}>
          {t(command.isBusy ? 'extending.working' : 'extending.confirm')}
        </Button>
        <Button onClick={onLeave}>{t('extending.cancel')}</Button>
      </div>
    </form>
  )
}
