/** The sample ticket beside the designer: the dots of the paper, as they will be burnt. */
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketDesign } from '../../../core/ticket/design.ts'
import { Choice } from '../../components/choice.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { type Sample, useSample } from './use-design.ts'

interface SamplePaperProps {
  /** The last one that was right; null before there is one. */
  readonly design: TicketDesign | null
  readonly paperMm: 58 | 80
  /** Changes when the logo does. */
  readonly logo: string
}

export function SamplePaper({ design, paperMm: ownPaperMm, logo }: SamplePaperProps) {
  const { t } = useTranslation()
  const [paperMm, setPaperMm] = useState(ownPaperMm)
  const [mark, setMark] = useState<Sample['mark'] | 'none'>('none')
  const sample = useSample(design && { design, paperMm, mark: mark === 'none' ? null : mark }, logo)
  return (
    <section aria-label={t('designer.sample')} className="flex min-h-0 flex-1 flex-col gap-4">
      <div className="grid grid-cols-[2fr_3fr] gap-4">
        <Choice
          label={t('designer.paper')}
          options={[
            { value: 58, label: '58 mm' },
            { value: 80, label: '80 mm' },
          ]}
          chosen={paperMm}
          onChoose={(mm) => setPaperMm(mm === 58 ? 58 : 80)}
        />
        <Choice
          label={t('designer.as')}
          options={(['none', 'reprint', 'void'] as const).map((value) => ({
            value,
            label: t(`designer.mark.${value}`),
          }))}
          chosen={mark ?? 'none'}
          onChoose={setMark}
        />
      </div>
      <CallProblem error={sample.error} retry={{ label: t('app.tryAgain'), run: () => void sample.refetch() }} />
      {sample.data && sample.data.missingScripts.length > 0 && <MissingFonts scripts={sample.data.missingScripts} />}
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-6">
        {sample.data ? (
          <div className="mx-auto w-fit filter-(--shadow-paper)">
            <div className="paper-edges">
              <img
                src={`data:image/png;base64,${sample.data.pngBase64}`}
                width={sample.data.widthDots}
                height={sample.data.heightDots}
                alt={t('designer.sampleAlt', { mm: paperMm })}
                draggable={false}
                className="mx-3 h-auto max-w-[calc(100cqw-4rem)] mix-blend-multiply"
                style={{ width: sample.data.widthDots * SHOWN_AT }}
              />
            </div>
          </div>
        ) : (
          !sample.error && <p className="text-center text-muted">{t('sell.drawing')}</p>
        )}
      </div>
    </section>
  )
}

/** Three quarters of a pixel for a dot: a whole ticket in sight, and every dot to be seen. */
const SHOWN_AT = 0.75

function MissingFonts({ scripts }: { scripts: readonly string[] }) {
  const { t } = useTranslation()
  const names = new Intl.DisplayNames(['en'], { type: 'script' })
  const list = scripts.map((script) => names.of(script) ?? script).join(', ')
  return (
    <p role="status" className="flex gap-2 rounded-control bg-wait-soft p-3 text-wait">
      <TriangleAlert size={18} aria-hidden="true" className="mt-0.5 shrink-0" />
      <span className="text-ink">{t('designer.noFont', { list })}</span>
    </p>
  )
}
