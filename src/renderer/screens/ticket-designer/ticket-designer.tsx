/** The ticket designer: what a ticket says on the left, the ticket itself on the right. */
import { Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DesignForm } from '../../../contract/design.ts'
import { Button } from '../../components/button.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { check, NO_PROBLEMS } from '../../forms/check.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { candidateOf, draftOf } from './design-draft.ts'
import { LanguageFields } from './language-fields.tsx'
import { LeaveButton, ResetPart } from './leaving.tsx'
import { PieceList } from './piece-list.tsx'
import { SamplePaper } from './sample-paper.tsx'
import { useDesign, useDesignChanges } from './use-design.ts'
import { useDesignDraft } from './use-design-draft.ts'
import { WifiFields } from './wifi-fields.tsx'

export function TicketDesigner({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const design = useDesign()
  if (design.data) return <Designer saved={design.data} onClose={onClose} />
  return (
    <div className="flex flex-col items-start gap-4 p-6">
      <PageHeading>{t('designer.title')}</PageHeading>
      <CallProblem error={design.error} retry={{ label: t('app.tryAgain'), run: () => void design.refetch() }} />
      {design.isPending && <p className="text-muted">{t('designer.loading')}</p>}
      <Button onClick={onClose}>{t('designer.back')}</Button>
    </div>
  )
}

interface DesignerProps {
  readonly saved: NonNullable<ReturnType<typeof useDesign>['data']>
  readonly onClose: () => void
}

function Designer({ saved, onClose }: DesignerProps) {
  const { t } = useTranslation()
  const changes = useDesignChanges()
  // What is in the store: what was there at the beginning, then what was saved since.
  const [begun, setBegun] = useState(saved.design)
  const { draft, isChanged, canUndo, change, undo, forget } = useDesignDraft(begun)
  const checked = check(DesignForm, candidateOf(draft))
  const right = useLastRight(checked.ok ? checked.value : null)
  const problemOf = useProblemText(checked.ok ? NO_PROBLEMS : checked.problems)
  const begin = (design: typeof saved.design) => {
    setBegun(design)
    change(draftOf(design))
  }
  const leave = () => {
    forget()
    onClose()
  }
  const save = () => {
    if (!checked.ok || changes.save.isBusy) return
    const { value } = checked
    changes.save.run(value, () => setBegun(value))
  }
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_minmax(400px,560px)]">
      <div className="flex min-h-0 flex-col">
        <header className="flex items-center gap-3 px-6 pt-6 pb-4">
          <LeaveButton isChanged={isChanged} onLeave={leave} />
          <PageHeading>{t('designer.title')}</PageHeading>
          <div className="flex-1" />
          <Button icon={<Undo2 size={18} aria-hidden="true" />} disabled={!canUndo} onClick={undo}>
            {t('designer.undo')}
          </Button>
        </header>
        <div className="flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto px-6 pb-6">
          <Part title={t('designer.pieces')}>
            <PieceList draft={draft} logo={saved.logo} changes={changes} onChange={change} />
          </Part>
          <Part title={t('designer.languages')} lead={t('designer.languagesLead')}>
            <LanguageFields draft={draft} onChange={change} />
          </Part>
          <Part title={t('designer.wifi')} lead={t('designer.wifiLead')}>
            <WifiFields
              wifi={draft.wifi}
              problemOf={problemOf}
              onChange={(wifi, field) => change({ ...draft, wifi }, field)}
            />
          </Part>
          <ResetPart isStandard={saved.isStandard} changes={changes} onReset={begin} />
        </div>
        <footer className="flex flex-col gap-3 border-t border-line bg-surface px-6 py-4">
          <CallProblem error={changes.save.error} />
          <div className="flex items-center gap-3">
            <Button
              weight="primary"
              disabled={!isChanged || !checked.ok}
              aria-busy={changes.save.isBusy}
              onClick={save}
            >
              {t(changes.save.isBusy ? 'settings.saving' : 'settings.save')}
            </Button>
            <Button weight="quiet" disabled={!isChanged} onClick={() => begin(begun)}>
              {t('designer.discard')}
            </Button>
            <p role="status" className="text-muted">
              {t(!checked.ok ? 'designer.notRight' : isChanged ? 'designer.unsaved' : 'designer.allSaved')}
            </p>
          </div>
        </footer>
      </div>
      <aside className="flex min-h-0 flex-col border-s border-line bg-sunken p-6 pb-0 [container-type:inline-size]">
        <SamplePaper design={right} paperMm={saved.paperMm} logo={saved.logo?.pngBase64 ?? ''} />
      </aside>
    </div>
  )
}

function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <div>
        <h2 className="font-semibold">{title}</h2>
        {lead !== undefined && <p className="text-muted">{lead}</p>}
      </div>
      {children}
    </section>
  )
}

/** What was right last, while something half typed is not. */
function useLastRight<T>(value: T | null): T | null {
  const [last, setLast] = useState(value)
  if (value !== null && JSON.stringify(value) !== JSON.stringify(last)) setLast(value)
  return value ?? last
}
