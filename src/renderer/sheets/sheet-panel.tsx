/** A batch on paper that is cut apart, or as a table: which paper, how many on a page, and the way to the file. */
import { FileDown } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CUT_MARKS, SHEET_PAPERS, type SheetPaper, USUAL_GRIDS } from '../../core/sheet.ts'
import { Button } from '../components/button.tsx'
import { Choice } from '../components/choice.tsx'
import { TextField } from '../components/field.tsx'
import { CallProblem, Notice } from '../components/problem.tsx'
import { PagePicture } from './page-picture.tsx'
import { newSheet, orderOf, paperNeeded, type SheetDraft } from './sheet-draft.ts'
import { useSheetFiles } from './use-sheet-files.ts'

interface SheetPanelProps {
  readonly batchId: string
  /** Slips that the batch has by now. */
  readonly quantity: number
}

export function SheetPanel({ batchId, quantity }: SheetPanelProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(() => newSheet(quantity))
  const files = useSheetFiles()
  const order = orderOf(draft, batchId, quantity)
  const icon = <FileDown size={18} aria-hidden="true" />
  return (
    <section
      aria-label={t('sheets.title')}
      className="flex flex-wrap gap-8 rounded-card border border-line bg-surface p-5 shadow-card"
    >
      <PagePicture {...draft} />
      <div className="flex min-w-80 max-w-2xl flex-1 flex-col gap-4">
        <div>
          <h2 className="text-lg font-semibold">{t('sheets.title')}</h2>
          <p className="text-muted">{t('sheets.lead')}</p>
        </div>
        <SheetChoices draft={draft} quantity={quantity} change={(part) => setDraft({ ...draft, ...part })} />
        <div className="flex flex-wrap items-center gap-4">
          <Button
            weight="primary"
            icon={icon}
            disabled={!order || files.isWorking}
            onClick={() => order && files.make({ format: 'pdf', order })}
          >
            {t('sheets.pdf')}
          </Button>
          <p className="text-muted">{order && <PaperNeeded order={order} />}</p>
        </div>
        <div className="flex flex-wrap items-center gap-3 border-line border-t pt-4">
          <p className="min-w-48 flex-1 text-muted">{t('sheets.tablesLead')}</p>
          {(['csv', 'excel'] as const).map((format) => (
            <Button key={format} icon={icon} disabled={files.isWorking} onClick={() => files.make({ format, batchId })}>
              {t(`sheets.${format}`)}
            </Button>
          ))}
        </div>
        {files.isWorking ? <Working {...files} /> : <Outcome {...files} />}
      </div>
    </section>
  )
}

function PaperNeeded({ order }: { readonly order: NonNullable<ReturnType<typeof orderOf>> }) {
  const { t } = useTranslation()
  const { pages, width, height } = paperNeeded(order)
  return t('sheets.pages', { count: pages, width, height })
}

interface ChoicesProps {
  readonly draft: SheetDraft
  readonly quantity: number
  readonly change: (part: Partial<SheetDraft>) => void
}

function SheetChoices({ draft, quantity, change }: ChoicesProps) {
  const { t } = useTranslation()
  const grids = USUAL_GRIDS.map((grid, value) => ({ value, label: t('sheets.grids', grid) }))
  const chosen = USUAL_GRIDS.findIndex(({ columns, rows }) => columns === draft.columns && rows === draft.rows)
  const papers = Object.keys(SHEET_PAPERS) as SheetPaper[]
  const isSense = orderOf(draft, '', quantity) !== undefined
  return (
    <>
      <Choice
        label={t('sheets.grid')}
        options={grids}
        chosen={chosen}
        onChoose={(at) => change(USUAL_GRIDS[at] ?? {})}
      />
      <div className="flex flex-wrap gap-4">
        <Choice
          label={t('sheets.paper')}
          options={papers.map((value) => ({ value, label: t(`sheetPaper.${value}`) }))}
          chosen={draft.paper}
          onChoose={(paper) => change({ paper })}
        />
        <Choice
          label={t('sheets.cutMarks')}
          options={CUT_MARKS.map((value) => ({ value, label: t(`sheetCutMarks.${value}`) }))}
          chosen={draft.cutMarks}
          onChoose={(cutMarks) => change({ cutMarks })}
        />
      </div>
      <div className="flex max-w-md gap-4">
        {(['from', 'to'] as const).map((end) => (
          <TextField
            key={end}
            label={t(`sheets.${end}`)}
            inputMode="numeric"
            className="money"
            value={draft[end]}
            aria-invalid={!isSense}
            onChange={(event) => change({ [end]: event.target.value.trim() })}
          />
        ))}
      </div>
      {!isSense && <p className="text-bad text-sm">{t('sheets.range', { quantity })}</p>}
    </>
  )
}

type Files = ReturnType<typeof useSheetFiles>

function Working({ progress, stop, isStopping }: Files) {
  const { t } = useTranslation()
  const label = useId()
  return (
    <div className="flex min-h-11 items-center gap-4">
      <Button disabled={isStopping} onClick={stop}>
        {t(isStopping ? 'sheets.stopping' : 'sheets.stop')}
      </Button>
      <div className="flex flex-1 flex-col gap-1">
        <p id={label} role="status" className="money text-sm">
          {progress ? t('sheets.progress', { ...progress }) : t('sheets.starting')}
        </p>
        <progress
          aria-labelledby={label}
          className="h-2 w-full accent-accent"
          max={progress?.total}
          value={progress?.done}
        />
      </div>
    </div>
  )
}

/** What became of the last one. It stays at hand: whether it was saved, only the person knows. */
function Outcome({ made, error, saveAgain }: Files) {
  const { t } = useTranslation()
  if (error) return <CallProblem error={error} />
  if (!made) return null
  const { fileName: file, slips, withoutQr } = made
  return (
    <>
      {withoutQr > 0 && (
        <Notice title={t('sheets.noQrTitle')}>
          <p>{t('sheets.noQr')}</p>
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-4">
        <div role="status" className="min-w-60 flex-1">
          <p>{slips === null ? t('sheets.doneTable', { file }) : t('sheets.donePdf', { file, slips })}</p>
          <p className="text-muted text-sm">{t('sheets.againHint')}</p>
        </div>
        <Button onClick={saveAgain}>{t('sheets.again')}</Button>
      </div>
    </>
  )
}
