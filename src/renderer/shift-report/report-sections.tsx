/** The sections of a report, side by side where there is room; the same lines as on paper. */
import { useId } from 'react'
import type { SheetLine, SheetSection } from '../../core/report-lines.ts'
import { classes } from '../components/classes.ts'

export function ReportSections({ sections }: { sections: readonly SheetSection[] }) {
  return (
    <div className="columns-[20rem] gap-5">
      {sections.map((section) => (
        <Section key={section.title} {...section} />
      ))}
    </div>
  )
}

function Section({ title, lines }: SheetSection) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="mb-5 break-inside-avoid rounded-card border border-line bg-surface p-4">
      <h3 id={id} dir="auto" className="mb-2 font-semibold">
        {title}
      </h3>
      <dl className="flex flex-col gap-1">
        {keyed(lines).map(({ key, line }) => (
          <Line key={key} {...line} />
        ))}
      </dl>
    </section>
  )
}

/** Two lines may say the same: each is known by its place as well. */
function keyed(lines: readonly SheetLine[]) {
  return lines.map((line, place) => ({ key: `${place} ${line.label}`, line }))
}

function Line({ label, value, weight, note }: SheetLine) {
  const isTotal = weight === 'total'
  return (
    <div className={classes('text-pretty', isTotal && 'mt-1 border-t border-line pt-1 font-semibold')}>
      <div className={classes('flex justify-between gap-4', weight === 'part' && 'ps-4 text-sm text-muted')}>
        <dt dir="auto" className="min-w-0 break-words">
          {label}
        </dt>
        <dd className="money shrink-0 text-end">{value}</dd>
      </div>
      {note !== undefined && (
        <dd dir="auto" className="ps-4 text-sm whitespace-pre-line text-muted">
          {note}
        </dd>
      )}
    </div>
  )
}
